package uk.toex.comms.time;

/**
 * Serials of a spreadsheet: whole days since 1899-12-30, and a fraction of a day. They are binary
 * fractions that seldom hold a second exactly, so they are rounded to the nearest one.
 */
final class ExcelTimes extends TimeReader {

  /** 1899-12-30 as days since 1970. */
  private static final int ORIGIN = -25_569;

  /** Decimals beyond these are less than a tenth of a microsecond. */
  private static final int MAX_DECIMALS = 12;

  private final ZoneTable zone;

  ExcelTimes(ZoneTable zone) {
    this.zone = zone;
  }

  @Override
  long parse(byte[] text, int from, int to) {
    int at = from;
    int day = 0;
    int digits = 0;
    for (; at < to && text[at] >= '0' && text[at] <= '9'; at++) {
      day = day * 10 + (text[at] - '0');
      if (++digits > 7) {
        return TOO_LATE;
      }
    }
    if (digits == 0) {
      return MALFORMED;
    }
    long numerator = 0;
    long denominator = 1;
    if (at < to) {
      if ((text[at] != '.' && text[at] != ',') || IsoTimes.fraction(text, at, to) != to) {
        return MALFORMED;
      }
      for (int i = at + 1; i < to && i <= at + MAX_DECIMALS; i++) {
        numerator = numerator * 10 + (text[i] - '0');
        denominator *= 10;
      }
    }
    long second = (numerator * 86_400 + denominator / 2) / denominator;
    int epochDay = day + ORIGIN;
    if (second == 86_400) {
      second = 0;
      epochDay++;
    }
    return checked(zone.packed(epochDay, (int) second));
  }
}
