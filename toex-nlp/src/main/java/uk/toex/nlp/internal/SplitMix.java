package uk.toex.nlp.internal;

/**
 * The SplitMix64 generator (Steele, Lea and Flood, 2014): small, seedable, and the same on every
 * JDK. Not thread-safe.
 */
public final class SplitMix {

  private long state;

  public SplitMix(long seed) {
    state = seed;
  }

  /** The next 64 bits. */
  public long next() {
    state += 0x9E3779B97F4A7C15L;
    return mix(state);
  }

  /** A number in [0, bound), without bias that could be seen: bound is far below 2^32. */
  public int below(int bound) {
    return (int) (((next() >>> 32) * bound) >>> 32);
  }

  /** A number in [0, 1). */
  public double unit() {
    return (next() >>> 11) * 0x1p-53;
  }

  /** Shuffles in place (Fisher and Yates). */
  public void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = below(i + 1);
      int v = values[i];
      values[i] = values[j];
      values[j] = v;
    }
  }

  /** The finalizer: a bijection of 64-bit values that looks random. */
  public static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
