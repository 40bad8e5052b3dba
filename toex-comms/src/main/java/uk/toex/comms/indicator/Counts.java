package uk.toex.comms.indicator;

import java.util.Arrays;

/** What is made of how often each contact or place comes. */
final class Counts {

  /** What part of all interactions those who matter account for. */
  static final double MOST = 0.8;

  private static final int FEW = 12;
  private static final double[] C_LOG_C = new double[1024];

  static {
    for (int i = 1; i < C_LOG_C.length; i++) {
      C_LOG_C[i] = i * StrictMath.log(i);
    }
  }

  private Counts() {}

  private static double cLogC(int count) {
    return count < C_LOG_C.length ? C_LOG_C[count] : count * StrictMath.log(count);
  }

  /** Shannon's entropy, in nats, of the first {@code size} counts, whose sum is given. */
  static double entropy(int[] counts, int size, int sum) {
    if (size == 1) {
      return 0;
    }
    double logs = 0;
    for (int i = 0; i < size; i++) {
      logs += cLogC(counts[i]);
    }
    return (cLogC(sum) - logs) / sum;
  }

  /** How many of the greatest counts, each at least 1, make up most of their sum. Sorts them. */
  static int most(int[] counts, int size, int sum) {
    long target = (long) Math.ceil(sum * MOST);
    if (size == 1 || size == sum) {
      return size == 1 ? 1 : (int) target;
    }
    if (size <= FEW) {
      insert(counts, size);
    } else {
      Arrays.sort(counts, 0, size);
    }
    int left = size;
    while (target > 0 && left > 0) {
      target -= counts[--left];
    }
    return size - left;
  }

  private static void insert(int[] counts, int size) {
    for (int i = 1; i < size; i++) {
      int count = counts[i];
      int at = i;
      while (at > 0 && counts[at - 1] > count) {
        counts[at] = counts[at - 1];
        at--;
      }
      counts[at] = count;
    }
  }

  /** The same of sums of seconds. */
  static int most(long[] sums, int size) {
    if (size == 1) {
      return sums[0] > 0 ? 1 : 0;
    }
    long sum = 0;
    for (int i = 0; i < size; i++) {
      sum += sums[i];
    }
    long target = (long) Math.ceil(sum * MOST);
    Arrays.sort(sums, 0, size);
    int left = size;
    while (target > 0 && left > 0) {
      target -= sums[--left];
    }
    return size - left;
  }
}
