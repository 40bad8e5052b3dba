package uk.toex.spi;

/**
 * How a tag review is to be done.
 *
 * @param exclusive whether every report carries exactly one tag
 * @param minReports how many reports must carry a tag for it to be reviewed, at least 2
 * @param seed of everything random
 * @param threads how many threads may work, at least 1
 */
public record TagReviewerSettings(boolean exclusive, int minReports, long seed, int threads) {

  /**
   * @throws IllegalArgumentException if a value is out of its range
   */
  public TagReviewerSettings {
    if (minReports < 2) {
      throw new IllegalArgumentException("minReports must be at least 2, was " + minReports);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, was " + threads);
    }
  }
}
