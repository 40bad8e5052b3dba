package uk.toex.comms.indicator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * What day, week and group a second falls in, in a zone: tables by day, so that no event needs an
 * object. Immutable.
 */
final class Calendar {

  static final int DAY = 86_400;
  private static final int HALF_HOURS = 48;
  private static final int HALF_HOUR = 1800;

  private final ZoneRules rules;
  private final int firstDay;
  private final long firstSecond;
  private final int[] groups;
  private final int[] bins;
  private final byte[] weekends;

  /**
   * @param first no event is before this second
   * @param last nor after this one
   */
  Calendar(ZoneId zone, long first, long last, Grouping grouping) {
    rules = zone.getRules();
    firstDay = (int) Math.floorDiv(first, DAY) - 1;
    firstSecond = (long) firstDay * DAY;
    int days = (int) Math.floorDiv(last, DAY) + 1 - firstDay + 1;
    groups = new int[days];
    bins = new int[days];
    weekends = new byte[days];
    for (int i = 0; i < days; i++) {
      int day = firstDay + i;
      LocalDate date = LocalDate.ofEpochDay(day);
      weekends[i] = (byte) (weekday(day) >= 5 ? Records.WEEKEND : 0);
      // As in bandicoot the month is not part of it.
      bins[i] = (date.getYear() * 32 + date.getDayOfMonth()) * HALF_HOURS;
      groups[i] =
          switch (grouping) {
            case NONE -> 0;
            case DAY -> day;
            case WEEK -> week(day);
            case MONTH -> date.getYear() * 12 + date.getMonthValue() - 1;
            case YEAR -> date.getYear();
          };
    }
  }

  /** The number of a day's week; weeks begin on Monday. */
  static int week(int day) {
    return Math.floorDiv(day + 3, 7);
  }

  /** The number of a day in its week; 0 is Monday. */
  static int weekday(int day) {
    return Math.floorMod(day + 3, 7);
  }

  int group(int day) {
    return groups[day - firstDay];
  }

  /** {@link Records#WEEKEND} on Saturday and Sunday, else 0. */
  int weekend(int day) {
    return weekends[day - firstDay];
  }

  /** The day of a second that local clocks show. */
  int day(long local) {
    return (int) ((local - firstSecond) / DAY) + firstDay;
  }

  /** The half hour of a second of a day; the same for the same hour of the same day of a month. */
  int bin(int day, int secondOfDay) {
    return bins[day - firstDay] + secondOfDay / HALF_HOUR;
  }

  /** Night is from 19:00:00 to 07:00:00, both of them in it. */
  static boolean isNight(int secondOfDay) {
    return secondOfDay <= 7 * 3600 || secondOfDay >= 19 * 3600;
  }

  /** Offsets from UTC, for seconds that mostly come in order. Belongs to one thread. */
  Offsets offsets() {
    return new Offsets(rules);
  }

  /** The offset in force, kept until a second outside its reach is asked for. */
  static final class Offsets {
    private final ZoneRules rules;
    private long from = 1;
    private long to;
    private int offset;

    Offsets(ZoneRules rules) {
      this.rules = rules;
    }

    /** A second as local clocks count it. */
    long local(long second) {
      if (second < from || second >= to) {
        find(second);
      }
      return second + offset;
    }

    private void find(long second) {
      Instant at = Instant.ofEpochSecond(second);
      ZoneOffset now = rules.getOffset(at);
      ZoneOffsetTransition next = rules.nextTransition(at);
      ZoneOffsetTransition before = rules.previousTransition(at.plusNanos(1));
      offset = now.getTotalSeconds();
      from = before == null ? Long.MIN_VALUE : before.toEpochSecond();
      to = next == null ? Long.MAX_VALUE : next.toEpochSecond();
    }
  }
}
