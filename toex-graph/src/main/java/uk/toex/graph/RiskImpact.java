package uk.toex.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * What a ranking would become if a report, or anyone, were confirmed as a seed: the score is linear
 * in the seeds, so one push from the report says what it would give everyone. Not thread-safe.
 */
public final class RiskImpact {

  private static final double EPSILON = 1e-6;
  private static final long MOST_WORK = 4_000_000;

  private final RiskScores scores;
  private final Push push;
  private final IntPredicate subjects;
  private final List<RiskRankings.Ranked> ranked;
  private final int top;

  /**
   * An impact on the top of a ranking.
   *
   * @param subjects who is ranked
   * @param top how many places count, at least 1
   */
  public RiskImpact(RiskScores scores, IntPredicate subjects, int top) {
    this.scores = scores;
    this.push = new Push(scores.view);
    this.subjects = subjects;
    this.ranked = new RiskRankings(scores).ranked(RiskMeasure.PASSING, subjects, 0);
    this.top = top;
  }

  /**
   * What one confirmed seed would change.
   *
   * @param entering subjects that would enter the top, by number, the new score highest first
   * @param leaving subjects that would leave it
   * @param reached how much the seed would give all subjects together
   * @param unknown how much of what it gives was not followed further, over all entities
   */
  public record Consequence(
      List<Integer> entering, List<Integer> leaving, double reached, double unknown) {

    public Consequence {
      entering = List.copyOf(entering);
      leaving = List.copyOf(leaving);
    }
  }

  /**
   * What would change if an entity's weight as a seed rose by so much.
   *
   * @param weight in (0, 1]
   */
  public Consequence of(int entity, double weight) {
    push.begin(entity);
    push.push(EPSILON, MOST_WORK);
    double unknown = 0;
    double reached = 0;
    List<Integer> candidates = new ArrayList<>();
    for (int k = 0; k < push.touched(); k++) {
      int i = push.entity(k);
      unknown += weight * push.residual(i);
      // The entity itself would be a seed, and seeds are not ranked.
      if (i != entity && scores.restart[i] == 0 && push.value(i) > 0 && subjects.test(i)) {
        reached += weight * push.value(i);
        candidates.add(i);
      }
    }
    // Nobody falls, and only those that were reached rise; one more, should the entity leave a gap.
    for (RiskRankings.Ranked each : ranked.subList(0, Math.min(top + 1, ranked.size()))) {
      if (push.value(each.entity()) == 0 && each.entity() != entity) {
        candidates.add(each.entity());
      }
    }
    candidates.sort(
        Comparator.comparingDouble((Integer i) -> -after(i, weight))
            .thenComparing(scores.view::id));
    List<Integer> now = candidates.subList(0, Math.min(top, candidates.size()));
    List<Integer> before = new ArrayList<>();
    for (RiskRankings.Ranked each : ranked.subList(0, Math.min(top, ranked.size()))) {
      before.add(each.entity());
    }
    List<Integer> entering = new ArrayList<>(now);
    entering.removeAll(before);
    List<Integer> leaving = new ArrayList<>(before);
    leaving.removeAll(now);
    leaving.remove((Integer) entity);
    return new Consequence(entering, leaving, reached, unknown);
  }

  private double after(int i, double weight) {
    return (scores.u[i] + weight * push.value(i)) * scores.view.factor(i, RiskMeasure.PASSING);
  }
}
