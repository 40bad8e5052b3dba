package uk.toex.graph;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import uk.toex.api.Progress;
import uk.toex.api.network.Seed;

/**
 * What scores and ranks were month by month, each as of then: with the links and seeds recorded by
 * then and their age then. So an analyst sees when the warning would have come.
 */
public final class RiskHistory {

  private final List<Month> months;

  private RiskHistory(List<Month> months) {
    this.months = List.copyOf(months);
  }

  /** One month: the last day that counted, and what is needed of its scores. */
  private static final class Month {
    final LocalDate asOf;
    final double[] u;
    final double[] gain;
    final double[] scale;

    /** By entity; 0 for those that are not ranked. */
    final int[] rank;

    Month(LocalDate asOf, RiskScores scores, IntPredicate subjects) {
      this.asOf = asOf;
      this.u = scores.u;
      this.gain = scores.view.gain;
      this.scale = scores.view.scale;
      this.rank = new int[u.length];
      new RiskRankings(scores)
          .ranked(RiskMeasure.PASSING, subjects, 0)
          .forEach(each -> rank[each.entity()] = each.rank());
    }
  }

  /**
   * A subject's place in one month.
   *
   * @param asOf the last day that counted
   * @param score the score as of then
   * @param rank among the subjects; 0 if no risk had reached it, or it was a seed
   */
  public record Point(LocalDate asOf, double score, int rank) {}

  /**
   * Scores the ends of the months before a view's day, and that day.
   *
   * @param months how many points at most, at least 1
   * @param subjects who is ranked
   * @throws IllegalArgumentException if the view has no day
   */
  public static RiskHistory of(
      RiskView view,
      List<Seed> seeds,
      int months,
      IntPredicate subjects,
      int threads,
      Progress progress) {
    LocalDate last = view.asOf();
    if (last == null) {
      throw new IllegalArgumentException("a network without dates has no history");
    }
    List<Month> all = new ArrayList<>();
    for (int back = months - 1; back >= 0; back--) {
      progress.step("scoring month by month", months - 1 - back, months);
      LocalDate asOf =
          back == 0 ? last : last.minusMonths(back).with(TemporalAdjusters.lastDayOfMonth());
      if (back > 0 && !asOf.isBefore(last)) {
        continue;
      }
      RiskView then = RiskView.of(view.network(), view.config(), asOf);
      RiskScores scores = new RiskScorer().solve(then, seeds, threads, Progress.NONE);
      all.add(new Month(asOf, scores, subjects));
    }
    return new RiskHistory(all);
  }

  /** A subject's points, the earliest first. */
  public List<Point> of(int subject, RiskMeasure measure) {
    List<Point> points = new ArrayList<>();
    for (Month month : months) {
      double value = month.u[subject] * measure.factor(month.gain[subject], month.scale[subject]);
      points.add(new Point(month.asOf, value, month.rank[subject]));
    }
    return points;
  }
}
