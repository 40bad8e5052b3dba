package uk.toex.comms.time;

/** Seconds or parts of a second since 1970 in UTC. */
final class EpochTimes extends TimeReader {

  private final int perSecond;

  EpochTimes(int perSecond) {
    this.perSecond = perSecond;
  }

  @Override
  long parse(byte[] text, int from, int to) {
    int at = from;
    boolean negative = text[at] == '-';
    if (negative) {
      at++;
    }
    long value = 0;
    int digits = 0;
    for (; at < to && text[at] >= '0' && text[at] <= '9'; at++) {
      value = value * 10 + (text[at] - '0');
      if (++digits > 18) {
        return TOO_LATE;
      }
    }
    if (digits == 0 || IsoTimes.fraction(text, at, to) != to) {
      return MALFORMED;
    }
    if (negative) {
      return TOO_EARLY;
    }
    long seconds = value / perSecond;
    return seconds < END ? seconds << 2 : TOO_LATE;
  }
}
