package uk.toex.nlp.internal;

import java.util.Arrays;

/**
 * Deals texts to folds so that groups stay together and every fold gets its share of every tag
 * (after Sechidis, Tsoumakas and Vlahavas, 2011: the rarest need first).
 */
public final class Folds {

  private Folds() {}

  /**
   * The fold of each text.
   *
   * @param group for each text, its group: the number of the group's first text
   * @param tags for each text, the numbers of its tags
   * @param tagCount how many tags there are
   * @param folds how many folds, at least 2
   * @param seed decides the order in which groups are dealt
   */
  public static byte[] deal(int[] group, int[][] tags, int tagCount, int folds, long seed) {
    int n = group.length;
    int[] total = new int[tagCount];
    for (int[] own : tags) {
      for (int t : own) {
        total[t]++;
      }
    }
    // The members of each group as a linked list, and the groups in seeded order.
    int[] head = new int[n];
    int[] next = new int[n];
    Arrays.fill(head, -1);
    int groups = 0;
    for (int d = n - 1; d >= 0; d--) {
      if (head[group[d]] < 0) {
        groups++;
      }
      next[d] = head[group[d]];
      head[group[d]] = d;
    }
    long[] order = new long[groups];
    for (int d = 0, k = 0; d < n; d++) {
      if (head[d] >= 0) {
        order[k++] = (SplitMix.mix(SplitMix.mix(seed) + d) & ~0xFFFF_FFFFL) | d;
      }
    }
    Arrays.sort(order);
    double[][] tagged = new double[folds][tagCount];
    double[] held = new double[folds];
    byte[] fold = new byte[n];
    double[] cost = new double[folds];
    for (long packed : order) {
      int first = head[(int) packed];
      for (int f = 0; f < folds; f++) {
        // How much fuller than the others this fold is already in what the group would bring.
        cost[f] = held[f] / n;
        for (int d = first; d >= 0; d = next[d]) {
          for (int t : tags[d]) {
            cost[f] += tagged[f][t] / total[t];
          }
        }
      }
      int best = 0;
      for (int f = 1; f < folds; f++) {
        if (cost[f] < cost[best]) {
          best = f;
        }
      }
      for (int d = first; d >= 0; d = next[d]) {
        fold[d] = (byte) best;
        held[best]++;
        for (int t : tags[d]) {
          tagged[best][t]++;
        }
      }
    }
    return fold;
  }
}
