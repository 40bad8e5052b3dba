package uk.toex.nlp.internal;

import java.util.Arrays;

/**
 * Documents as sorted feature numbers with counts, packed into 16-bit units: about two bytes a
 * feature, so that a million reports fit beside their models, and quick to read, since nearly every
 * feature is one unit.
 *
 * <p>A document is a sequence of features: {@code delta << 1}, or {@code delta << 1 | 1} with the
 * count in the next unit if that is more than 1; delta is the distance from the previous feature
 * less one. A delta of {@link #LONG_DELTA} or more is written as that, with itself in the two units
 * after; a count of {@link #LONG_COUNT} or more likewise. Documents are appended in order by one
 * thread; reading is thread-safe afterwards.
 */
public final class PackedDocs {

  private static final int CHUNK_BITS = 21;
  private static final int CHUNK = 1 << CHUNK_BITS;
  private static final int LONG_DELTA = 0x7FFF;
  private static final int LONG_COUNT = 0xFFFF;

  /** The most units that one feature takes. */
  private static final int MOST_UNITS = 6;

  private static final char[] NONE = new char[0];

  private char[][] chunks = new char[16][];
  private long[] offset = new long[1025];
  private int size;

  /** How many documents. */
  public int size() {
    return size;
  }

  /** Appends a document that {@link Encoder#encode} has packed. */
  void append(char[] packed, int from, int length) {
    if (size + 2 > offset.length) {
      offset = Arrays.copyOf(offset, offset.length * 2);
    }
    long at = offset[size];
    int done = 0;
    while (done < length) {
      int chunk = (int) ((at + done) >>> CHUNK_BITS);
      int within = (int) (at + done) & (CHUNK - 1);
      if (chunk == chunks.length) {
        chunks = Arrays.copyOf(chunks, chunk * 2);
      }
      if (chunks[chunk] == null) {
        chunks[chunk] = new char[CHUNK];
      }
      int n = Math.min(length - done, CHUNK - within);
      System.arraycopy(packed, from + done, chunks[chunk], within, n);
      done += n;
    }
    size++;
    offset[size] = at + length;
  }

  /** A hash of a document's features and counts, for telling copies. */
  long hash(int document) {
    long h = offset[document + 1] - offset[document];
    for (long at = offset[document]; at < offset[document + 1]; at++) {
      h = (h ^ chunks[(int) (at >>> CHUNK_BITS)][(int) at & (CHUNK - 1)]) * 0x9E3779B97F4A7C15L;
      h ^= h >>> 32;
    }
    return SplitMix.mix(h);
  }

  /** Gives back the memory of all before a document, which must not be read again. */
  void forgetBefore(int document) {
    int chunk = (int) (offset[document] >>> CHUNK_BITS);
    for (int c = chunk - 1; c >= 0 && chunks[c].length > 0; c--) {
      chunks[c] = NONE;
    }
  }

  /** Packs one document; a scratch object, not thread-safe. */
  static final class Encoder {
    char[] units = new char[2048];
    int length;
    private long[] sortable = new long[1024];
    private long[] spare = new long[1024];
    private final int[] place = new int[3 * 256];

    /** Packs features given in any order. */
    void encode(int[] feature, int[] times, int count) {
      if (sortable.length < count) {
        sortable = new long[count * 2];
        spare = new long[count * 2];
      }
      for (int i = 0; i < count; i++) {
        sortable[i] = (long) feature[i] << 32 | times[i];
      }
      sort(count);
      pack(count);
    }

    /** Packs features that rise already. */
    void encodeSorted(int[] feature, int[] times, int count) {
      if (sortable.length < count) {
        sortable = new long[count * 2];
        spare = new long[count * 2];
      }
      for (int i = 0; i < count; i++) {
        sortable[i] = (long) feature[i] << 32 | times[i];
      }
      pack(count);
    }

