package uk.toex.host;

import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * A range of versions, written as Maven writes it: {@code [1.0,2.0)} from 1.0 up to but not
 * including 2.0, {@code [1.0,)} from 1.0 on, {@code 1.4.2} exactly that, {@code *} any.
 *
 * <p>Versions are compared number by number, missing ones counting as 0; one with a qualifier comes
 * before the one without, and qualifiers part by part, numbers as numbers, as Semantic Versioning
 * 2.0.0 has it.
 */
public final class VersionRange {

  /** Any version. */
  public static final VersionRange ANY = new VersionRange("*", "", false, "", false);

  private static final Pattern DOT = Pattern.compile("\\.");
  private static final Pattern VERSION =
      Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9}){0,3}(-[0-9A-Za-z.-]{1,64})?");

  private final String text;
  private final String low;
  private final boolean lowIncluded;
  private final String high;
  private final boolean highIncluded;

  private VersionRange(
      String text, String low, boolean lowIncluded, String high, boolean highIncluded) {
    this.text = text;
    this.low = low;
    this.lowIncluded = lowIncluded;
    this.high = high;
    this.highIncluded = highIncluded;
  }

  /**
   * Reads a range.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static VersionRange parse(String text) {
    if (text.equals("*")) {
      return ANY;
    }
    if (VERSION.matcher(text).matches()) {
      return new VersionRange(text, text, true, text, true);
    }
    int comma = text.indexOf(',');
    boolean bracketed =
        text.length() > 2
            && (text.startsWith("[") || text.startsWith("("))
            && (text.endsWith("]") || text.endsWith(")"));
    if (bracketed && comma > 0) {
      String low = text.substring(1, comma);
      String high = text.substring(comma + 1, text.length() - 1);
      boolean versions =
          (low.isEmpty() || VERSION.matcher(low).matches())
              && (high.isEmpty() || VERSION.matcher(high).matches());
      if (versions && (low.isEmpty() || high.isEmpty() || compare(low, high) <= 0)) {
        return new VersionRange(text, low, text.startsWith("["), high, text.endsWith("]"));
      }
    }
    throw new IllegalArgumentException(
        "not a range of versions: \"" + text + "\"; expected [1.0,2.0), 1.4.2 or *");
  }

  /** Whether a version lies in the range. */
  public boolean contains(String version) {
    boolean above = low.isEmpty() || compare(version, low) > (lowIncluded ? -1 : 0);
    boolean below = high.isEmpty() || compare(version, high) < (highIncluded ? 1 : 0);
    return above && below;
  }

  @Override
  public String toString() {
    return text;
  }

  /** Compares two versions: −1, 0 or 1. */
  static int compare(String a, String b) {
    int dashA = a.indexOf('-');
    int dashB = b.indexOf('-');
    String[] x = DOT.split(dashA < 0 ? a : a.substring(0, dashA), -1);
    String[] y = DOT.split(dashB < 0 ? b : b.substring(0, dashB), -1);
    for (int i = 0; i < Math.max(x.length, y.length); i++) {
      int c = Long.compare(i < x.length ? number(x[i]) : 0, i < y.length ? number(y[i]) : 0);
      if (c != 0) {
        return c;
      }
    }
    if (dashA < 0 || dashB < 0) {
      return Boolean.compare(dashA < 0, dashB < 0);
    }
    return qualifiers(a.substring(dashA + 1), b.substring(dashB + 1));
  }

  private static int qualifiers(String a, String b) {
    String[] x = DOT.split(a, -1);
    String[] y = DOT.split(b, -1);
    for (int i = 0; i < Math.min(x.length, y.length); i++) {
      boolean numberX = isNumber(x[i]);
      boolean numberY = isNumber(y[i]);
      int c =
          numberX && numberY
              ? new BigInteger(x[i]).compareTo(new BigInteger(y[i]))
              : numberX != numberY ? (numberX ? -1 : 1) : Integer.signum(x[i].compareTo(y[i]));
      if (c != 0) {
        return c;
      }
    }
    return Integer.compare(x.length, y.length);
  }

  private static boolean isNumber(String part) {
    return !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static long number(String part) {
    return Long.parseLong(part);
  }
}
