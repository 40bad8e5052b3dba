package uk.toex.graph.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;

/**
 * Distinct strings and their numbers, both ways, as UTF-8 in one array. Half of a surrogate pair
 * becomes a question mark. While strings are added it belongs to one thread; afterwards it is
 * thread-safe.
 *
 * <pre>
 *   pool   the bytes of one string after the other; i's are start[i] … start[i+1]-1
 *   slots  2^k of them, open addressing from the hash's upper bits: the hash's upper half and, in
 *          the lower half, the number + 1; 0 is free. Made when a string is first looked for.
 * </pre>
 */
public final class StringTable {

  private static final int MOST_BYTES = Integer.MAX_VALUE - 64;

  private byte[] pool;
  private int[] start;
  private int size;
  private volatile long @Nullable [] slots;

  /** An empty table. */
  public StringTable() {
    this(new byte[64], new int[9], 0);
  }

  private StringTable(byte[] pool, int[] start, int size) {
    this.pool = pool;
    this.start = start;
    this.size = size;
  }

  /** A table of strings known to be distinct. */
  public static StringTable of(byte[] pool, int[] start) {
    return new StringTable(pool, start, start.length - 1);
  }

  /** How many strings there are. */
  public int size() {
    return size;
  }

  /** How many bytes they have together. */
  public int bytes() {
    return start[size];
  }

  /** A string by its number. */
  public String get(int number) {
    int from = start[number];
    return new String(pool, from, start[number + 1] - from, StandardCharsets.UTF_8);
  }

  /** The number of a string, or -1. */
  public int indexOf(String string) {
    byte[] bytes = string.getBytes(StandardCharsets.UTF_8);
    return indexOf(bytes, 0, bytes.length, Bytes.hash(bytes, 0, bytes.length));
  }

  /** The number of a string in UTF-8 with this {@linkplain Bytes#hash hash}, or -1. */
  public int indexOf(byte[] bytes, int from, int to, long hash) {
    long[] table = index();
    int mask = table.length - 1;
    for (int i = home(hash, table.length); table[i] != 0; i = (i + 1) & mask) {
      if (isAt(table[i], bytes, from, to, hash)) {
        return (int) table[i] - 1;
      }
    }
    return -1;
  }

  /** The number of a string, which is added if it is new. */
  public int add(String string) {
    byte[] bytes = string.getBytes(StandardCharsets.UTF_8);
    return add(bytes, 0, bytes.length, Bytes.hash(bytes, 0, bytes.length));
  }

  /** As above, of a string in UTF-8. */
  public int add(byte[] bytes, int from, int to, long hash) {
    long[] table = index();
    int mask = table.length - 1;
    int i = home(hash, table.length);
    for (; table[i] != 0; i = (i + 1) & mask) {
      if (isAt(table[i], bytes, from, to, hash)) {
        return (int) table[i] - 1;
      }
    }
    append(bytes, from, to - from);
    table[i] = (hash & 0xffffffff00000000L) | size;
    if (size > table.length / 8 * 5) {
      slots = rehashed(table, table.length * 2);
    }
    return size - 1;
  }

  /** Loads what {@link #add} will look at, for several hashes one after the other. */
  public long touch(long hash) {
    long[] table = index();
    return table[home(hash, table.length)];
  }

  /** Leaves off room to grow, and the slots, which would be made anew. */
  public StringTable compact() {
    pool = Arrays.copyOf(pool, start[size]);
    start = Arrays.copyOf(start, size + 1);
    slots = null;
    return this;
  }

  byte[] pool() {
    return pool;
  }

  int[] start() {
    return start;
  }

  private boolean isAt(long slot, byte[] bytes, int from, int to, long hash) {
    if ((slot ^ hash) >>> 32 != 0) {
      return false;
    }
    return isAt((int) slot - 1, bytes, from, to);
  }

  /** Whether the string with a number is this. */
  boolean isAt(int number, byte[] bytes, int from, int to) {
    return Arrays.equals(pool, start[number], start[number + 1], bytes, from, to);
  }

  private void append(byte[] bytes, int from, int length) {
    int end = start[size];
    if (length > MOST_BYTES - end) {
      throw new InputRefusedException(
          "The ids, records or values of this network take more than 2 GiB; at most so much can be"
              + " held.");
    }
    if (end + length > pool.length) {
      long room = Math.max(end + (long) length, pool.length + (pool.length >> 1));
      pool = Arrays.copyOf(pool, (int) Math.min(room, MOST_BYTES));
    }
    if (size + 1 == start.length) {
      start = Arrays.copyOf(start, start.length + (start.length >> 1));
    }
    System.arraycopy(bytes, from, pool, end, length);
    size++;
    start[size] = end + length;
  }

  private long[] index() {
    long[] made = slots;
    if (made == null) {
      int length = 16;
      while (size > length / 8 * 5) {
        length *= 2;
      }
      made = new long[length];
      for (int i = 0; i < size; i++) {
        long hash = Bytes.hash(pool, start[i], start[i + 1]);
        insert(made, (hash & 0xffffffff00000000L) | (i + 1));
      }
      slots = made;
    }
    return made;
  }

  private static long[] rehashed(long[] old, int length) {
    long[] table = new long[length];
    for (long slot : old) {
      if (slot != 0) {
        insert(table, slot);
      }
    }
    return table;
  }

  private static void insert(long[] table, long slot) {
    int i = home(slot, table.length);
    while (table[i] != 0) {
      i = (i + 1) & (table.length - 1);
    }
    table[i] = slot;
  }

  private static int home(long hash, int length) {
    return (int) (hash >>> (Long.numberOfLeadingZeros(length) + 1));
  }
}
