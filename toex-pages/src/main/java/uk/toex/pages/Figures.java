package uk.toex.pages;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;

/** Numbers and dates as people read them, the same in every locale and on every JDK. */
final class Figures {

  private static final String[] MONTHS = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final MathContext THREE = new MathContext(3, RoundingMode.HALF_EVEN);

  private Figures() {}

  /** Three figures that count: {@code 0.0312}, {@code 3.12 × 10⁻⁷}. */
  static String score(double value) {
    if (Double.isNaN(value)) {
      return "not known";
    }
    if (Double.isInfinite(value)) {
      return "infinite";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(THREE);
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent >= -4 && exponent < 6) {
      return minus(rounded.setScale(Math.max(0, 2 - exponent), RoundingMode.UNNECESSARY));
    }
    String digits = minus(rounded.movePointLeft(exponent).setScale(2, RoundingMode.HALF_EVEN));
    StringBuilder power = new StringBuilder(exponent < 0 ? "⁻" : "");
    for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
      power.append(RAISED.charAt(digit - '0'));
    }
    return digits + " × 10" + power;
  }

  /** Three figures that count, without zeros at the end: {@code 0.6}. */
  static String plain(double value) {
    String figures = score(value);
    if (figures.indexOf('.') < 0 || figures.indexOf('×') >= 0) {
      return figures;
    }
    int end = figures.length();
    while (figures.charAt(end - 1) == '0') {
      end--;
    }
    return figures.substring(0, figures.charAt(end - 1) == '.' ? end - 1 : end);
  }

  /** How many decimals show four figures of a number, from 0 to 12. */
  static int decimals(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return 4;
    }
    BigDecimal exact = new BigDecimal(value);
    int exponent = exact.precision() - exact.scale() - 1;
    return Math.max(0, Math.min(12, 3 - exponent));
  }

  /** With so many decimals, half to even. */
  static String fixed(double value, int decimals) {
    return Double.isFinite(value)
        ? minus(new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN))
        : "not known";
  }

  /** {@code 41.3%} of a whole. */
  static String percent(double part, double whole) {
    double share = part / whole;
    return Double.isFinite(share) ? fixed(share * 100, 1) + '%' : "not known";
  }

  /** {@code 12 Mar 2026}. */
  static String date(LocalDate day) {
    return day.getDayOfMonth() + " " + month(day);
  }

  /** {@code Mar 2026}. */
  static String month(LocalDate day) {
    return MONTHS[day.getMonthValue() - 1] + ' ' + day.getYear();
  }

  /** {@code 1 step}, {@code 2 steps}. */
  static String count(long number, String noun) {
    return ReviewData.grouped(number) + ' ' + noun + (number == 1 ? "" : "s");
  }

  /** For coordinates: one decimal at most. */
  static String place(double value) {
    String digits = new BigDecimal(value).setScale(1, RoundingMode.HALF_EVEN).toPlainString();
    return digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits;
  }

  private static String minus(BigDecimal value) {
    return value.signum() < 0 ? '−' + value.negate().toPlainString() : value.toPlainString();
  }
}
