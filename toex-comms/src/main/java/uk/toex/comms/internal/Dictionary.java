package uk.toex.comms.internal;

import java.util.Arrays;

/**
 * Names, numbered from 0 in the order in which they come, as bytes. Belongs to one thread at a
 * time.
 */
final class Dictionary {

  private int[] table = filled(1 << 10);
  private byte[] bytes = new byte[1 << 14];
  private int[] ends = new int[1 << 10];
  private int size;

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
    }
    System.arraycopy(from, start, bytes, used, length);
    ends[size] = used + length;
    table[slot] = size;
    size++;
    if (2 * size > table.length) {
      grow();
    }
    return size - 1;
  }

  /** The number of a name; -1 if there is none. */
  int of(byte[] from, int start, int end) {
    return table[find(from, start, end)];
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
    table = filled(2 * table.length);
    for (int number = 0; number < size; number++) {
      int slot = hash(bytes, start(number), ends[number]) & (table.length - 1);
      while (table[slot] >= 0) {
        slot = (slot + 1) & (table.length - 1);
      }
      table[slot] = number;
    }
  }

  static int hash(byte[] from, int start, int end) {
    long h = end - start;
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

  byte[] bytes() {
    return bytes;
  }

  int start(int number) {
    return number == 0 ? 0 : ends[number - 1];
  }

  int end(int number) {
    return ends[number];
  }

  String text(int number) {
    return Bytes.text(bytes, start(number), ends[number]);
  }
}
