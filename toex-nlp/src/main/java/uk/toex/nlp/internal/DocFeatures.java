package uk.toex.nlp.internal;

import java.util.Arrays;

/**
 * The features of one text: its distinct words and word pairs as hash buckets with counts. A
 * scratch object, filled anew for each text; not thread-safe.
 *
 * <p>Words go to 2^20 buckets and pairs of neighbouring words to 2^22 more, numbered after them, so
 * that a bucket tells which it is and the words, which matter most, hardly ever collide.
 */
public final class DocFeatures {

  static final int WORD_BITS = 20;
  static final int PAIR_BITS = 22;

  private static final int PRINT_BITS = 16;

  /** Buckets for words: 0 to this, exclusive. */
  static final int WORD_BUCKETS = 1 << WORD_BITS;

  /** Buckets in all. */
  static final int BUCKETS = WORD_BUCKETS + (1 << PAIR_BITS);

  private static final long PAIR_MULTIPLIER = 0xA0761D6478BD642FL;

  final Tokens tokens = new Tokens();

  /** Distinct features found. */
  int count;

  /** Their buckets, in order of first appearance. */
  int[] bucket = new int[1024];

  /** How often each appears. */
  int[] times = new int[1024];

  /** More of the hash of each, to tell features apart that share a bucket. */
  char[] print = new char[1024];

  // Open addressing over the features of this text: slot → index into bucket[], plus one.
  private int[] slots = new int[4096];
  private int mask;

  /** Replaces the content with the features of a text. */
  public void read(String text) {
    tokens.read(text);
    int needed =
        (int) Math.max(4096, Math.min(1L << 30, Long.highestOneBit(4L * tokens.count) << 1));
    if (slots.length < needed) {
      slots = new int[needed];
    } else {
      // Of the slots only what this text needs: one long text must not slow all later ones.
      Arrays.fill(slots, 0, needed, 0);
    }
    mask = needed - 1;
    count = 0;
    ensure(2 * tokens.count);
    long previous = 0;
    for (int i = 0; i < tokens.count; i++) {
      long h = tokens.hash[i];
      add(wordBucket(h), wordPrint(h));
      if (i > 0) {
        add(pairBucket(previous, h), pairPrint(previous, h));
      }
      previous = h;
    }
  }

  static int wordBucket(long hash) {
    return (int) ((hash * PAIR_MULTIPLIER) >>> (64 - WORD_BITS));
  }

  /** The bits of the hash that follow those of the bucket. */
  static char wordPrint(long hash) {
    return (char) ((hash * PAIR_MULTIPLIER) >>> (64 - WORD_BITS - PRINT_BITS));
  }

  static int pairBucket(long first, long second) {
    return WORD_BUCKETS + (int) (pairHash(first, second) >>> (64 - PAIR_BITS));
  }

  /** As {@link #wordPrint}. */
  static char pairPrint(long first, long second) {
    return (char) (pairHash(first, second) >>> (64 - PAIR_BITS - PRINT_BITS));
  }

  private static long pairHash(long first, long second) {
    long h = (first * PAIR_MULTIPLIER) ^ Long.rotateLeft(second, 23);
    return (h ^ (h >>> 31)) * 0xE7037ED1A0B428DBL;
  }

  private void add(int b, char p) {
    int slot = (b * 0x9E3779B1) >>> 8 & mask;
    int at;
    while ((at = slots[slot]) != 0) {
      if (bucket[at - 1] == b) {
        times[at - 1]++;
        return;
      }
      slot = (slot + 1) & mask;
    }
    bucket[count] = b;
    print[count] = p;
    times[count] = 1;
    slots[slot] = ++count;
  }

  private void ensure(int features) {
    if (bucket.length < features) {
      bucket = new int[features + features / 2];
      times = new int[bucket.length];
      print = new char[bucket.length];
    }
  }
}