    /** Sorts by feature, a byte at a time from the lowest: three passes, features have 23 bits. */
    private void sort(int count) {
      if (count < 64) {
        Arrays.sort(sortable, 0, count);
        return;
      }
      Arrays.fill(place, 0);
      for (int i = 0; i < count; i++) {
        int f = (int) (sortable[i] >>> 32);
        place[f & 0xFF]++;
        place[256 + (f >>> 8 & 0xFF)]++;
        place[512 + (f >>> 16)]++;
      }
      for (int digit = 0; digit < 3; digit++) {
        int at = 0;
        for (int i = digit * 256; i < digit * 256 + 256; i++) {
          int n = place[i];
          place[i] = at;
          at += n;
        }
        int shift = 32 + 8 * digit;
        for (int i = 0; i < count; i++) {
          long v = sortable[i];
          spare[place[digit * 256 + ((int) (v >>> shift) & 0xFF)]++] = v;
        }
        long[] swap = sortable;
        sortable = spare;
        spare = swap;
      }
    }

    private void pack(int count) {
      if (units.length < count * MOST_UNITS) {
        units = new char[count * MOST_UNITS * 2];
      }
      int at = 0;
      int previous = -1;
      for (int i = 0; i < count; i++) {
        int f = (int) (sortable[i] >>> 32);
        int t = (int) sortable[i];
        int delta = f - previous - 1;
        previous = f;
        int flag = t > 1 ? 1 : 0;
        if (delta < LONG_DELTA) {
          units[at++] = (char) (delta << 1 | flag);
        } else {
          units[at++] = (char) (LONG_DELTA << 1 | flag);
          units[at++] = (char) (delta >>> 16);
          units[at++] = (char) delta;
        }
        if (t > 1) {
          if (t < LONG_COUNT) {
            units[at++] = (char) t;
          } else {
            units[at++] = (char) LONG_COUNT;
            units[at++] = (char) (t >>> 16);
            units[at++] = (char) t;
          }
        }
      }
      length = at;
    }
  }

  /** Reads documents; a scratch object, one a thread. */
  public static final class Cursor {
    private final PackedDocs docs;
    private char[] units = new char[2048];

    /** Distinct features of the document read last. */
    int count;

    /** The features, rising. */
    int[] feature = new int[1024];

    /** How often each appears. */
    int[] times = new int[1024];

    Cursor(PackedDocs docs) {
      this.docs = docs;
    }

    /** How many of the features are below a bound. */
    int countBelow(int bound) {
      int n = count;
      while (n > 0 && feature[n - 1] >= bound) {
        n--;
      }
      return n;
    }

    /** Unpacks a document. */
    void read(int document) {
      long from = docs.offset[document];
      int length = (int) (docs.offset[document + 1] - from);
      if (units.length < length) {
        units = new char[length * 2];
      }
      char[] u = units;
      int base = 0;
      int within = (int) from & (CHUNK - 1);
      if (within + length <= CHUNK) {
        u = length == 0 ? units : docs.chunks[(int) (from >>> CHUNK_BITS)];
        base = within;
      } else {
        int done = 0;
        while (done < length) {
          int at = (int) (from + done) & (CHUNK - 1);
          int n = Math.min(length - done, CHUNK - at);
          System.arraycopy(docs.chunks[(int) ((from + done) >>> CHUNK_BITS)], at, u, done, n);
          done += n;
        }
      }
      if (feature.length < length) {
        feature = new int[length * 2];
        times = new int[length * 2];
      }
      int end = base + length;
      int previous = -1;
      int n = 0;
      for (int i = base; i < end; ) {
        int unit = u[i++];
        int delta = unit >>> 1;
        if (delta == LONG_DELTA) {
          delta = u[i] << 16 | u[i + 1];
          i += 2;
        }
        int t = 1;
        if ((unit & 1) != 0) {
          t = u[i++];
          if (t == LONG_COUNT) {
            t = u[i] << 16 | u[i + 1];
            i += 2;
          }
        }
        previous += delta + 1;
        feature[n] = previous;
        times[n] = t;
        n++;
      }
      count = n;
    }
  }
}
