package uk.toex.comms.pattern;

import java.util.Arrays;

/** Which pairs of old and new numbers have enough contacts in common to be looked at. */
final class ChangePairs {

  /** Contacts of more of the chosen than this say nothing about any. */
  static final int MOST_DEGREE = 24;

  private static final int LEAST_SHARED = 2;

  private ChangePairs() {}

  /** For each party, in how many circles it is; 0 if it does not count. */
  static int[] degrees(Circles circles, int parties, boolean[] counts) {
    int[] degree = new int[parties];
    for (int who : circles.other) {
      degree[who]++;
    }
    for (int p = 0; p < parties; p++) {
      if (degree[p] > MOST_DEGREE || !counts[p]) {
        degree[p] = 0;
      }
    }
    return degree;
  }

  /** Whether a number may have followed another, by the times. */
  interface Fits {
    boolean test(int old, int next);
  }

  /** The pairs, each {@code old << 32 | next}, in order. */
  static long[] of(Circles circles, int[] degree, Fits fits) {
    int[] start = new int[degree.length + 1];
    for (int who : circles.other) {
      start[who + 1] += degree[who] > 1 ? 1 : 0;
    }
    for (int p = 0; p < degree.length; p++) {
      start[p + 1] += start[p];
    }
    int[] chosen = new int[start[degree.length]];
    int[] next = Arrays.copyOf(start, degree.length);
    for (int c = 0; c + 1 < circles.start.length; c++) {
      for (int i = circles.start[c]; i < circles.start[c + 1]; i++) {
        if (degree[circles.other[i]] > 1) {
          chosen[next[circles.other[i]]++] = c;
        }
      }
    }
    long[] pairs = new long[1024];
    int size = 0;
    for (int p = 0; p < degree.length; p++) {
      for (int i = start[p]; i < start[p + 1]; i++) {
        for (int j = start[p]; j < start[p + 1]; j++) {
          if (i != j && fits.test(chosen[i], chosen[j])) {
            if (size == pairs.length) {
              pairs = Arrays.copyOf(pairs, 2 * size);
            }
            pairs[size++] = (long) chosen[i] << 32 | chosen[j];
          }
        }
      }
    }
    Arrays.sort(pairs, 0, size);
    int kept = 0;
    int i = 0;
    while (i < size) {
      int from = i;
      while (i < size && pairs[i] == pairs[from]) {
        i++;
      }
      if (i - from >= LEAST_SHARED) {
        pairs[kept++] = pairs[from];
      }
    }
    return Arrays.copyOf(pairs, kept);
  }
}
