package uk.toex.nlp.internal;

/**
 * Which hash buckets carry weight, and the dense row of each: words first, then pairs, so that a
 * model over words alone uses the first {@link #words()} rows.
 *
 * <p>One bit per bucket with the rank of its 64-bit group beside it: {@code [bits, rank, bits,
 * rank, …]}, so a look-up touches one cache line and a text's many unknown pairs cost no more.
 * Immutable.
 */
public final class FeatureSpace {

  private final long[] bitsAndRank;
  private final int words;
  private final int rows;

  private FeatureSpace(long[] bitsAndRank, int words, int rows) {
    this.bitsAndRank = bitsAndRank;
    this.words = words;
    this.rows = rows;
  }

  /**
   * The space of all buckets that enough documents hold.
   *
   * @param documents for each bucket, how many documents hold it
   * @param wordAtLeast how many make a row of a word
   * @param pairAtLeast how many make a row of a pair
   */
  static FeatureSpace of(int[] documents, int wordAtLeast, int pairAtLeast) {
    long[] groups = new long[DocFeatures.BUCKETS / 64 * 2];
    int rows = 0;
    int words = 0;
    for (int g = 0; g < groups.length; g += 2) {
      int base = g << 5;
      if (base == DocFeatures.WORD_BUCKETS) {
        words = rows;
      }
      int atLeast = base < DocFeatures.WORD_BUCKETS ? wordAtLeast : pairAtLeast;
      long bits = 0;
      for (int i = 0; i < 64; i++) {
        if (documents[base + i] >= atLeast) {
          bits |= 1L << i;
        }
      }
      groups[g] = bits;
      groups[g + 1] = rows;
      rows += Long.bitCount(bits);
    }
    return new FeatureSpace(groups, words, rows);
  }

  /** Rebuilds a space from the buckets that have rows, in rising order. */
  static FeatureSpace ofBuckets(int[] buckets) {
    int[] documents = new int[DocFeatures.BUCKETS];
    for (int b : buckets) {
      documents[b] = 1;
    }
    return of(documents, 1, 1);
  }

  /** The row of a bucket, or −1. */
  int row(int bucket) {
    int g = bucket >>> 6 << 1;
    long bits = bitsAndRank[g];
    long bit = 1L << bucket;
    if ((bits & bit) == 0) {
      return -1;
    }
    return (int) bitsAndRank[g + 1] + Long.bitCount(bits & (bit - 1));
  }

  /** Rows of words; they come before those of pairs. */
  public int words() {
    return words;
  }

  /** Rows in all. */
  public int rows() {
    return rows;
  }

  /** The buckets that have rows, in the order of the rows. */
  int[] buckets() {
    int[] out = new int[rows];
    int n = 0;
    for (int g = 0; g < bitsAndRank.length; g += 2) {
      for (long bits = bitsAndRank[g]; bits != 0; bits &= bits - 1) {
        out[n++] = (g << 5) + Long.numberOfTrailingZeros(bits);
      }
    }
    return out;
  }
}
