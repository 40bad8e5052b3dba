package uk.toex.comms.indicator;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.EventBatch;

/**
 * bandicoot's week matrices of one number: for each week, how much of what fell in each stretch of
 * each day. Immutable.
 */
public final class WeekMatrix {

  /** What is counted, in the order and under the numbers of bandicoot's channels. */
  public static final List<String> CHANNELS =
      List.of(
          "contacts_in",
          "contacts_out",
          "calls_in",
          "calls_out",
          "texts_in",
          "texts_out",
          "seconds_in",
          "seconds_out");

  private static final int COUNTED = 6;
  private static final int WEEK = 7 * Calendar.DAY;

  /**
   * A value that is not 0.
   *
   * @param yearWeek the ISO year and week: {@code 2014-28}
   * @param channel an index of {@link #CHANNELS}
   * @param weekday 0 for Monday
   * @param section the stretch of the day, from 0
   */
  public record Entry(String yearWeek, int channel, int weekday, int section, double value) {}

  private WeekMatrix() {}

  /**
   * Works them out, week by week, by channel and then by time. A call that goes on over a stretch's
   * end is divided; what goes on over the week's end counts at the week's beginning, as in
   * bandicoot.
   *
   * @param minutes how long a stretch is
   * @throws IllegalArgumentException if a day can't be divided into stretches of so many minutes
   */
  public static List<Entry> of(CommsEvents events, int party, int minutes, boolean ownOnly) {
    if (minutes < 1 || 1440 % minutes != 0) {
      throw new IllegalArgumentException("a day can't be divided by " + minutes + " minutes");
    }
    Views views = new Views(events, ownOnly);
    Calendar calendar = new Calendar(events.zone(), views.first(), views.last(), Grouping.WEEK);
    Slice slice = Slice.of(views, party);
    Slice.Bucket bucket = slice.new Bucket();
    bucket.open(0);
    Records records = new Records(calendar);
    records.take(bucket, party);
    Calendar.Offsets offsets = calendar.offsets();
    List<Entry> all = new ArrayList<>();
    for (int from = 0; from < records.size; ) {
      double[][] counts = new double[CHANNELS.size()][WEEK / 60 / minutes];
      List<Set<Long>> met = List.of(new HashSet<>(), new HashSet<>());
      int end = from;
      while (end < records.size && records.group[end] == records.group[from]) {
        long start = slice.base() + Integer.toUnsignedLong(records.time[end]);
        int second = Math.floorMod(offsets.local(start) + 3L * Calendar.DAY, WEEK);
        count(records, end, second, minutes * 60, counts, met);
        end++;
      }
      String week = yearWeek(records.day[from]);
      for (int channel = 0; channel < counts.length; channel++) {
        entries(week, channel, counts[channel], 1440 / minutes, all);
      }
      from = end;
    }
    return all;
  }

  private static void count(
      Records records, int i, int second, int width, double[][] counts, List<Set<Long>> met) {
    if (records.kind[i] == EventBatch.DATA) {
      return;
    }
    int direction = records.out[i] ? 1 : 0;
    int section = second / width;
    if (met.get(direction).add((long) section << 32 | records.contact[i])) {
      counts[direction][section]++;
    }
    boolean isCall = records.kind[i] == EventBatch.CALL;
    counts[(isCall ? 2 : 4) + direction][section]++;
    if (!isCall) {
      return;
    }
    long at = second;
    long left = records.seconds[i];
    while (left > 0) {
      long spent = Math.min(left, width - at % width);
      counts[COUNTED + direction][(int) (at % WEEK / width)] += spent;
      at += spent;
      left -= spent;
    }
  }

  private static void entries(
      String week, int channel, double[] counts, int sections, List<Entry> into) {
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] != 0) {
        into.add(new Entry(week, channel, i / sections, i % sections, counts[i]));
      }
    }
  }

  private static String yearWeek(int day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    return date.get(IsoFields.WEEK_BASED_YEAR) + "-" + date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
  }
}
