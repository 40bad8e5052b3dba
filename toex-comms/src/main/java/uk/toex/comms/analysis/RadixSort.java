package uk.toex.comms.analysis;

import java.util.Arrays;

/**
 * Room to sort numbers, each with a second number that goes with it, by some of their bits. Stable.
 * Used again and again; belongs to one thread.
 */
final class RadixSort {

  private static final int DIGIT = 11;
  private static final int FEW = 48;

  /** What is to be sorted, and what was. */
  long[] keys = {};

  /** What goes with each key. */
  long[] values = {};

  private long[] otherKeys = {};
  private long[] otherValues = {};
  private final boolean paired;
  private final int[] counts = new int[1 << DIGIT];

  /**
   * @param paired whether there are values
   */
  RadixSort(boolean paired) {
    this.paired = paired;
  }

  /** Makes room for so many; what was there is lost. */
  void room(int size) {
    if (keys.length < size) {
      int length = (int) Math.min(Integer.MAX_VALUE - 8L, size + (size >>> 2) + 64L);
      keys = new long[length];
      otherKeys = new long[length];
      if (paired) {
        values = new long[length];
        otherValues = new long[length];
      }
    }
  }

  /** Sorts the first so many by the bits {@code low} to below {@code high}, taken as unsigned. */
  void sort(int size, int low, int high) {
    if (size <= FEW) {
      insertion(size, low, high);
      return;
    }
    int bits = high - low;
    int most = Math.min(DIGIT, Math.max(5, 33 - Integer.numberOfLeadingZeros(size)));
    int passes = (bits + most - 1) / most;
    int shift = low;
    for (int pass = 0; pass < passes; pass++) {
      int width = (high - shift + passes - pass - 1) / (passes - pass);
      pass(size, shift, width);
      shift += width;
    }
  }

  private void pass(int size, int shift, int width) {
    int mask = (1 << width) - 1;
    Arrays.fill(counts, 0, mask + 1, 0);
    long[] from = keys;
    for (int i = 0; i < size; i++) {
      counts[(int) (from[i] >>> shift) & mask]++;
    }
    int sum = 0;
    for (int digit = 0; digit <= mask; digit++) {
      int count = counts[digit];
      if (count == size) {
        return; // all the same
      }
      counts[digit] = sum;
      sum += count;
    }
    long[] to = otherKeys;
    if (paired) {
      long[] fromValues = values;
      long[] toValues = otherValues;
      for (int i = 0; i < size; i++) {
        int at = counts[(int) (from[i] >>> shift) & mask]++;
        to[at] = from[i];
        toValues[at] = fromValues[i];
      }
      values = toValues;
      otherValues = fromValues;
    } else {
      for (int i = 0; i < size; i++) {
        to[counts[(int) (from[i] >>> shift) & mask]++] = from[i];
      }
    }
    keys = to;
    otherKeys = from;
  }

  private void insertion(int size, int low, int high) {
    long mask = high - low >= 64 ? -1L : (1L << (high - low)) - 1;
    for (int i = 1; i < size; i++) {
      long key = keys[i];
      long value = paired ? values[i] : 0;
      long sorted = (key >>> low) & mask;
      int at = i;
      while (at > 0 && Long.compareUnsigned((keys[at - 1] >>> low) & mask, sorted) > 0) {
        keys[at] = keys[at - 1];
        if (paired) {
          values[at] = values[at - 1];
        }
        at--;
      }
      keys[at] = key;
      if (paired) {
        values[at] = value;
      }
    }
  }

  /** Makes the keys values and the values keys. */
  void exchange() {
    long[] was = keys;
    keys = values;
    values = was;
    was = otherKeys;
    otherKeys = otherValues;
    otherValues = was;
  }

  /** How many bits numbers from 0 to below a limit need. */
  static int bits(long limit) {
    return 64 - Long.numberOfLeadingZeros(Math.max(0, limit - 1));
  }
}
