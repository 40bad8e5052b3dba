package uk.toex.comms.indicator;

import java.util.Objects;

/**
 * Which indicators are worked out, and of what.
 *
 * @param group with {@link Grouping#NONE} an indicator has one value; else it is worked out for
 *     each group that has records, and has the mean and the standard deviation over groups
 * @param splitWeek also of weekdays and of weekends alone
 * @param splitDay also of day (07:00 to 19:00, both ends not in it) and of night alone
 * @param extended a distribution has also its median, skewness, kurtosis, minimum and maximum; else
 *     its mean and standard deviation only
 * @param ownOnly only a subscriber's own records count, as in bandicoot; else also what others'
 *     records tell of it that its own do not
 */
public record IndicatorOptions(
    Grouping group, boolean splitWeek, boolean splitDay, boolean extended, boolean ownOnly) {

  /** What bandicoot does unless told otherwise: by week, nothing split, no extended summary. */
  public static final IndicatorOptions DEFAULT =
      new IndicatorOptions(Grouping.WEEK, false, false, false, false);

  /** Checks that nothing is missing. */
  public IndicatorOptions {
    Objects.requireNonNull(group, "group");
  }

  /** Grouped otherwise. */
  public IndicatorOptions by(Grouping grouping) {
    return new IndicatorOptions(grouping, splitWeek, splitDay, extended, ownOnly);
  }

  /** With weekdays and weekends, day and night also alone. */
  public IndicatorOptions split() {
    return new IndicatorOptions(group, true, true, extended, ownOnly);
  }

  /** With extended summaries. */
  public IndicatorOptions withExtended() {
    return new IndicatorOptions(group, splitWeek, splitDay, true, ownOnly);
  }

  /** Of own records only. */
  public IndicatorOptions ofOwnRecords() {
    return new IndicatorOptions(group, splitWeek, splitDay, extended, true);
  }

  /** How many numbers a distribution is summed up in. */
  int summaryWidth() {
    return extended ? Summary.EXTENDED : Summary.DEFAULT;
  }
}
