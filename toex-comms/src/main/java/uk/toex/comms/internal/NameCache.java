package uk.toex.comms.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What one thread has seen of names as files spell them: each distinct spelling has a number here,
 * in the order in which it came, and later the number of the name that it stands for. Belongs to
 * one thread.
 *
 * <pre>
 * table: four longs a slot, so that most look-ups touch one line of memory
 *        | bytes 0-7 | bytes 8-15 | bytes 16-23 | length << 32 | number + 1 |
 * </pre>
 *
 * Spellings of more than 24 bytes are rare and go to a map.
 */
final class NameCache {

  private static final int SLOT = 4;
  private static final int INLINE = 24;
  private static final long C0 = 0x9E3779B97F4A7C15L;
  private static final long C1 = 0xC2B2AE3D27D4EB4FL;
  private static final long C2 = 0x165667B19E3779F9L;

  private long[] table = new long[SLOT << 10];
  private int mask = (1 << 10) - 1;
  private int inline;
  private final Map<String, Integer> longer = new HashMap<>();

  private byte[] spellings = new byte[1 << 14];
  private int[] ends = new int[1 << 10];
  private int[] meanings = new int[1 << 10];
  private int size;
  private int resolved;

  /** The number of the spelling in a range, blanks around it cut; -1 if nothing is left. */
  int number(byte[] bytes, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && Bytes.isBlank(bytes[start])) {
      start++;
    }
    while (start < end && Bytes.isBlank(bytes[end - 1])) {
      end--;
    }
    int length = end - start;
    if (length <= 0) {
      return -1;
    }
    return length <= INLINE ? inline(bytes, start, length) : longer(bytes, start, end);
  }

  private int inline(byte[] bytes, int start, int length) {
    long k0 = Bytes.word(bytes, start);
    long k1 = 0;
    long k2 = 0;
    if (length <= 8) {
      k0 &= -1L >>> (64 - 8 * length);
    } else {
      k1 = Bytes.word(bytes, start + 8);
      if (length <= 16) {
        k1 &= -1L >>> (128 - 8 * length);
      } else {
        k2 = Bytes.word(bytes, start + 16) & (-1L >>> (192 - 8 * length));
      }
    }
    int slot = hash(k0, k1, k2) & mask;
    long[] slots = table;
    while (true) {
      int at = slot * SLOT;
      long held = slots[at + 3];
      if (held == 0) {
        return insert(bytes, start, length, k0, k1, k2, at);
      }
      if (slots[at] == k0 && slots[at + 1] == k1 && slots[at + 2] == k2 && held >>> 32 == length) {
        return (int) held - 1;
      }
      slot = (slot + 1) & mask;
    }
  }

  private static int hash(long k0, long k1, long k2) {
    long h = (k0 ^ (k0 >>> 29)) * C0;
    h = (h ^ (k1 * C1)) * C2;
    h ^= (h >>> 32) ^ k2 * C0;
    return (int) (h ^ (h >>> 31) ^ (h >>> 47));
  }

  private int insert(byte[] bytes, int start, int length, long k0, long k1, long k2, int at) {
    int number = append(bytes, start, start + length);
    long[] slots = table;
    slots[at] = k0;
    slots[at + 1] = k1;
    slots[at + 2] = k2;
    slots[at + 3] = (long) length << 32 | (number + 1);
    inline++;
    if (inline > (mask + 1) / 2) {
      grow();
    }
    return number;
  }

  private void grow() {
    int slots = (mask + 1) * 2;
    long[] old = table;
    table = new long[slots * SLOT];
    mask = slots - 1;
    for (int at = 0; at < old.length; at += SLOT) {
      if (old[at + 3] != 0) {
        int slot = hash(old[at], old[at + 1], old[at + 2]) & mask;
        while (table[slot * SLOT + 3] != 0) {
          slot = (slot + 1) & mask;
        }
        System.arraycopy(old, at, table, slot * SLOT, SLOT);
      }
    }
  }

  private int longer(byte[] bytes, int start, int end) {
    String spelling =
        new String(bytes, start, end - start, java.nio.charset.StandardCharsets.UTF_8);
    Integer known = longer.get(spelling);
    if (known != null) {
      return known;
    }
    int number = append(bytes, start, end);
    longer.put(spelling, number);
    return number;
  }

  private int append(byte[] bytes, int start, int end) {
    int used = size == 0 ? 0 : ends[size - 1];
    int length = end - start;
    if (used + length + Bytes.PAD > spellings.length) {
      spellings = Arrays.copyOf(spellings, Math.max(2 * used, used + length + Bytes.PAD));
    }
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
      meanings = Arrays.copyOf(meanings, 2 * size);
    }
    System.arraycopy(bytes, start, spellings, used, length);
    ends[size] = used + length;
    return size++;
  }

  /** What a spelling stands for. */
  interface Meaning {
    int of(byte[] spelling, int start, int end);
  }

  /** Gives each spelling that has come since the last time the number of what it stands for. */
  void resolve(Meaning meaning) {
    for (; resolved < size; resolved++) {
      int start = resolved == 0 ? 0 : ends[resolved - 1];
      meanings[resolved] = meaning.of(spellings, start, ends[resolved]);
    }
  }

  /** What the spellings stand for, by number; valid until the next spelling comes. */
  int[] meanings() {
    return meanings;
  }
}
