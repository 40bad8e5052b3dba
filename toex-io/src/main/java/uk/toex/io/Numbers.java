package uk.toex.io;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as text, the same on every JDK and in every locale. */
public final class Numbers {

  private static final long[] POWERS = new long[16];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = 10 * POWERS[i - 1];
    }
  }

  private Numbers() {}

  /**
   * A number with at most so many decimals, zeros at the end left off: {@code 0.94}, {@code 12},
   * {@code -0.5}. Rounded from the exact binary value, halves to the even digit; never {@code -0}
   * and never an exponent.
   *
   * @throws IllegalArgumentException if it is not finite or the decimals are negative
   */
  public static String fixed(double value, int maxDecimals) {
    requireFinite(value);
    if (maxDecimals < 0) {
      throw new IllegalArgumentException("negative decimals: " + maxDecimals);
    }
    if (maxDecimals < POWERS.length) {
      // value * power is exactly product + error, so the rounding below is that of the exact value.
      long power = POWERS[maxDecimals];
      double product = value * power;
      if (Math.abs(product) < 1L << 50) {
        double error = Math.fma(value, (double) power, -product);
        return decimal(round(product, error), power, maxDecimals);
      }
    }
    return plain(new BigDecimal(value).setScale(maxDecimals, RoundingMode.HALF_EVEN));
  }

  /**
   * The shortest digits that read back as the same number: {@code 0.1}, {@code 100}, {@code
   * 1.5E-9}. Plain from 10<sup>-6</sup> to 10<sup>18</sup>, else with an exponent.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public static String shortest(double value) {
    requireFinite(value);
    if (value == 0) {
      return "0";
    }
    BigDecimal exact = new BigDecimal(value);
    // Fifteen digits hold any number that has no more, and then zeros. Not so for subnormals.
    int precision = Math.abs(value) < Double.MIN_NORMAL ? 1 : 15;
    BigDecimal digits = exact.round(new MathContext(precision, RoundingMode.HALF_EVEN));
    while (digits.doubleValue() != value) {
      precision++;
      digits = exact.round(new MathContext(precision, RoundingMode.HALF_EVEN));
    }
    digits = digits.stripTrailingZeros();
    int exponent = digits.precision() - digits.scale() - 1;
    if (exponent >= -6 && exponent < 18) {
      return digits.toPlainString();
    }
    String unscaled = digits.unscaledValue().abs().toString();
    String fraction = unscaled.length() > 1 ? "." + unscaled.substring(1) : "";
    return (value < 0 ? "-" : "") + unscaled.charAt(0) + fraction + "E" + exponent;
  }

  private static long round(double product, double error) {
    double nearest = Math.rint(product);
    double off = product - nearest; // exact
    if (off == 0.5 && error > 0) {
      return (long) nearest + 1;
    }
    if (off == -0.5 && error < 0) {
      return (long) nearest - 1;
    }
    return (long) nearest;
  }

  private static String decimal(long scaled, long power, int decimals) {
    if (decimals == 0) {
      return Long.toString(scaled);
    }
    long digits = Math.abs(scaled);
    long whole = digits / power;
    long fraction = digits % power;
    int places = decimals;
    while (places > 0 && fraction % 10 == 0) {
      fraction /= 10;
      places--;
    }
    StringBuilder text = new StringBuilder(24);
    if (scaled < 0) {
      text.append('-');
    }
    text.append(whole);
    if (places > 0) {
      text.append('.');
      String shown = Long.toString(fraction);
      text.append("000000000000000", 0, places - shown.length()).append(shown);
    }
    return text.toString();
  }

  private static String plain(BigDecimal rounded) {
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  private static void requireFinite(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("not a finite number");
    }
  }
}
