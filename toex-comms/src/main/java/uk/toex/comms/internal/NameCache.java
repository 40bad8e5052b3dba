package uk.toex.comms.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What one thread has seen of names as files spell them: each distinct spelling has a number here,
 * in the order in which it came, and later the number of the name that it stands for. Belongs to
 * one thread.
 *
 * <p>Spellings that stand for a number are known by that number, however they are spelt. Others are
 * known by their bytes:
 *
 * <pre>
 * table: four longs a slot, so that most look-ups touch one line of memory
 *        | bytes 0-7 | bytes 8-15 | bytes 16-23 | length << 32 | number + 1 |
 * </pre>
 *
 * and those of more than 24 bytes, which are rare, by a map.
 */
final class NameCache {

  /** What kind of names are known by a number. */
  enum Kind {
    /** None. */
    WORDS,
    /** GB telephone numbers: {@link Digits#party}. */
    PARTIES,
    /** Fourteen to sixteen digits: {@link Digits#identity}. */
    IDENTITIES
  }

  /** What spellings stand for. */
  interface Meaning {
    /** Looks at where keys are, all at once: {@link LongTable#touch}. */
    long touch(long[] keys, int from, int to);

    /** That of one known by its number. */
    int of(long key);

    /** That of one known by its bytes. */
    int of(byte[] spelling, int start, int end);
  }

  private static final int BLOCK = 512;
  private static final int SLOT = 4;
  private static final int INLINE = 24;
  private static final long C0 = 0x9E3779B97F4A7C15L;
  private static final long C1 = 0xC2B2AE3D27D4EB4FL;

  /** By the length of a spelling, which bytes of its last word belong to it. */
  private static final long[] MASKS = masks();

  private final Kind kind;
  private final LongTable byKey = new LongTable();
  private long[] table = new long[SLOT << 10];
  private int mask = (1 << 10) - 1;
  private int inline;
  private final Map<String, Integer> longer = new HashMap<>();

  private byte[] spellings = new byte[1 << 14];
  private int spelt;

  private final long[] blockKeys = new long[BLOCK];
  private long touched;

  // By number: the key, or 0 and where the spelling has ended.
  private long[] keys = new long[1 << 10];
  private int[] ends = new int[1 << 10];
  private int[] meanings = new int[1 << 10];
  private int size;
  private int resolved;
  private int resolvedSpelt;

  NameCache(Kind kind) {
    this.kind = kind;
  }

  /** The numbers of the spellings in a column. */
  void numbers(Rows rows, int column, int[] into) {
    byte[] bytes = rows.bytes;
    for (int from = 0; from < rows.rows; from += BLOCK) {
      int to = Math.min(rows.rows, from + BLOCK);
      if (kind == Kind.WORDS) {
        words(rows, column, from, to, into);
        continue;
      }
      for (int row = from; row < to; row++) {
        int start = rows.start(row, column);
        int length = rows.end(row, column) - start;
        blockKeys[row - from] =
            kind == Kind.PARTIES
                ? Digits.party(bytes, start, length)
                : Digits.identity(bytes, start, length);
      }
      touched += byKey.touch(blockKeys, 0, to - from);
      for (int row = from; row < to; row++) {
        long key = blockKeys[row - from];
        int known = key == 0 ? -1 : byKey.get(key);
        into[row] =
            known >= 0 ? known : number(bytes, rows.start(row, column), rows.end(row, column));
      }
    }
  }

  /** The same where names are known by their bytes only. */
  private void words(Rows rows, int column, int from, int to, int[] into) {
    byte[] bytes = rows.bytes;
    long[] slots = table;
    long sum = 0;
    for (int row = from; row < to; row++) {
      int start = rows.start(row, column);
      int length = rows.end(row, column) - start;
      long hash = 0;
      if (length > 0 && length <= INLINE) {
        long k1 = length <= 8 ? 0 : Bytes.word(bytes, start + 8) & MASKS[Math.min(length, 16)];
        long k2 = length <= 16 ? 0 : Bytes.word(bytes, start + 16) & MASKS[length];
        hash = hash(Bytes.word(bytes, start) & MASKS[Math.min(length, 8)], k1, k2);
        sum += slots[SLOT * ((int) hash & mask)];
      }
      blockKeys[row - from] = hash;
    }
    touched += sum;
    for (int row = from; row < to; row++) {
      int start = rows.start(row, column);
      int end = rows.end(row, column);
      int at = SLOT * ((int) blockKeys[row - from] & mask);
      into[row] =
          isAt(bytes, start, end - start, at) ? (int) table[at + 3] - 1 : number(bytes, start, end);
    }
  }

