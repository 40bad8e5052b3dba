package uk.toex.nlp.internal;

import java.util.Arrays;

/**
 * The words of one text, as hashes with their places: a scratch object that is filled anew for each
 * text, so that nothing is allocated per word. Not thread-safe.
 *
 * <p>A word is a run of letters, digits and marks, of two characters or more after folding; an
 * ideograph or kana is a word by itself. Case is folded; zero-width and other format characters
 * inside words are ignored, so that they can't hide a word. Its hash is 64 bits wide, taken over
 * the folded UTF-16 units.
 */
final class Tokens {

  private static final long SEED = 0x9E3779B97F4A7C15L;
  private static final long MULTIPLIER = 0xD6E8FEB86659FD93L;

  /** Words found. */
  int count;

  /** The hash of each word. */
  long[] hash = new long[1024];

  /** Where each word starts in the text, in UTF-16 units. */
  int[] start = new int[1024];

  /** One past where each word ends. */
  int[] end = new int[1024];

  private char[] chars = new char[4096];

  /** Replaces the content with the words of a text. */
  void read(String text) {
    int n = text.length();
    if (chars.length < n) {
      chars = new char[Math.max(n, chars.length * 2)];
    }
    char[] c = chars;
    text.getChars(0, n, c, 0);
    int[] table = Characters.BMP;
    count = 0;
    long h = SEED;
    int length = 0;
    int first = 0;
    int last = 0;
    for (int i = 0; i < n; i++) {
      int v = table[c[i]];
      if (v > Characters.IGNORED && v < Characters.SINGLE) {
        if (length == 0) {
          first = i;
        }
        h = (h ^ v) * MULTIPLIER;
        h ^= h >>> 29;
        length++;
        last = i + 1;
        continue;
      }
      if (v == Characters.IGNORED) {
        continue;
      }
      int units = 1;
      if (v == Characters.SEPARATOR && Character.isHighSurrogate(c[i]) && i + 1 < n) {
        char low = c[i + 1];
        if (Character.isLowSurrogate(low)) {
          v = Characters.supplementary(Character.toCodePoint(c[i], low));
          units = 2;
          if (v == Characters.IGNORED) {
            i++;
            continue;
          }
          if (v > Characters.IGNORED && v < Characters.SINGLE) {
            if (length == 0) {
              first = i;
            }
            h = (h ^ v) * MULTIPLIER;
            h ^= h >>> 29;
            length += 2;
            i++;
            last = i + 1;
            continue;
          }
        }
      }
      if (length > 1) {
        add(h, first, last);
      }
      h = SEED;
      length = 0;
      if (v >= Characters.SINGLE) {
        long single = (SEED ^ v) * MULTIPLIER;
        add(single ^ (single >>> 29), i, i + units);
      }
      i += units - 1;
    }
    if (length > 1) {
      add(h, first, last);
    }
  }

  /** A word as it was matched: folded, without ignored characters. */
  static String fold(String text, int from, int to) {
    StringBuilder out = new StringBuilder(to - from);
    for (int i = from; i < to; ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      int v = c < 0x10000 ? Characters.BMP[c] : Characters.supplementary(c);
      if (v > Characters.IGNORED) {
        out.appendCodePoint(v & ~Characters.SINGLE);
      }
    }
    return out.toString();
  }

  private void add(long h, int from, int to) {
    if (count == hash.length) {
      int larger = count * 2;
      hash = Arrays.copyOf(hash, larger);
      start = Arrays.copyOf(start, larger);
      end = Arrays.copyOf(end, larger);
    }
    hash[count] = h;
    start[count] = from;
    end[count] = to;
    count++;
  }
}
