package uk.toex.comms.analysis;

import java.util.Arrays;

/**
 * Numbers put into bins, in blocks that are never moved while they grow. Belongs to one thread
 * until it is only read.
 */
final class LongBins {

  private static final int BITS = 11;
  private static final int MASK = (1 << BITS) - 1;

  private final long[][][] blocks;
  private final long[][] current;
  private final int[] sizes;

  LongBins(int bins) {
    blocks = new long[bins][0][];
    current = new long[bins][];
    sizes = new int[bins];
  }

  /** How many bins are good for so many numbers: a power of two, each bin within a CPU's cache. */
  static int binsFor(long numbers) {
    int bins = 1;
    while (bins < 4096 && numbers / bins > 1 << 15) {
      bins <<= 1;
    }
    return bins;
  }

  void add(int bin, long number) {
    int size = sizes[bin];
    if ((size & MASK) == 0) {
      grow(bin, size >>> BITS);
    }
    current[bin][size & MASK] = number;
    sizes[bin] = size + 1;
  }

  private void grow(int bin, int block) {
    long[][] of = blocks[bin];
    if (block == of.length) {
      of = Arrays.copyOf(of, Math.max(4, 2 * block));
      blocks[bin] = of;
    }
    of[block] = new long[1 << BITS];
    current[bin] = of[block];
  }

  int size(int bin) {
    return sizes[bin];
  }

  /** Copies a bin's numbers, in the order in which they came, and lets go of them. */
  int take(int bin, long[] into, int at) {
    int left = sizes[bin];
    int to = at;
    for (int block = 0; left > 0; block++) {
      int count = Math.min(left, 1 << BITS);
      System.arraycopy(blocks[bin][block], 0, into, to, count);
      to += count;
      left -= count;
    }
    blocks[bin] = new long[0][];
    sizes[bin] = 0;
    return to;
  }

  /** How many numbers all bins of one number hold. */
  static int size(LongBins[] all, int bin) {
    long size = 0;
    for (LongBins each : all) {
      size += each.size(bin);
    }
    return Math.toIntExact(size);
  }
}
