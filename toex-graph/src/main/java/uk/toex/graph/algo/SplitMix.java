package uk.toex.graph.algo;

/** A small random generator whose numbers are the same on every JDK (Steele, Lea, Flood 2014). */
final class SplitMix {

  private long state;

  SplitMix(long seed) {
    this.state = seed;
  }

  long next() {
    state += 0x9E3779B97F4A7C15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** A number from 0 to below a bound. */
  int below(int bound) {
    // Multiply and shift (Lemire 2019); the bias is below 2^-32.
    return (int) (((next() >>> 32) * bound) >>> 32);
  }
}
