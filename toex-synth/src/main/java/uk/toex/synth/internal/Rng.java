package uk.toex.synth.internal;

import java.util.List;

/**
 * SplitMix64 (Steele, Lea, Flood 2014): written out here, so that no JDK can change the sequence.
 * Not thread-safe; each report, household or ring has its own.
 */
public final class Rng {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  public Rng(long seed) {
    state = seed;
  }

  /** The generator of one item, independent of all other items and purposes. */
  public static Rng of(long seed, long index, int purpose) {
    return new Rng(mix(mix(seed + GOLDEN * purpose) + GOLDEN * index));
  }

  public long nextLong() {
    state += GOLDEN;
    return mix(state);
  }

  /** From 0 to n − 1. The bias is below n / 2^32, far under what any test here could see. */
  public int below(int n) {
    return (int) (((nextLong() >>> 32) * n) >>> 32);
  }

  /** From {@code from} to {@code to}, both included. */
  public int between(int from, int to) {
    return from + below(to - from + 1);
  }

  /** In [0, 1). */
  public double unit() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  public boolean chance(double p) {
    return unit() < p;
  }

  public <T> T pick(List<T> items) {
    return items.get(below(items.size()));
  }

  /** An index, drawn by weights given as running totals. */
  public int pickByRunningTotal(double[] totals) {
    double x = unit() * totals[totals.length - 1];
    int i = 0;
    while (i < totals.length - 1 && x >= totals[i]) {
      i++;
    }
    return i;
  }

  /** An index from 0 to n − 1 that prefers small ones: a few items are met often, most rarely. */
  public int skewedBelow(int n) {
    double u = unit();
    return (int) (u * u * n);
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
