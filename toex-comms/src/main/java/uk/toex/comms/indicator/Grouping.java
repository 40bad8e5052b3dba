package uk.toex.comms.indicator;

/** What a subscriber's records are grouped by before indicators are worked out. */
public enum Grouping {
  /** One group of all records. */
  NONE("none"),
  /** Days. */
  DAY("day"),
  /** Weeks that begin on Monday. */
  WEEK("week"),
  /** Months. */
  MONTH("month"),
  /** Years. */
  YEAR("year");

  private final String word;

  Grouping(String word) {
    this.word = word;
  }

  /** How it is written: {@code none}, {@code day}, {@code week}, {@code month}, {@code year}. */
  public String word() {
    return word;
  }

  /**
   * The grouping that a word stands for.
   *
   * @throws IllegalArgumentException if it stands for none
   */
  public static Grouping of(String word) {
    for (Grouping grouping : values()) {
      if (grouping.word.equals(word)) {
        return grouping;
      }
    }
    throw new IllegalArgumentException(
        "not a grouping: " + word + "; expected none, day, week, month or year");
  }
}