  private static long[] masks() {
    long[] all = new long[INLINE + 1];
    for (int length = 1; length <= INLINE; length++) {
      all[length] = -1L >>> (63 - (8 * length - 1) % 64);
    }
    return all;
  }

  /** Whether a spelling as it stands is that of a slot. */
  private boolean isAt(byte[] bytes, int start, int length, int at) {
    long[] slots = table;
    if (slots[at + 3] >>> 32 != length || length == 0) {
      return false;
    }
    if (length <= 8) {
      return slots[at] == (Bytes.word(bytes, start) & MASKS[length]);
    }
    if (slots[at] != Bytes.word(bytes, start)) {
      return false;
    }
    if (length <= 16) {
      return slots[at + 1] == (Bytes.word(bytes, start + 8) & MASKS[length]);
    }
    return slots[at + 1] == Bytes.word(bytes, start + 8)
        && slots[at + 2] == (Bytes.word(bytes, start + 16) & MASKS[length]);
  }

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
    if (kind != Kind.WORDS) {
      long key =
          kind == Kind.PARTIES
              ? Digits.party(bytes, start, length)
              : Digits.identity(bytes, start, length);
      if (key != 0) {
        int known = byKey.get(key);
        return known >= 0 ? known : add(key);
      }
    }
    return length <= INLINE ? inline(bytes, start, length) : longer(bytes, start, end);
  }

  private int add(long key) {
    ensure();
    keys[size] = key;
    byKey.put(key, size);
    return size++;
  }

  private int inline(byte[] bytes, int start, int length) {
    long k0 = Bytes.word(bytes, start);
    long k1 = 0;
    long k2 = 0;
    if (length <= 8) {
      k0 &= MASKS[length];
    } else {
      k1 = Bytes.word(bytes, start + 8) & MASKS[Math.min(length, 16)];
      k2 = length <= 16 ? 0 : Bytes.word(bytes, start + 16) & MASKS[length];
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
    long h = k0 * C0;
    h = ((h ^ (h >>> 32)) + k1) * C1;
    h = ((h ^ (h >>> 32)) + k2) * C0;
    return (int) ((h ^ (h >>> 29)) >>> 24);
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
    int slots = (mask + 1) * 4;
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
    String spelling = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    Integer known = longer.get(spelling);
    if (known != null) {
      return known;
    }
    int number = append(bytes, start, end);
    longer.put(spelling, number);
    return number;
  }

  private int append(byte[] bytes, int start, int end) {
    int length = end - start;
    if (spelt + length + Bytes.PAD > spellings.length) {
      spellings = Arrays.copyOf(spellings, Math.max(2 * spelt, spelt + length + Bytes.PAD));
    }
    ensure();
    System.arraycopy(bytes, start, spellings, spelt, length);
    spelt += length;
    ends[size] = spelt;
    return size++;
  }

  private void ensure() {
    if (size == ends.length) {
      keys = Arrays.copyOf(keys, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
      meanings = Arrays.copyOf(meanings, 2 * size);
    }
  }

  /** Gives each spelling that has come since the last time the number of what it stands for. */
  void resolve(Meaning meaning) {
    for (int from = resolved; from < size; from += BLOCK) {
      int to = Math.min(size, from + BLOCK);
      touched += meaning.touch(keys, from, to);
      resolve(meaning, to);
    }
  }

  private void resolve(Meaning meaning, int to) {
    for (; resolved < to; resolved++) {
      if (keys[resolved] != 0) {
        meanings[resolved] = meaning.of(keys[resolved]);
      } else {
        meanings[resolved] = meaning.of(spellings, resolvedSpelt, ends[resolved]);
        resolvedSpelt = ends[resolved];
      }
    }
  }

  /** What the touches have come to: read by nobody, but without it they would be left out. */
  long touched() {
    return touched;
  }

  /** What the spellings stand for, by number; valid until the next spelling comes. */
  int[] meanings() {
    return meanings;
  }
}
