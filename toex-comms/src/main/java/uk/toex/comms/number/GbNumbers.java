package uk.toex.comms.number;

/**
 * The spellings of GB numbers that need no thought, which are nearly all: ASCII digits with the
 * usual punctuation, and 9 or 10 digits of national number behind {@code +44}, {@code 0044}, {@code
 * 44}, {@code 0} or nothing, with or without a {@code (0)}.
 *
 * <p>Only shapes where libphonenumber gives the same answer whatever the digits are, so that its
 * metadata may change from month to month.
 */
final class GbNumbers {

  /** No fast spelling: to be looked at more closely. */
  static final long NONE = -1;

  /** More is not a number with some punctuation. */
  private static final int MAX_LENGTH = 48;

  private static final long E8 = 100_000_000L;
  private static final long E9 = 10 * E8;
  private static final long E10 = 10 * E9;

  private GbNumbers() {}

  /**
   * The E.164 form as a number of 11 or 12 digits, 447700900123, or {@link #NONE}. Takes 10 to 20
   * ns and allocates nothing.
   */
  static long e164(byte[] utf8, int from, int to) {
    if (to - from > MAX_LENGTH) {
      return NONE;
    }
    long value = 0;
    int count = 0;
    boolean plus = false;
    for (int i = from; i < to; i++) {
      int c = utf8[i];
      int digit = c - '0';
      if (digit >= 0 && digit <= 9) {
        value = value * 10 + digit;
        count++;
      } else if (c == '+' && count == 0 && !plus) {
        plus = true;
      } else if (c != ' ' && c != '-' && c != '.' && c != '(' && c != ')') {
        return NONE;
      }
    }
    return count > 15 ? NONE : e164(value, count, plus);
  }

  private static long e164(long value, int count, boolean plus) {
    if (!plus) {
      if (count == 11 && value >= E9 && value < E10) { // 0 and ten digits
        return 44 * E10 + value;
      }
      if (count == 10 && value >= E8 && value < E9) { // 0 and nine
        return 44 * E9 + value;
      }
      if (count == 10 && value >= E9 && value / E8 != 44) { // ten alone
        return 44 * E10 + value;
      }
      if (count == 9 && value >= E8 && value / (E8 / 10) != 44) { // nine alone
        return 44 * E9 + value;
      }
      if (count >= 13 && value < pow10(count - 2) && value >= pow10(count - 3)) { // 00
        return international(value, count - 2);
      }
    }
    return international(value, count);
  }

  /** The digits begin with a country code, 44 or another. */
  private static long international(long value, int count) {
    return switch (count) {
      // 44 and nine
      case 11 -> value >= 44 * E9 + E8 && value < 45 * E9 ? value : NONE;
      case 12 -> {
        if (value >= 44 * E10 + E9 && value < 45 * E10) { // 44 and ten
          yield value;
        }
        // 44, 0 and nine
        yield value >= 440 * E9 + E8 && value < 441 * E9 ? value - 440 * E9 + 44 * E9 : NONE;
      }
      // 44, 0 and ten
      case 13 -> value >= 440 * E10 + E9 && value < 441 * E10 ? value - 440 * E10 + 44 * E10 : NONE;
      default -> NONE;
    };
  }

  private static long pow10(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }
}
