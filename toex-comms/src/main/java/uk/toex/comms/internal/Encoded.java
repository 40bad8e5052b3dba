package uk.toex.comms.internal;

import java.util.Arrays;

/**
 * Columns of segments, encoded: each value less the least one of its segment, in 0, 1, 2, 4 or 8
 * bytes. A column whose values are all the same, such as one that is absent, takes none. Used again
 * and again by one thread.
 */
final class Encoded {

  /** The width of a column of texts: the ends of all, 4 bytes each, and then the texts. */
  static final int TEXTS = 255;

  byte[] bytes = new byte[1 << 16];
  int length;
  int columns;

  // By column, in the order in which they come.
  long[] bases = new long[64];
  int[] widths = new int[64];
  int[] offsets = new int[64];
  int[] lengths = new int[64];
  int[] checksums = new int[64];

  void reset() {
    length = 0;
    columns = 0;
  }

  /** Adds a column of which every value is the same. */
  void constant(long value) {
    begin(value, 0, 0);
    checksums[columns - 1] = 0;
  }

  /** Adds a column of values to each of which something is to be added. */
  void ints(int[] values, int from, int to, long more) {
    int least = Integer.MAX_VALUE;
    int most = Integer.MIN_VALUE;
    for (int i = from; i < to; i++) {
      least = Math.min(least, values[i]);
      most = Math.max(most, values[i]);
    }
    int width = width((long) most - least);
    int at = begin(least + more, width, (to - from) * width);
    switch (width) {
      case 1 -> {
        for (int i = from; i < to; i++) {
          bytes[at++] = (byte) (values[i] - least);
        }
      }
      case 2 -> {
        for (int i = from; i < to; i++, at += 2) {
          Bytes.putShort(bytes, at, values[i] - least);
        }
      }
      case 4 -> {
        for (int i = from; i < to; i++, at += 4) {
          Bytes.putInt(bytes, at, values[i] - least);
        }
      }
      default -> {}
    }
    end();
  }

  /** Adds a column of numbers that stand for others: {@code meanings[value]}, -1 for -1. */
  void meanings(int[] values, int[] meanings, int from, int to, int[] scratch) {
    for (int i = from; i < to; i++) {
      int value = values[i];
      scratch[i - from] = value < 0 ? -1 : meanings[value];
    }
    ints(scratch, 0, to - from, 0);
  }

  /** Adds a column. */
  void longs(long[] values, int from, int to) {
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (int i = from; i < to; i++) {
      least = Math.min(least, values[i]);
      most = Math.max(most, values[i]);
    }
    int width = width(most - least);
    int at = begin(least, width, (to - from) * width);
    for (int i = from; i < to; i++, at += width) {
      long value = values[i] - least;
      switch (width) {
        case 1 -> bytes[at] = (byte) value;
        case 2 -> Bytes.putShort(bytes, at, (int) value);
        case 4 -> Bytes.putInt(bytes, at, (int) value);
        case 8 -> Bytes.putLong(bytes, at, value);
        default -> {}
      }
    }
    end();
  }

  /** Adds a column of texts, each of which ends at {@code ends[i]} in a store of them. */
  void texts(byte[] texts, int[] ends, int from, int to) {
    int first = from == 0 ? 0 : ends[from - 1];
    int total = ends[to - 1] - first;
    if (total == 0) {
      constant(0);
      return;
    }
    int at = begin(0, TEXTS, 4 * (to - from) + total);
    for (int i = from; i < to; i++, at += 4) {
      Bytes.putInt(bytes, at, ends[i] - first);
    }
    System.arraycopy(texts, first, bytes, at, total);
    end();
  }

  private static int width(long range) {
    if (range == 0) {
      return 0;
    }
    if (range > 0 && range < 1L << 32) {
      return range < 1 << 8 ? 1 : range < 1 << 16 ? 2 : 4;
    }
    return 8; // also where the difference overflows: it is taken back the same way
  }

  private int begin(long base, int width, int size) {
    if (columns == bases.length) {
      bases = Arrays.copyOf(bases, 2 * columns);
      widths = Arrays.copyOf(widths, 2 * columns);
      offsets = Arrays.copyOf(offsets, 2 * columns);
      lengths = Arrays.copyOf(lengths, 2 * columns);
      checksums = Arrays.copyOf(checksums, 2 * columns);
    }
    if (length + size > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + size));
    }
    bases[columns] = base;
    widths[columns] = width;
    offsets[columns] = length;
    lengths[columns] = size;
    columns++;
    int at = length;
    length += size;
    return at;
  }

  private void end() {
    int last = columns - 1;
    checksums[last] = BlockWriter.checksum(bytes, offsets[last], lengths[last]);
  }
}
