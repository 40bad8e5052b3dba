package uk.toex.comms.time;

import java.util.Locale;
import uk.toex.comms.time.TimePattern.Part;
import uk.toex.comms.time.TimePattern.Step;

/** Times by a {@link TimePattern}. */
final class PatternTimes extends TimeReader {

  private static final String[] MONTHS = {
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december"
  };

  private final Step[] steps;
  private final ZoneTable zone;

  // What has been read of the present text.
  private int year;
  private int month;
  private int day;
  private int hour;
  private int minute;
  private int second;
  private int half;
  private int offset;
  private int at;

  PatternTimes(TimePattern pattern, ZoneTable zone) {
    this.steps = pattern.steps().toArray(new Step[0]);
    this.zone = zone;
  }

  @Override
  long parse(byte[] text, int from, int to) {
    year = month = day = hour = minute = second = 0;
    half = -1;
    offset = IsoTimes.MALFORMED_OFFSET;
    at = from;
    for (int i = 0; i < steps.length; i++) {
      Step step = steps[i];
      if (step.part() == Part.OPEN) {
        if (at >= to || !begins(steps[i + 1], text[at])) {
          i = step.min() - 1;
        }
      } else if (step.part() != Part.CLOSE && !take(step, text, to)) {
        return MALFORMED;
      }
    }
    if (at != to) {
      return MALFORMED;
    }
    if (half >= 0) {
      if (hour < 1 || hour > 12) {
        return NO_SUCH_TIME;
      }
      hour = hour % 12 + 12 * half;
    }
    int epochDay = Days.of(year, month, day);
    if (epochDay == Days.NONE || hour > 23 || minute > 59 || second > 59) {
      return NO_SUCH_TIME;
    }
    int secondOfDay = hour * 3600 + minute * 60 + second;
    return checked(
        offset == IsoTimes.MALFORMED_OFFSET
            ? zone.packed(epochDay, secondOfDay)
            : (epochDay * 86_400L + secondOfDay - offset) << 2);
  }

  /** Whether what may be absent is there, by its first byte. */
  private static boolean begins(Step step, byte b) {
    return switch (step.part()) {
      case LITERAL -> b == step.min();
      case OFFSET -> b == 'Z' || b == 'z' || b == '+' || b == '-';
      case HALF, MONTH_NAME -> b >= 'A';
      default -> b >= '0' && b <= '9';
    };
  }

  private boolean take(Step step, byte[] text, int to) {
    return switch (step.part()) {
      case LITERAL -> at < to && text[at++] == step.min();
      case MONTH_NAME -> takeMonth(text, to);
      case HALF -> takeHalf(text, to);
      case OFFSET -> takeOffset(text, to);
      default -> takeNumber(step, text, to);
    };
  }

  private boolean takeOffset(byte[] text, int to) {
    offset = at < to ? IsoTimes.offset(text, at, to) : IsoTimes.MALFORMED_OFFSET;
    at = to;
    return offset != IsoTimes.MALFORMED_OFFSET;
  }

  private boolean takeNumber(Step step, byte[] text, int to) {
    int value = 0;
    int digits = 0;
    while (digits < step.max() && at < to && text[at] >= '0' && text[at] <= '9') {
      value = value * 10 + (text[at++] - '0');
      digits++;
    }
    if (digits < step.min()) {
      return false;
    }
    switch (step.part()) {
      case YEAR -> year = value;
      case YEAR_OF_CENTURY -> year = value + (value < 70 ? 2000 : 1900);
      case MONTH -> month = value;
      case DAY -> day = value;
      case HOUR, HOUR_12 -> hour = value;
      case MINUTE -> minute = value;
      default -> {
        second = value;
        at = IsoTimes.fraction(text, at, to);
      }
    }
    return true;
  }

  private boolean takeMonth(byte[] text, int to) {
    int end = at;
    while (end < to && (text[end] | 0x20) >= 'a' && (text[end] | 0x20) <= 'z') {
      end++;
    }
    if (end - at < 3 || end - at > 9) {
      return false;
    }
    StringBuilder name = new StringBuilder();
    for (int i = at; i < end; i++) {
      name.append((char) text[i]);
    }
    String lower = name.toString().toLowerCase(Locale.ROOT);
    at = end;
    for (int i = 0; i < MONTHS.length; i++) {
      if (MONTHS[i].startsWith(lower)) {
        month = i + 1;
        return true;
      }
    }
    return false;
  }

  private boolean takeHalf(byte[] text, int to) {
    if (at + 2 > to || (text[at + 1] | 0x20) != 'm') {
      return false;
    }
    int first = text[at] | 0x20;
    half = first == 'a' ? 0 : first == 'p' ? 1 : -1;
    at += 2;
    return half >= 0;
  }
}
