package uk.toex.comms.time;

/** Days of the Gregorian calendar by number. */
final class Days {

  /** No such day. */
  static final int NONE = Integer.MIN_VALUE;

  private static final byte[] LENGTHS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private Days() {}

  /** Days since 1970-01-01, or {@link #NONE}; year 0 to 9999. */
  static int of(int year, int month, int day) {
    if (month < 1 || month > 12 || day < 1 || year < 0 || year > 9999) {
      return NONE;
    }
    boolean leap = (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
    if (day > LENGTHS[month - 1] + (leap && month == 2 ? 1 : 0)) {
      return NONE;
    }
    // Years that begin in March, so that the leap day is the last; 400 of them have 146,097 days.
    int y = month <= 2 ? year + 399 : year + 400;
    int era = y / 400;
    int ofEra = y - era * 400;
    int ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468 - 146_097;
  }
}
