package uk.toex.nlp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import uk.toex.api.report.Tag;

/**
 * How well a review found known errors; the metrics of {@code toex reports evaluate}. All
 * candidates are ranked by the probability that the tag is wrong as given; an error is a candidate
 * whose given state differs from the truth.
 *
 * @param candidates how many pairs were scored
 * @param errors how many of them are wrong
 * @param averagePrecision over all candidates; NaN without errors
 * @param auroc likewise
 * @param precisionAt the share of errors among the first 100, 500, 1000, and as many as there are
 *     errors
 * @param flagged candidates with a probability of at least a half
 * @param calibrationError {@link RankingMetrics#calibrationError}
 * @param brier {@link RankingMetrics#brier}
 * @param missingAveragePrecision over the pairs not given
 * @param wrongAveragePrecision over the pairs given
 * @param macroAveragePrecision the mean over the tags that have errors
 */
public record ReviewEvaluation(
    int candidates,
    int errors,
    double averagePrecision,
    double auroc,
    SortedMap<String, Double> precisionAt,
    Flagged flagged,
    double calibrationError,
    double brier,
    double missingAveragePrecision,
    double wrongAveragePrecision,
    double macroAveragePrecision) {

  /**
   * The candidates that the review would call wrong.
   *
   * @param count how many
   * @param precision the share of errors among them; NaN if there are none
   * @param recall the share of all errors that are among them
   * @param f1 the harmonic mean of the two
   */
  public record Flagged(int count, double precision, double recall, double f1) {}

  /**
   * Measures a review.
   *
   * @param truth the true tags of each report, by its number
   */
  public static ReviewEvaluation of(Review review, IntFunction<SortedSet<Tag>> truth) {
    int n = review.candidates();
    double[] p = new double[n];
    boolean[] error = new boolean[n];
    boolean[] given = new boolean[n];
    int[] tag = new int[n];
    List<Tag> tags = review.tags();
    int[] at = {0};
    review.forEachCandidate(
        (report, candidateTag, isGiven, probability) -> {
          int i = at[0]++;
          p[i] = probability;
          given[i] = isGiven;
          tag[i] = tags.indexOf(candidateTag);
          error[i] = truth.apply(report).contains(candidateTag) != isGiven;
        });
    int errors = 0;
    int count = 0;
    int hits = 0;
    for (int i = 0; i < n; i++) {
      errors += error[i] ? 1 : 0;
      count += p[i] >= 0.5 ? 1 : 0;
      hits += p[i] >= 0.5 && error[i] ? 1 : 0;
    }
    double precision = (double) hits / count;
    double recall = (double) hits / errors;
    TreeMap<String, Double> precisionAt = new TreeMap<>();
    for (int k : new int[] {100, 500, 1000}) {
      precisionAt.put(Integer.toString(k), RankingMetrics.precisionAt(p, error, k));
    }
    precisionAt.put("errors", RankingMetrics.precisionAt(p, error, errors));
    double macro = 0;
    int withErrors = 0;
    for (int t = 0; t < tags.size(); t++) {
      int own = t;
      double ap = averagePrecision(p, error, i -> tag[i] == own);
      if (!Double.isNaN(ap)) {
        macro += ap;
        withErrors++;
      }
    }
    return new ReviewEvaluation(
        n,
        errors,
        RankingMetrics.averagePrecision(p, error),
        RankingMetrics.auroc(p, error),
        precisionAt,
        new Flagged(count, precision, recall, 2 * precision * recall / (precision + recall)),
        RankingMetrics.calibrationError(p, error),
        RankingMetrics.brier(p, error),
        averagePrecision(p, error, i -> !given[i]),
        averagePrecision(p, error, i -> given[i]),
        macro / withErrors);
  }

  private static double averagePrecision(double[] p, boolean[] error, IntPredicate which) {
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < p.length; i++) {
      if (which.test(i)) {
        kept.add(i);
      }
    }
    double[] score = new double[kept.size()];
    boolean[] truth = new boolean[score.length];
    Arrays.setAll(score, i -> p[kept.get(i)]);
    for (int i = 0; i < truth.length; i++) {
      truth[i] = error[kept.get(i)];
    }
    return RankingMetrics.averagePrecision(score, truth);
  }
}
