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
 *   slot   open addressing: 0 free, else the number of an id + 1
 *   hash   the ids' hashes, so that growing the table does not read the bytes again
 * </pre>
 */
final class IdTable implements Ids {

  private static final long MIX = 0x9E3779B97F4A7C15L;
  private static final int MOST_BYTES = Integer.MAX_VALUE - 16;

  private byte[] bytes = new byte[1 << 12];
  private int[] end = new int[1 << 8];
  private int[] hash = new int[1 << 8];
  private int[] slot = new int[1 << 9];
  private int size;

  int size() {
    return size;
  }

  /** The number of the id in a range of bytes, which is added if it is new. */
  int add(byte[] from, int offset, int length) {
    int h = hash(from, offset, length);
    int place = find(h, from, offset, length);
    if (slot[place] != 0) {
      return slot[place] - 1;
    }
    if (2 * (size + 1) > slot.length) {
      rehash();
      place = find(h, from, offset, length);
    }
    append(from, offset, length, h);
    slot[place] = size;
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
    return slot[find(hash(utf8, 0, utf8.length), utf8, 0, utf8.length)] - 1;
  }

  private int begin(int node) {
    return node == 0 ? 0 : end[node - 1];
  }

  private int find(int h, byte[] from, int offset, int length) {
    int mask = slot.length - 1;
    int place = h & mask;
    while (slot[place] != 0) {
      int known = slot[place] - 1;
      if (hash[known] == h) {
        int begin = begin(known);
        if (Arrays.equals(bytes, begin, end[known], from, offset, offset + length)) {
          return place;
        }
      }
      place = (place + 1) & mask;
    }
    return place;
  }

  private void append(byte[] from, int offset, int length, int h) {
    int at = begin(size);
    if (length > MOST_BYTES - at || size == 1 << 29) {
      throw new InputRefusedException(
          "There are more ids than one graph can hold: 2 GiB of text, or 537 million.");
    }
    if (at + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(MOST_BYTES, Math.max(2L * at, at + length)));
    }
    if (size == end.length) {
      end = Arrays.copyOf(end, 2 * size);
      hash = Arrays.copyOf(hash, 2 * size);
    }
    System.arraycopy(from, offset, bytes, at, length);
    end[size] = at + length;
    hash[size] = h;
    size++;
  }

  private void rehash() {
    slot = new int[2 * slot.length];
    int mask = slot.length - 1;
    for (int known = 0; known < size; known++) {
      int place = hash[known] & mask;
      while (slot[place] != 0) {
        place = (place + 1) & mask;
      }
      slot[place] = known + 1;
    }
  }

  private static int hash(byte[] from, int offset, int length) {
    long h = length * MIX;
    for (int i = offset; i < offset + length; i++) {
      h = (h ^ from[i]) * MIX;
      h ^= h >>> 29;
    }
    h *= MIX;
    return (int) (h >>> 32);
  }
}
