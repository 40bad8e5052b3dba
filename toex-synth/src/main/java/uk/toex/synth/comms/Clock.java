package uk.toex.synth.comms;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import uk.toex.synth.internal.Rng;

/** The days of a world and the hours at which people call, in the local time of London. */
final class Clock {

  static final int HOUR = 3600;
  static final int DAY = 24 * HOUR;

  private static final ZoneRules LONDON = ZoneId.of("Europe/London").getRules();

  /** Weights of the hours of a working day, and of a day at the weekend. */
  private static final int[] WEEKDAY = {
    3, 1, 1, 0, 0, 1, 4, 12, 22, 20, 18, 18, 22, 20, 18, 22, 26, 30, 32, 30, 26, 20, 12, 6
  };

  private static final int[] WEEKEND = {
    7, 4, 2, 1, 0, 0, 1, 4, 9, 16, 24, 28, 28, 26, 24, 22, 24, 26, 28, 26, 24, 20, 14, 10
  };

  private static final byte[] WEEKDAY_TABLE = table(WEEKDAY);
  private static final byte[] WEEKEND_TABLE = table(WEEKEND);

  private final LocalDate first;
  private final int days;
  private final long[] midnight;
  private final long[] turn;
  private final int[] turnBy;

  Clock(LocalDate first, int days) {
    this.first = first;
    this.days = days;
    // One more day for what runs past the last midnight.
    midnight = new long[days + 2];
    turn = new long[days + 2];
    turnBy = new int[days + 2];
    for (int d = 0; d < midnight.length; d++) {
      long local = first.plusDays(d).toEpochDay() * DAY;
      Instant early = Instant.ofEpochSecond(local - HOUR);
      ZoneOffset before = LONDON.getOffset(early);
      midnight[d] = local - before.getTotalSeconds();
      turn[d] = Long.MAX_VALUE;
      ZoneOffsetTransition next = LONDON.nextTransition(early);
      if (next != null && next.toEpochSecond() < midnight[d] + DAY) {
        turn[d] = next.toEpochSecond();
        turnBy[d] = next.getOffsetAfter().getTotalSeconds() - before.getTotalSeconds();
      }
    }
  }

  int days() {
    return days;
  }

  LocalDate first() {
    return first;
  }

  /** Monday is 0. */
  int weekday(int day) {
    return Math.floorMod(first.getDayOfWeek().getValue() - 1 + day, 7);
  }

  boolean weekend(int day) {
    return weekday(day) >= 5;
  }

  /** The instant of a local second of a day, which may lie on the days after it. */
  long utc(int day, long second) {
    int d = (int) Math.min(midnight.length - 1, day + second / DAY);
    long within = second - (long) (d - day) * DAY;
    long instant = midnight[d] + within;
    return instant >= turn[d] ? Math.max(turn[d], instant - turnBy[d]) : instant;
  }

  long start() {
    return midnight[0];
  }

  long end() {
    return midnight[days];
  }

  /** The day in which an instant lies, to the hour of summer time. */
  int dayOf(long instant) {
    return (int) Math.floorDiv(instant - midnight[0], (long) DAY);
  }

  /** A local second of a day at which people call; night owls call later. */
  int second(boolean weekend, int later, Rng rng) {
    int hour = (weekend ? WEEKEND_TABLE : WEEKDAY_TABLE)[rng.below(256)] + later;
    return Math.max(0, hour) * HOUR + rng.below(HOUR);
  }

  private static byte[] table(int[] weights) {
    int total = 0;
    for (int weight : weights) {
      total += weight;
    }
    byte[] table = new byte[256];
    int hour = 0;
    int sum = weights[0];
    for (int i = 0; i < table.length; i++) {
      while ((long) i * total >= 256L * sum) {
        sum += weights[++hour];
      }
      table[i] = (byte) hour;
    }
    return table;
  }
}
