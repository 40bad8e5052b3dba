package uk.toex.nlp;

import uk.toex.nlp.internal.Order;

/**
 * How well a ranking finds what it looks for. Definitions follow scikit-learn where it has them.
 *
 * <p>All methods take one score and one truth per candidate, in any order; higher scores come
 * first. Pure and thread-safe; O(n log n).
 */
public final class RankingMetrics {

  private RankingMetrics() {}

  /**
   * Average precision: Σ (R_n − R_n−1) P_n over the distinct scores, without interpolation.
   *
   * @return in [0, 1]; NaN if nothing is true
   */
  public static double averagePrecision(double[] score, boolean[] truth) {
    int[] order = Order.descending(score);
    long positives = count(truth);
    double sum = 0;
    long hits = 0;
    long before = 0;
    for (int i = 0; i < order.length; i++) {
      hits += truth[order[i]] ? 1 : 0;
      boolean lastOfTies = i + 1 == order.length || score[order[i + 1]] != score[order[i]];
      if (lastOfTies) {
        sum += (double) (hits - before) * hits / (i + 1);
        before = hits;
      }
    }
    return positives == 0 ? Double.NaN : sum / positives;
  }

  /**
   * The area under the ROC curve: how probably a true candidate scores above a false one, ties
   * half.
   *
   * @return in [0, 1]; NaN if all candidates are alike
   */
  public static double auroc(double[] score, boolean[] truth) {
    int[] order = Order.descending(score);
    double positives = count(truth);
    double negatives = truth.length - positives;
    double area = 0;
    double hitsBefore = 0;
    for (int from = 0; from < order.length; ) {
      int to = from;
      double hits = 0;
      while (to < order.length && score[order[to]] == score[order[from]]) {
        hits += truth[order[to]] ? 1 : 0;
        to++;
      }
      double misses = to - from - hits;
      area += misses * (hitsBefore + hits / 2);
      hitsBefore += hits;
      from = to;
    }
    return area / (positives * negatives);
  }

  /**
   * The share of true candidates among the first {@code k}; ties as they stand in the input.
   *
   * @return in [0, 1]; with fewer than k candidates, the share among all of them
   */
  public static double precisionAt(double[] score, boolean[] truth, int k) {
    int[] order = Order.descending(score);
    int n = Math.min(k, order.length);
    int hits = 0;
    for (int i = 0; i < n; i++) {
      hits += truth[order[i]] ? 1 : 0;
    }
    return n == 0 ? Double.NaN : (double) hits / n;
  }

  /**
   * The expected calibration error over the tenth of candidates ranked highest, in ten bins of
   * equal count: the mean of |mean probability − share true|, weighted by the bins' counts.
   */
  public static double calibrationError(double[] probability, boolean[] truth) {
    int[] order = Order.descending(probability);
    int n = order.length < 10 ? order.length : order.length / 10;
    double error = 0;
    for (int bin = 0; bin < 10; bin++) {
      int from = (int) ((long) n * bin / 10);
      int to = (int) ((long) n * (bin + 1) / 10);
      double p = 0;
      double hits = 0;
      for (int i = from; i < to; i++) {
        p += probability[order[i]];
        hits += truth[order[i]] ? 1 : 0;
      }
      error += Math.abs(p - hits);
    }
    return error / n;
  }

  /** The mean squared distance between probability and truth. */
  public static double brier(double[] probability, boolean[] truth) {
    double sum = 0;
    for (int i = 0; i < probability.length; i++) {
      double d = probability[i] - (truth[i] ? 1 : 0);
      sum += d * d;
    }
    return sum / probability.length;
  }

  private static long count(boolean[] truth) {
    long n = 0;
    for (boolean t : truth) {
      n += t ? 1 : 0;
    }
    return n;
  }
}
