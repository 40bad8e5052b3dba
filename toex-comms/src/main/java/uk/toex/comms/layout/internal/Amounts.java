package uk.toex.comms.layout.internal;

/** Amounts from bytes: durations, counts of bytes. */
final class Amounts {

  /** No amount. */
  static final long BAD = -1;

  private static final int MAX_DIGITS = 15;

  private Amounts() {}

  /**
   * A number, decimals cut off after the unit is counted in; or for durations {@code h:mm:ss} or
   * {@code mm:ss}.
   *
   * @param times how many of what is wanted one unit is
   * @param over by how much that is to be divided
   */
  static long read(Source source, char decimal, long times, long over, boolean clock) {
    byte[] bytes = source.bytes;
    long whole = 0;
    int at = source.start;
    for (; at < source.end && isDigit(bytes[at]); at++) {
      whole = whole * 10 + (bytes[at] - '0');
      if (at - source.start > MAX_DIGITS) {
        return BAD;
      }
    }
    if (at == source.start) {
      return BAD;
    }
    if (clock && at < source.end && bytes[at] == ':') {
      return clock(bytes, source.start, source.end);
    }
    long fraction = 0;
    long denominator = 1;
    if (at < source.end) {
      if (bytes[at] != decimal || at + 1 == source.end) {
        return BAD;
      }
      for (int i = at + 1; i < source.end; i++) {
        if (!isDigit(bytes[i])) {
          return BAD;
        }
        if (denominator < 1_000_000) {
          fraction = fraction * 10 + (bytes[i] - '0');
          denominator *= 10;
        }
      }
    }
    if (whole > Long.MAX_VALUE / 2 / times / denominator) {
      return denominator == 1 ? BAD : read(whole, times, over);
    }
    return (whole * denominator + fraction) * times / denominator / over;
  }

  private static long read(long whole, long times, long over) {
    return whole > Long.MAX_VALUE / 2 / times ? BAD : whole * times / over;
  }

  private static long clock(byte[] bytes, int start, int end) {
    long seconds = 0;
    int parts = 0;
    int at = start;
    while (true) {
      int digits = 0;
      int value = 0;
      while (at < end && isDigit(bytes[at]) && digits < 6) {
        value = value * 10 + (bytes[at++] - '0');
        digits++;
      }
      if (digits == 0 || (parts > 0 && (digits != 2 || value > 59))) {
        return BAD;
      }
      seconds = seconds * 60 + value;
      parts++;
      if (at == end) {
        return parts > 1 && parts <= 3 ? seconds : BAD;
      }
      if (bytes[at] != ':') {
        return bytes[at] == '.' && parts == 3 && fraction(bytes, at + 1, end) ? seconds : BAD;
      }
      at++;
    }
  }

  private static boolean fraction(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isDigit(bytes[i])) {
        return false;
      }
    }
    return from < to;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
