package uk.toex.comms.internal;

/**
 * Numbers by keys that are not 0; open addressing, key and number side by side so that a look-up
 * mostly touches one line of memory. Belongs to one thread.
 */
final class LongTable {

  private long[] slots = new long[2 << 14];
  private int mask = (1 << 14) - 1;
  private int size;

  /** The number of a key; -1 if there is none. */
  int get(long key) {
    long[] table = slots;
    int slot = hash(key) & mask;
    while (true) {
      long held = table[2 * slot];
      if (held == key) {
        return (int) table[2 * slot + 1];
      }
      if (held == 0) {
        return -1;
      }
      slot = (slot + 1) & mask;
    }
  }

  /**
   * Looks at where some keys are, all at once, so that the processor fetches those places side by
   * side: look-ups one by one would each wait for memory.
   *
   * @return something to be kept, so that the compiler keeps this
   */
  long touch(long[] keys, int from, int to) {
    long[] table = slots;
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += table[2 * (hash(keys[i]) & mask)];
    }
    return sum;
  }

  /** Adds a key that is not there. */
  void put(long key, int number) {
    size++;
    if (2 * size > mask) {
      grow();
    }
    insert(key, number);
  }

  private void insert(long key, long number) {
    int slot = hash(key) & mask;
    while (slots[2 * slot] != 0) {
      slot = (slot + 1) & mask;
    }
    slots[2 * slot] = key;
    slots[2 * slot + 1] = number;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    mask = slots.length / 2 - 1;
    for (int i = 0; i < old.length; i += 2) {
      if (old[i] != 0) {
        insert(old[i], old[i + 1]);
      }
    }
  }

  private static int hash(long key) {
    long h = key * 0x9E3779B97F4A7C15L;
    return (int) ((h ^ (h >>> 29)) >>> 24);
  }
}
