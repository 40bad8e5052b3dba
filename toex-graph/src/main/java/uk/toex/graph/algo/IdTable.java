package uk.toex.graph.algo;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import uk.toex.api.InputRefusedException;

/**
 * Ids as they are met, numbered from 0, in compact arrays; two are the same if their bytes are. Not
 * thread-safe while ids are added.
 *
 * <pre>
 *   bytes  the ids' UTF-8, one after the other; id k is end[k-1] … end[k]-1
 *   slot   open addressing, at most half full, two longs a place: key, number + 1; 0 0 is free.
 *          The key of an id of up to seven bytes is those bytes and, on top, their number: there is
 *          nothing else to compare, so that finding it reads one place in memory. The key of a
 *          longer one is a hash with 0xff on top, and its bytes are compared.
 * </pre>
 */
final class IdTable implements Ids {

  private static final long MIX = 0x9E3779B97F4A7C15L;
  private static final long LONG = 0xffL << 56;
  private static final int MOST_BYTES = Integer.MAX_VALUE - 16;
  private static final int MOST_IDS = 1 << 28;

  private byte[] bytes = new byte[1 << 12];
  private int[] end = new int[1 << 8];
  private long[] slot = new long[1 << 10];
  private int size;

  int size() {
    return size;
  }

  /** The number of the id in a range of bytes, which is added if it is new. */
  int add(byte[] from, int offset, int length) {
    long key = key(from, offset, length);
    int place = find(key, from, offset, length);
    if (slot[place + 1] != 0) {
      return (int) slot[place + 1] - 1;
    }
    if (4L * (size + 1) > slot.length) {
      grow();
      place = find(key, from, offset, length);
    }
    append(from, offset, length);
    slot[place] = key;
    slot[place + 1] = size;
    return size - 1;
  }

  @Override
  public String id(int node) {
    int from = begin(node);
    return new String(bytes, from, end[node] - from, StandardCharsets.UTF_8);
  }

  @Override
  public int indexOf(String id) {
    byte[] utf8 = id.getBytes(StandardCharsets.UTF_8);
    long key = key(utf8, 0, utf8.length);
    return (int) slot[find(key, utf8, 0, utf8.length) + 1] - 1;
  }

  private int begin(int node) {
    return node == 0 ? 0 : end[node - 1];
  }

  private int find(long key, byte[] from, int offset, int length) {
    int mask = slot.length - 2;
    int place = home(key, mask);
    while (slot[place + 1] != 0) {
      if (slot[place] == key) {
        int known = (int) slot[place + 1] - 1;
        if (key >>> 56 != 0xff
            || Arrays.equals(bytes, begin(known), end[known], from, offset, offset + length)) {
          return place;
        }
      }
      place = (place + 2) & mask;
    }
    return place;
  }

  private void append(byte[] from, int offset, int length) {
    int at = size == 0 ? 0 : end[size - 1];
    if (length > MOST_BYTES - at || size == MOST_IDS) {
      throw new InputRefusedException(
          "There are more ids than one graph can hold: 2 GiB of text, or 268 million.");
    }
    if (at + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(MOST_BYTES, Math.max(2L * at, at + length)));
    }
    if (size == end.length) {
      end = Arrays.copyOf(end, 2 * size);
    }
    System.arraycopy(from, offset, bytes, at, length);
    end[size++] = at + length;
  }

  private void grow() {
    long[] old = slot;
    slot = new long[2 * old.length];
    int mask = slot.length - 2;
    for (int k = 0; k < old.length; k += 2) {
      if (old[k + 1] != 0) {
        int place = home(old[k], mask);
        while (slot[place + 1] != 0) {
          place = (place + 2) & mask;
        }
        slot[place] = old[k];
        slot[place + 1] = old[k + 1];
      }
    }
  }

  private static int home(long key, int mask) {
    long h = (key ^ (key >>> 32)) * MIX;
    return (int) (h >>> 33) & mask;
  }

  private static long key(byte[] from, int offset, int length) {
    if (length < 8) {
      long key = 0;
      for (int i = offset; i < offset + length; i++) {
        key = (key << 8) | (from[i] & 0xff);
      }
      return key | ((long) length << 56);
    }
    long h = length * MIX;
    for (int i = offset; i < offset + length; i++) {
      h = (h ^ from[i]) * MIX;
      h ^= h >>> 29;
    }
    return h | LONG;
  }
}
