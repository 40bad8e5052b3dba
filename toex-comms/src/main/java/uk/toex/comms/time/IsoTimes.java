package uk.toex.comms.time;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** ISO 8601 with a date and a time of day. Remembers the last day, as rows mostly go by days. */
final class IsoTimes extends TimeReader {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final ZoneTable zone;
  private long knownYearMonth;
  private int knownDay = -1;
  private int knownEpochDay;

  IsoTimes(ZoneTable zone) {
    this.zone = zone;
  }

  @Override
  long parse(byte[] text, int from, int to) {
    if (to - from < 16) { // 2026-03-31T14:05
      return MALFORMED;
    }
    long yearMonth = (long) LONG.get(text, from);
    int dayOfMonth = text[from + 8] << 8 | text[from + 9];
    if (yearMonth != knownYearMonth || dayOfMonth != knownDay) {
      int day = day(text, from);
      if (day == Days.NONE) {
        return dayFault(text, from);
      }
      knownYearMonth = yearMonth;
      knownDay = dayOfMonth;
      knownEpochDay = day;
    }
    byte between = text[from + 10];
    int hour = two(text, from + 11);
    int minute = two(text, from + 14);
    if ((between != 'T' && between != ' ' && between != 't')
        || (hour | minute) < 0
        || text[from + 13] != ':') {
      return MALFORMED;
    }
    int at = from + 16;
    int second = 0;
    if (at < to && text[at] == ':') {
      second = at + 3 <= to ? two(text, at + 1) : -1;
      if (second < 0) {
        return MALFORMED;
      }
      at = fraction(text, at + 3, to);
    }
    if (hour > 23 || minute > 59 || second > 59) {
      return NO_SUCH_TIME;
    }
    int secondOfDay = hour * 3600 + minute * 60 + second;
    if (at == to) {
      return checked(zone.packed(knownEpochDay, secondOfDay));
    }
    int offset = offset(text, at, to);
    if (offset == MALFORMED_OFFSET) {
      return MALFORMED;
    }
    return checked((knownEpochDay * 86_400L + secondOfDay - offset) << 2);
  }

  static final int MALFORMED_OFFSET = Integer.MIN_VALUE;

  /** Behind a fraction of a second, if there is one. */
  static int fraction(byte[] text, int at, int to) {
    if (at + 1 >= to || (text[at] != '.' && text[at] != ',') || !isDigit(text[at + 1])) {
      return at;
    }
    int end = at + 1;
    while (end < to && isDigit(text[end])) {
      end++;
    }
    return end;
  }

  /** Seconds of {@code Z}, {@code +01}, {@code +0100} or {@code +01:00}, to the end of the text. */
  static int offset(byte[] text, int from, int to) {
    int at = from;
    if (text[at] == ' ') {
      at++;
    }
    if (at + 1 == to && (text[at] == 'Z' || text[at] == 'z')) {
      return 0;
    }
    int length = to - at;
    if (length < 3 || length > 6 || (text[at] != '+' && text[at] != '-')) {
      return MALFORMED_OFFSET;
    }
    int hours = two(text, at + 1);
    int minutes = 0;
    if (length == 5) {
      minutes = two(text, at + 3);
    } else if (length == 6) {
      minutes = text[at + 3] == ':' ? two(text, at + 4) : -1;
    } else if (length == 4) {
      return MALFORMED_OFFSET;
    }
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
      return MALFORMED_OFFSET;
    }
    int seconds = hours * 3600 + minutes * 60;
    return text[at] == '-' ? -seconds : seconds;
  }

  private static int day(byte[] text, int from) {
    int century = two(text, from);
    int year = two(text, from + 2);
    int month = two(text, from + 5);
    int day = two(text, from + 8);
    if ((century | year | month | day) < 0 || text[from + 4] != '-' || text[from + 7] != '-') {
      return Days.NONE;
    }
    return Days.of(century * 100 + year, month, day);
  }

  private static long dayFault(byte[] text, int from) {
    boolean digits =
        (two(text, from) | two(text, from + 2) | two(text, from + 5) | two(text, from + 8)) >= 0;
    return digits && text[from + 4] == '-' && text[from + 7] == '-' ? NO_SUCH_TIME : MALFORMED;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
