package uk.toex.comms.indicator;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of the week that indicators are worked out for alone.
 *
 * @param suffix how it is written in names
 * @param mask which of {@link Records#part} are of it, a bit for each
 */
record Parts(String suffix, int mask) {

  private static final List<String> WEEKS = List.of("allweek", "weekday", "weekend");
  private static final List<String> DAYS = List.of("allday", "day", "night");
  private static final List<Integer> WEEK_MASKS = List.of(0b1111, 0b0011, 0b1100);
  private static final List<Integer> DAY_MASKS = List.of(0b1111, 0b0101, 0b1010);

  /** All parts that are asked for, the whole week first. */
  static List<Parts> of(IndicatorOptions options) {
    List<Parts> parts = new ArrayList<>();
    for (int week = 0; week < (options.splitWeek() ? WEEKS.size() : 1); week++) {
      for (int day = 0; day < (options.splitDay() ? DAYS.size() : 1); day++) {
        String suffix = "__" + WEEKS.get(week) + "__" + DAYS.get(day);
        parts.add(new Parts(suffix, WEEK_MASKS.get(week) & DAY_MASKS.get(day)));
      }
    }
    return parts;
  }

  /** Whether a record's part is of it. */
  boolean has(int part) {
    return (mask >> part & 1) != 0;
  }
}
