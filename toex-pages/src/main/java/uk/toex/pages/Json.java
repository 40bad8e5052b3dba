package uk.toex.pages;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Writes JSON that may stand inside a {@code script} element of any page: no {@code <}, {@code >}
 * or {@code &} is left in it, and nothing that UTF-8 can't carry.
 *
 * <p>Commas are its own concern; brackets are the caller's.
 */
final class Json {

  private static final char[] HEX = "0123456789abcdef".toCharArray();
  private static final int DECIMALS = 6;
  private static final long SCALE = 1_000_000;

  private final Appendable out;
  private boolean comma;

  Json(Appendable out) {
    this.out = out;
  }

  /** Begins an object or an array: one of <code>{</code> and {@code [}. */
  Json open(char bracket) throws IOException {
    separate();
    out.append(bracket);
    comma = false;
    return this;
  }

  /** Ends it. */
  Json close(char bracket) throws IOException {
    out.append(bracket);
    comma = true;
    return this;
  }

  /** A line end before the next value, for people who open the file. */
  Json line() throws IOException {
    separate();
    out.append('\n');
    comma = false;
    return this;
  }

  Json key(String key) throws IOException {
    string(key);
    out.append(':');
    comma = false;
    return this;
  }

  Json string(CharSequence value) throws IOException {
    separate();
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < value.length()
          && Character.isLowSurrogate(value.charAt(i + 1))) {
        out.append(c).append(value.charAt(++i));
      } else if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c == '\n') {
        out.append("\\n");
      } else if (mustEscape(c)) {
        out.append("\\u")
            .append(HEX[c >> 12])
            .append(HEX[c >> 8 & 15])
            .append(HEX[c >> 4 & 15])
            .append(HEX[c & 15]);
      } else {
        out.append(c);
      }
    }
    out.append('"');
    comma = true;
    return this;
  }

  Json number(long value) throws IOException {
    separate();
    out.append(Long.toString(value));
    comma = true;
    return this;
  }

  /**
   * Six decimals at most, half to even, without exponent: {@code Double.toString} varies by JDK.
   */
  Json number(double value) throws IOException {
    separate();
    double product = value * SCALE;
    if (Math.abs(product) < 1L << 50) {
      millionths(product, Math.fma(value, (double) SCALE, -product));
    } else {
      BigDecimal rounded = new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
      out.append(rounded.stripTrailingZeros().toPlainString());
    }
    comma = true;
    return this;
  }

  /** Writes product + error, which is exact, rounded to a whole number of millionths. */
  private void millionths(double product, double error) throws IOException {
    double nearest = Math.rint(product);
    double off = product - nearest;
    long scaled = (long) nearest;
    if (off == 0.5 && error > 0) {
      scaled++;
    } else if (off == -0.5 && error < 0) {
      scaled--;
    }
    if (scaled < 0) {
      out.append('-');
    }
    long digits = Math.abs(scaled);
    out.append(Long.toString(digits / SCALE));
    long fraction = digits % SCALE;
    if (fraction != 0) {
      String shown = Long.toString(SCALE + fraction).substring(1);
      int end = DECIMALS;
      while (shown.charAt(end - 1) == '0') {
        end--;
      }
      out.append('.').append(shown, 0, end);
    }
  }

  private void separate() throws IOException {
    if (comma) {
      out.append(',');
    }
  }

  private static boolean mustEscape(char c) {
    return c < 0x20
        || c == '<'
        || c == '>'
        || c == '&'
        || (c >= 0x7F && c <= 0x9F)
        || (c >= 0x2028 && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0xFEFF
        || Character.isSurrogate(c)
        || c >= 0xFFFE;
  }
}
