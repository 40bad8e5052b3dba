package uk.toex.nlp.internal;

import java.util.Arrays;

/**
 * The texts that the few parameters of a channel are fitted on: all of them in a collection of
 * usual size. In a large one, all that carry the tag and all that score highest without it, up to a
 * bound each, and a random part of the rest, weighted for those left out, so that rare tags lose
 * nothing.
 *
 * @param texts the numbers of the texts, rising within each part
 * @param weights how many texts each stands for
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FitSample(int[] texts, double[] weights) {

  /** Collections up to this size are used whole. */
  static final int WHOLE = 50_000;

  private static final int PART = 15_000;

  static FitSample forTag(BaseScores scores, int[][] labels, int tag, long seed) {
    int n = labels.length;
    if (n <= WHOLE) {
      return whole(n);
    }
    // Strata: 0 carries the tag, 1 scores high without it, 2 the rest.
    byte[] stratum = new byte[n];
    double[] without = new double[n];
    int carriers = 0;
    for (int d = 0; d < n; d++) {
      without[d] = scores.view[0][d * scores.tags + tag];
      stratum[d] = 2;
      for (int t : labels[d]) {
        if (t == tag) {
          stratum[d] = 0;
          without[d] = Double.NEGATIVE_INFINITY;
          carriers++;
        }
      }
    }
    int[] order = Order.descending(without);
    for (int i = 0; i < Math.min(PART, n - carriers); i++) {
      stratum[order[i]] = 1;
    }
    return draw(stratum, 3, PART, seed);
  }

  /** Texts with the label −1 are left out. */
  static FitSample forClasses(int[] label, int classes, long seed) {
    int n = label.length;
    boolean one = classes > Byte.MAX_VALUE;
    byte[] stratum = new byte[n];
    for (int d = 0; d < n; d++) {
      stratum[d] = label[d] < 0 ? -1 : one ? 0 : (byte) label[d];
    }
    int most = n <= WHOLE ? WHOLE : Math.max(WHOLE / classes, 1000);
    return draw(stratum, one ? 1 : classes, most, seed);
  }

  private static FitSample whole(int n) {
    int[] texts = new int[n];
    double[] weights = new double[n];
    for (int d = 0; d < n; d++) {
      texts[d] = d;
    }
    Arrays.fill(weights, 1);
    return new FitSample(texts, weights);
  }

  private static FitSample draw(byte[] stratum, int strata, int most, long seed) {
    int[][] member = new int[strata][];
    int[] count = new int[strata];
    for (byte s : stratum) {
      if (s >= 0) {
        count[s]++;
      }
    }
    for (int s = 0; s < strata; s++) {
      member[s] = new int[count[s]];
      count[s] = 0;
    }
    for (int d = 0; d < stratum.length; d++) {
      int s = stratum[d];
      if (s >= 0) {
        member[s][count[s]++] = d;
      }
    }
    SplitMix random = new SplitMix(seed);
    int total = 0;
    for (int s = 0; s < strata; s++) {
      if (count[s] > most) {
        random.shuffle(member[s]);
        Arrays.sort(member[s], 0, most);
      }
      total += Math.min(count[s], most);
    }
    int[] texts = new int[total];
    double[] weights = new double[total];
    int at = 0;
    for (int s = 0; s < strata; s++) {
      int k = Math.min(count[s], most);
      System.arraycopy(member[s], 0, texts, at, k);
      Arrays.fill(weights, at, at + k, k == 0 ? 0 : (double) count[s] / k);
      at += k;
    }
    return new FitSample(texts, weights);
  }
}
