package uk.toex.comms.indicator;

import java.util.Arrays;

/** Numbers what comes from 0 in order of first sight. Used again and again by one thread. */
final class Numbering {

  private static final int FREE = -1;

  private int[] keys = new int[64];
  private int[] numbers = new int[64];
  private int[] order = new int[32];
  private int mask = 63;
  private int size;

  Numbering() {
    Arrays.fill(keys, FREE);
  }

  /** Forgets everything and makes room for so many different keys. */
  void clear(int room) {
    int capacity = Integer.highestOneBit(Math.max(16, room) * 2 - 1) << 1;
    if (capacity > keys.length) {
      keys = new int[capacity];
      numbers = new int[capacity];
      order = new int[capacity / 2];
    }
    mask = capacity - 1;
    Arrays.fill(keys, 0, capacity, FREE);
    size = 0;
  }

  /** The number of a key, which is not negative. */
  int of(int key) {
    int at = (key * 0x9E3779B9) >>> 7 & mask;
    while (true) {
      int found = keys[at];
      if (found == key) {
        return numbers[at];
      }
      if (found == FREE) {
        keys[at] = key;
        numbers[at] = size;
        order[size] = key;
        return size++;
      }
      at = (at + 1) & mask;
    }
  }

  /** How many different keys came. */
  int size() {
    return size;
  }

  /** The key with a number. */
  int key(int number) {
    return order[number];
  }
}
