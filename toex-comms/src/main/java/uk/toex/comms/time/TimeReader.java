package uk.toex.comms.time;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Objects;
import uk.toex.api.comms.TimeDoubt;

/**
 * Reads times of one format from bytes.
 *
 * <p>The result is a packed {@code long}: seconds since 1970-01-01T00:00Z and a {@link TimeDoubt},
 * or, if it is negative, what is wrong. Times from 1970 to 2099 in UTC are accepted. Anything else
 * is no time of a communication but what a system writes for "none", such as 1601, 1900 or 9999,
 * and is told as a fault. Fractions of a second are cut off.
 *
 * <p>Formats:
 *
 * <ul>
 *   <li>{@code iso}: ISO 8601, {@code 2026-03-31T14:05:09Z}; a blank for the {@code T}, seconds,
 *       fraction and offset may be absent
 *   <li>{@code epoch-seconds}, {@code epoch-milliseconds}: since 1970 in UTC
 *   <li>{@code excel}: a spreadsheet's serial, days since 1899-12-30, rounded to the second
 *   <li>a pattern, such as {@code dd/MM/yyyy HH:mm[:ss]}: {@link TimePattern}
 * </ul>
 *
 * Without an offset in the text a time is local to the reader's zone. Belongs to one thread.
 */
public abstract class TimeReader {

  static final int REPEATED = 1;
  static final int SKIPPED = 2;

  /** The first second that is not accepted: 2100-01-01T00:00Z. */
  static final long END = 4_102_444_800L;

  static final long EMPTY = -1;
  static final long MALFORMED = -2;
  static final long NO_SUCH_TIME = -3;
  static final long TOO_EARLY = -4;
  static final long TOO_LATE = -5;

  TimeReader() {}

  /**
   * A reader.
   *
   * @param format as above
   * @param zone in which times without an offset are local
   * @throws IllegalArgumentException if the format is none, saying why
   */
  public static TimeReader of(String format, ZoneId zone) {
    Objects.requireNonNull(zone, "zone");
    return switch (format.strip()) {
      case "iso" -> new IsoTimes(ZoneTable.of(zone));
      case "epoch-seconds" -> new EpochTimes(1);
      case "epoch-milliseconds" -> new EpochTimes(1000);
      case "excel" -> new ExcelTimes(ZoneTable.of(zone));
      default -> new PatternTimes(TimePattern.parse(format.strip()), ZoneTable.of(zone));
    };
  }

  /**
   * A zone by its name: {@code UTC}, {@code Europe/London} or any other of the tz database.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static ZoneId zone(String name) {
    try {
      return ZoneId.of(name.strip());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "no time zone is called \"" + name + "\"; expected such as UTC or Europe/London", e);
    }
  }

  /**
   * Reads the time in a range of bytes, blanks around it overlooked.
   *
   * @return packed; negative if it is none
   */
  public final long read(byte[] text, int from, int to) {
    int begin = from;
    int end = to;
    while (begin < end && (text[begin] & 0xff) <= ' ' && text[begin] >= 0) {
      begin++;
    }
    while (begin < end && text[end - 1] >= 0 && text[end - 1] <= ' ') {
      end--;
    }
    return begin == end ? EMPTY : parse(text, begin, end);
  }

  /** Reads a range that is not empty and has no blanks around it. */
  abstract long parse(byte[] text, int from, int to);

  /** True if a packed time says where it could not be read. */
  public static boolean isFault(long packed) {
    return packed < 0;
  }

  /** Seconds since 1970-01-01T00:00Z of a packed time that is no fault. */
  public static long seconds(long packed) {
    return packed >> 2;
  }

  /** What is uncertain about a packed time that is no fault. */
  public static TimeDoubt doubt(long packed) {
    return switch ((int) packed & 3) {
      case REPEATED -> TimeDoubt.REPEATED_HOUR;
      case SKIPPED -> TimeDoubt.SKIPPED_HOUR;
      default -> TimeDoubt.NONE;
    };
  }

  /** What is wrong, in a few words that are the same for all times with the same fault. */
  public static String reason(long fault) {
    if (fault == EMPTY) {
      return "no time";
    }
    if (fault == MALFORMED) {
      return "not a time as the layout writes it";
    }
    if (fault == NO_SUCH_TIME) {
      return "no such day or time of day";
    }
    if (fault == TOO_EARLY) {
      return "before 1970";
    }
    if (fault == TOO_LATE) {
      return "after 2099";
    }
    throw new IllegalArgumentException("not a fault: " + fault);
  }

  /** Checks the range of a packed time that may be negative. */
  static long checked(long packed) {
    if (packed < 0) {
      return TOO_EARLY;
    }
    return packed >> 2 < END ? packed : TOO_LATE;
  }

  /** The value of two digits, or negative. */
  static int two(byte[] text, int at) {
    int tens = text[at] - '0';
    int ones = text[at + 1] - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : 10 * tens + ones;
  }
}
