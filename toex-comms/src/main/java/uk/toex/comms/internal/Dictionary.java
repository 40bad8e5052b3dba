package uk.toex.comms.internal;

import java.util.Arrays;

/**
 * Names, numbered from 0 in the order in which they come. Some are known by a key, from which they
 * can be written; a name that can be must never come without. Others are kept as bytes. Belongs to
 * one thread at a time.
 */
final class Dictionary {

  private static final byte[] NONE = {};

  private final LongTable byKey = new LongTable();
  private int[] table = filled(1 << 10);
  private byte[] bytes = new byte[1 << 14];
  private int[] ends = new int[1 << 10];
  private long[] keys = new long[1 << 10];
  private int size;
  private int spelt; // those that are not known by a key

  private static int[] filled(int slots) {
    int[] table = new int[slots];
    Arrays.fill(table, -1);
    return table;
  }

  /** The number of a name, a new one if it is new. */
  int add(byte[] from, int start, int end) {
    int slot = find(from, start, end);
    if (table[slot] >= 0) {
      return table[slot];
    }
    append(from, start, end);
    table[slot] = size - 1;
    spelt++;
    if (2 * spelt > table.length) {
      grow();
    }
    return size - 1;
  }

  /** The number of the name with a key; -1 if there is none. */
  int of(long key) {
    return byKey.get(key);
  }

  /** Looks at where some keys are, all at once. */
  long touch(long[] keys, int from, int to) {
    return byKey.touch(keys, from, to);
  }

  /** Adds a name that is known by a key which is not there yet. */
  int add(long key) {
    append(NONE, 0, 0);
    keys[size - 1] = key;
    byKey.put(key, size - 1);
    return size - 1;
  }

  private void append(byte[] from, int start, int end) {
    int used = used();
    int length = end - start;
    if (Integer.MAX_VALUE - 64 - used < length) {
      throw new IllegalStateException("more than 2 GiB of names");
    }
    if (used + length > bytes.length) {
      long wanted = Math.max(2L * used, (long) used + length);
      bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, Integer.MAX_VALUE - 64));
    }
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
      keys = Arrays.copyOf(keys, 2 * size);
    }
    System.arraycopy(from, start, bytes, used, length);
    ends[size] = used + length;
    size++;
  }

  private int find(byte[] from, int start, int end) {
    int slot = hash(from, start, end) & (table.length - 1);
    while (table[slot] >= 0 && !equals(table[slot], from, start, end)) {
      slot = (slot + 1) & (table.length - 1);
    }
    return slot;
  }

  private boolean equals(int number, byte[] from, int start, int end) {
    return Arrays.equals(bytes, start(number), ends[number], from, start, end);
  }

  private void grow() {
    int[] old = table;
    table = filled(2 * old.length);
    for (int number : old) {
      if (number < 0) {
        continue;
      }
      int slot = hash(bytes, start(number), ends[number]) & (table.length - 1);
      while (table[slot] >= 0) {
        slot = (slot + 1) & (table.length - 1);
      }
      table[slot] = number;
    }
  }

  static int hash(byte[] from, int start, int end) {
    long h = (long) end - start;
    for (int i = start; i < end; i++) {
      h = (h ^ from[i]) * 0x100000001B3L;
    }
    h *= 0x9E3779B97F4A7C15L;
    return (int) (h >>> 32);
  }

  private int used() {
    return size == 0 ? 0 : ends[size - 1];
  }

  int size() {
    return size;
  }

  private int start(int number) {
    return number == 0 ? 0 : ends[number - 1];
  }

  /** Writes the names of keys. */
  interface Renderer {
    byte[] name(long key);
  }

  /** A name. */
  byte[] name(int number, Renderer renderer) {
    return keys[number] != 0
        ? renderer.name(keys[number])
        : Arrays.copyOfRange(bytes, start(number), ends[number]);
  }
}
