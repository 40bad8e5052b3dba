package uk.toex.graph.evaluate;

import java.util.Arrays;

/** Measures of how well scores put what is wanted first. */
public final class RankingQuality {

  private RankingQuality() {}

  /**
   * Average precision, Σ (Rₙ − Rₙ₋₁) Pₙ over the distinct scores from the highest, so that items of
   * the same score count as one step: what scikit-learn's {@code average_precision_score} computes.
   *
   * @param scores by item
   * @param wanted by item
   * @return in (0, 1]; NaN if nothing is wanted
   */
  public static double averagePrecision(double[] scores, boolean[] wanted) {
    int[] order = order(scores);
    double sum = 0;
    int hits = 0;
    int before = 0;
    for (int k = 0; k < order.length; k++) {
      hits += wanted[order[k]] ? 1 : 0;
      if (k + 1 == order.length || scores[order[k + 1]] != scores[order[k]]) {
        sum += (hits - before) * (hits / (k + 1.0));
        before = hits;
      }
    }
    return hits == 0 ? Double.NaN : sum / hits;
  }

  /**
   * The share of what is wanted that is among the first k. Items of the same score on both sides of
   * the cut count by the share of them that fits, as if their order were drawn.
   *
   * @return in [0, 1]; NaN if nothing is wanted
   */
  public static double recallAt(int k, double[] scores, boolean[] wanted) {
    return hitsAt(k, scores, wanted) / count(wanted);
  }

  /**
   * The share of the first k, or of all where there are fewer, that is wanted; items of the same
   * score count as in {@link #recallAt}.
   *
   * @return in [0, 1]; NaN if there are no items
   */
  public static double precisionAt(int k, double[] scores, boolean[] wanted) {
    return hitsAt(k, scores, wanted) / Math.min(k, scores.length);
  }

  private static double hitsAt(int k, double[] scores, boolean[] wanted) {
    int[] order = order(scores);
    double hits = 0;
    for (int from = 0; from < Math.min(k, order.length); ) {
      int to = from;
      int here = 0;
      while (to < order.length && scores[order[to]] == scores[order[from]]) {
        here += wanted[order[to]] ? 1 : 0;
        to++;
      }
      hits += to <= k ? here : here * ((double) (k - from) / (to - from));
      from = to;
    }
    return hits;
  }

  /** Items from the highest score, the same ones as they come. */
  static int[] order(double[] scores) {
    Integer[] order = new Integer[scores.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(scores[b], scores[a]));
    return Arrays.stream(order).mapToInt(i -> i).toArray();
  }

  private static double count(boolean[] wanted) {
    int count = 0;
    for (boolean one : wanted) {
      count += one ? 1 : 0;
    }
    return count == 0 ? Double.NaN : count;
  }
}
