package uk.toex.nlp.internal;

/**
 * The logistic function and its relatives in plain IEEE arithmetic, so that their bits are the same
 * on every JDK and processor; {@link Math#exp} promises only one unit in the last place, and {@link
 * StrictMath#exp} is several times slower.
 */
public final class Logistic {

  private static final double LOG2_E = 1.4426950408889634;
  private static final double LN2_HIGH = 0.6931471803691238;
  private static final double LN2_LOW = 1.9082149292705877e-10;

  private Logistic() {}

  /** e to the power x, to a relative 1e-13; 0 below −700 and at most e^700. */
  static double exp(double x) {
    if (x < -700) {
      return 0;
    }
    double y = Math.min(x, 700);
    double k = Math.rint(y * LOG2_E);
    double r = (y - k * LN2_HIGH) - k * LN2_LOW;
    // The Taylor series to r^12, paired (Estrin) so that the terms need not wait for each other.
    double r2 = r * r;
    double r4 = r2 * r2;
    double low = (1 + r) + r2 * (1.0 / 2 + r * (1.0 / 6));
    double middle = (1.0 / 24 + r * (1.0 / 120)) + r2 * (1.0 / 720 + r * (1.0 / 5040));
    double high = (1.0 / 40320 + r * (1.0 / 362880)) + r2 * (1.0 / 3628800 + r * (1.0 / 39916800));
    double p = low + r4 * (middle + r4 * (high + r4 * (1.0 / 479001600)));
    return p * Double.longBitsToDouble(((long) k + 1023) << 52);
  }

  /** 1 / (1 + e^−x). */
  public static double sigmoid(double x) {
    double e = exp(-Math.abs(x));
    return x >= 0 ? 1 / (1 + e) : e / (1 + e);
  }

  /** ln(p / (1 − p)), with p kept inside [1e-12, 1 − 1e-12]. */
  public static double logit(double p) {
    double q = Math.min(Math.max(p, 1e-12), 1 - 1e-12);
    return StrictMath.log(q / (1 - q));
  }
}
