package uk.toex.comms.indicator;

import java.util.Arrays;

/**
 * The measures of one subscriber for each part of the week, over groups: for each column the first
 * value, and sums of what others differ from it and of the squares of that. So values that are all
 * the same have no deviation at all, and the sums are as exact as need be. Used again and again by
 * one thread.
 */
final class Totals {

  private final Columns columns;
  private final int[] sizes;
  private final double[] firsts;
  private final double[] sums;
  private final double[] squares;

  Totals(Columns columns, int parts) {
    this.columns = columns;
    this.sizes = new int[parts * Columns.BLOCKS];
    this.firsts = new double[parts * columns.size];
    this.sums = new double[parts * columns.size];
    this.squares = new double[parts * columns.size];
  }

  void clear() {
    Arrays.fill(sizes, 0);
  }

  /** Adds a group's measures to a part of the week. */
  void add(int part, double[] values, int present) {
    int base = part * columns.size;
    int[] begin = columns.begin;
    for (int left = present; left != 0; left &= left - 1) {
      int block = Integer.numberOfTrailingZeros(left);
      int from = begin[block];
      int end = begin[block + 1];
      if (sizes[part * Columns.BLOCKS + block]++ == 0) {
        for (int i = from; i < end; i++) {
          firsts[base + i] = values[i];
          sums[base + i] = 0;
          squares[base + i] = 0;
        }
      } else {
        for (int i = from; i < end; i++) {
          double d = values[i] - firsts[base + i];
          sums[base + i] += d;
          squares[base + i] += d * d;
        }
      }
    }
  }

  /** How many groups a block of a part of the week has values of. */
  int size(int at) {
    return sizes[at];
  }

  /** A column's mean over so many groups, or its value if there is but one; NaN if none. */
  double mean(int at, int size) {
    return size == 0 ? Double.NaN : firsts[at] + sums[at] / size;
  }

  /** A column's standard deviation over so many groups; NaN if there is none. */
  double deviation(int at, int size) {
    if (size < 2) {
      return size == 0 ? Double.NaN : 0;
    }
    double shift = sums[at] / size;
    return Math.sqrt(Math.max(0, squares[at] / size - shift * shift));
  }
}
