package uk.toex.graph.internal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Dates in two bytes: days since the end of 1899, so that 1 is 1 January 1900 and 65,535 is 6 June
 * 2079; 0 is no date. What lies outside is no date of a record but a mark that systems put where
 * they have none (1601, 9999), and counts as none.
 */
public final class Days {

  private static final long EPOCH = LocalDate.of(1899, 12, 31).toEpochDay();

  private Days() {}

  /** The code of a date; 0 for none and for what lies outside. */
  public static char of(@Nullable LocalDate date) {
    return date == null ? 0 : ofEpochDay(date.toEpochDay());
  }

  /** The code of a day since 1970; 0 for what lies outside. */
  public static char ofEpochDay(long epochDay) {
    long code = epochDay - EPOCH;
    return code >= 1 && code <= Character.MAX_VALUE ? (char) code : 0;
  }

  /** The date of a code; null for 0. */
  public static @Nullable LocalDate date(char code) {
    return code == 0 ? null : LocalDate.ofEpochDay(EPOCH + code);
  }
}
