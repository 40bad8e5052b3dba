package uk.toex.graph.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.concurrent.ThreadLocalRandom;

/** Byte ranges: eight at a time, and their hashes. */
public final class Bytes {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Differs from run to run, so that no file can be made to collide; nothing written shows it. */
  private static final long SECRET = ThreadLocalRandom.current().nextLong();

  static long kept;

  private Bytes() {}

  /** Uses what was only looked at to have it in the cache, so that the look stays. */
  public static void keep(long looked) {
    if (looked == SECRET) {
      kept = looked;
    }
  }

  /** Eight bytes, the first lowest. */
  public static long word(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at);
  }

  /** One to eight bytes, the first lowest, zeros above. */
  public static long word(byte[] bytes, int at, int length) {
    if (at + 8 <= bytes.length) {
      return word(bytes, at) & (-1L >>> (64 - 8 * length));
    }
    long word = 0;
    for (int i = length - 1; i >= 0; i--) {
      word = word << 8 | (bytes[at + i] & 0xff);
    }
    return word;
  }

  /**
   * A hash, well mixed in all bits. Of ranges of one to eight bytes that do not end in a zero no
   * two have the same.
   */
  public static long hash(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length <= 8) {
      return length == 0 ? 0 : mix(word(bytes, from, length));
    }
    long hash = length;
    int at = from;
    for (; to - at > 8; at += 8) {
      hash = mix(hash ^ word(bytes, at));
    }
    return mix(hash ^ word(bytes, at, to - at));
  }

  /** One to one. */
  private static long mix(long word) {
    long z = (word ^ SECRET) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 32)) * 0xD6E8FEB86659FD93L;
    return z ^ (z >>> 29);
  }
}
