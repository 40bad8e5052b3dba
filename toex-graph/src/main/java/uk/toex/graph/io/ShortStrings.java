package uk.toex.graph.io;

import java.util.Arrays;
import uk.toex.graph.internal.Bytes;
import uk.toex.graph.internal.StringTable;

/**
 * Numbers of a few strings that come again and again. One of up to 16 bytes is found by its first
 * and last eight bytes and its length, which say all. Belongs to one thread.
 */
final class ShortStrings {

  private static final int BITS = 8;

  private final long[] first = new long[1 << BITS];
  private final long[] last = new long[1 << BITS];
  private final int[] length = new int[1 << BITS];
  private final int[] number = new int[1 << BITS];
  private StringTable all = new StringTable();

  /** How many there are. */
  int size() {
    return all.size();
  }

  String get(int i) {
    return all.get(i);
  }

  void clear() {
    if (all.size() > 0) {
      all = new StringTable();
      Arrays.fill(length, 0);
    }
  }

  int add(byte[] bytes, int from, int to) {
    int count = to - from;
    if (count == 0 || count > 16) {
      return all.add(bytes, from, to, Bytes.hash(bytes, from, to));
    }
    long a = Bytes.word(bytes, from, Math.min(8, count));
    long b = count > 8 ? Bytes.word(bytes, to - 8) : 0;
    int at = (int) ((a * 0x9E3779B97F4A7C15L ^ b * 0xC2B2AE3D27D4EB4FL) >>> (64 - BITS));
    if (length[at] == count && first[at] == a && last[at] == b) {
      return number[at];
    }
    int added = all.add(bytes, from, to, Bytes.hash(bytes, from, to));
    first[at] = a;
    last[at] = b;
    length[at] = count;
    number[at] = added;
    return added;
  }
}
