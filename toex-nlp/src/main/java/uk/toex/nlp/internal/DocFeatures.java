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

  // Open addressing over the features of this text: slot → index into bucket[], plus one.
  private int[] slots = new int[4096];

  /** Replaces the content with the features of a text. */
  public void read(String text) {
    tokens.read(text);
    int needed = 4 * tokens.count;
    if (slots.length < needed) {
      slots = new int[Integer.highestOneBit(needed) << 1];
    } else {
      Arrays.fill(slots, 0);
    }
    count = 0;
    ensure(2 * tokens.count);
    long previous = 0;
    for (int i = 0; i < tokens.count; i++) {
      long h = tokens.hash[i];
      add(wordBucket(h));
      if (i > 0) {
        add(pairBucket(previous, h));
      }
      previous = h;
    }
  }

  static int wordBucket(long hash) {
    return (int) ((hash * PAIR_MULTIPLIER) >>> (64 - WORD_BITS));
  }

  static int pairBucket(long first, long second) {
    long h = (first * PAIR_MULTIPLIER) ^ Long.rotateLeft(second, 23);
    h = (h ^ (h >>> 31)) * 0xE7037ED1A0B428DBL;
    return WORD_BUCKETS + (int) (h >>> (64 - PAIR_BITS));
  }

  private void add(int b) {
    int mask = slots.length - 1;
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
    times[count] = 1;
    slots[slot] = ++count;
  }

  private void ensure(int features) {
    if (bucket.length < features) {
      bucket = new int[features + features / 2];
      times = new int[bucket.length];
    }
  }
}
