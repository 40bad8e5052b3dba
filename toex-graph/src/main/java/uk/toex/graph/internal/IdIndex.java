package uk.toex.graph.internal;

/**
 * Finds ids fast while links are read: one look into memory for an id of up to eight bytes.
 *
 * <pre>
 *   slots  pairs: the hash, and the number + 1, negative where the hash does not say all
 * </pre>
 *
 * Immutable and thread-safe.
 */
public final class IdIndex {

  private final StringTable ids;
  private final long[] slots;
  private final int shift;

  /** Over the ids as they are now. */
  public IdIndex(StringTable ids) {
    this.ids = ids;
    int length = 16;
    while (ids.size() > length / 2) {
      length *= 2;
    }
    this.slots = new long[2 * length];
    this.shift = Long.numberOfLeadingZeros(length) + 1;
    byte[] pool = ids.pool();
    int[] start = ids.start();
    for (int i = 0; i < ids.size(); i++) {
      long hash = Bytes.hash(pool, start[i], start[i + 1]);
      int at = 2 * (int) (hash >>> shift);
      while (slots[at + 1] != 0) {
        at = (at + 2) & (slots.length - 1);
      }
      slots[at] = hash;
      slots[at + 1] = isExact(pool, start[i], start[i + 1]) ? i + 1 : -(i + 1);
    }
  }

  /** Loads what {@link #indexOf} will look at. */
  public long touch(long hash) {
    return slots[2 * (int) (hash >>> shift)];
  }

  /** The number of an id with this {@linkplain Bytes#hash hash}, or -1. */
  public int indexOf(byte[] bytes, int from, int to, long hash) {
    boolean exact = isExact(bytes, from, to);
    int at = 2 * (int) (hash >>> shift);
    while (slots[at + 1] != 0) {
      long number = slots[at + 1];
      if (slots[at] == hash && exact == number > 0) {
        if (exact) {
          return (int) number - 1;
        }
        if (ids.isAt((int) -number - 1, bytes, from, to)) {
          return (int) -number - 1;
        }
      }
      at = (at + 2) & (slots.length - 1);
    }
    return -1;
  }

  private static boolean isExact(byte[] bytes, int from, int to) {
    return to - from <= 8 && to > from && bytes[to - 1] != 0;
  }
}
