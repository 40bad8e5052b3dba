package uk.toex.graph.internal;

/**
 * Weights in two bytes: five bits of exponent and eleven of mantissa, from 2^-16 to just below
 * 2^16, rounded to the nearest; 0 is 0, and what is smaller than 2^-16 is 0 too. The relative
 * rounding error is at most 2^-12. Half the memory of a float, and a float again by an addition.
 */
public final class Weights16 {

  private static final int OFFSET = 111 << 23;
  private static final int SHIFT = 12;

  private Weights16() {}

  /**
   * The code of a weight.
   *
   * @throws IllegalArgumentException if it is negative, not a number or 2^16 or more
   */
  public static short code(double weight) {
    if (!(weight >= 0 && weight < 65_504)) {
      throw new IllegalArgumentException("a weight must be in [0, 65504), was " + weight);
    }
    int bits = Float.floatToIntBits((float) weight) + (1 << (SHIFT - 1));
    int code = (bits - OFFSET) >> SHIFT;
    return code <= 0 ? 0 : (short) code;
  }

  /** The weight of a code. */
  public static float weight(short code) {
    // The smallest code would be 2^-16 itself, which is what 0 stands for.
    int c = code & 0xffff;
    return c == 0 ? 0 : Float.intBitsToFloat((c << SHIFT) + OFFSET);
  }
}
