package uk.toex.host;

import java.time.Duration;

/**
 * How far a plugin is trusted with the host's time.
 *
 * @param batch how many items go to the plugin at once, at least 1
 * @param deadline for one batch, or one explanation
 * @param trainingDeadline for one training, or one review
 * @param failuresInARow how many items may fail one after the other before the plugin is not asked
 *     any more, at least 1
 */
public record GuardSettings(
    int batch, Duration deadline, Duration trainingDeadline, int failuresInARow) {

  /**
   * @throws IllegalArgumentException if a value is out of its range
   */
  public GuardSettings {
    if (batch < 1 || failuresInARow < 1) {
      throw new IllegalArgumentException("batch and failuresInARow must be at least 1");
    }
    if (!fits(deadline) || !fits(trainingDeadline)) {
      throw new IllegalArgumentException(
          "a deadline must be longer than nothing and no longer than a hundred years");
    }
  }

  /** Batches of 256 within a minute, trainings within two hours, a hundred failures in a row. */
  public static GuardSettings defaults() {
    return new GuardSettings(256, Duration.ofMinutes(1), Duration.ofHours(2), 100);
  }

  /** These settings with other batches. */
  public GuardSettings withBatch(int value) {
    return new GuardSettings(value, deadline, trainingDeadline, failuresInARow);
  }

  /** These settings with another deadline for a batch. */
  public GuardSettings withDeadline(Duration value) {
    return new GuardSettings(batch, value, trainingDeadline, failuresInARow);
  }

  /** These settings with another deadline for a training. */
  public GuardSettings withTrainingDeadline(Duration value) {
    return new GuardSettings(batch, deadline, value, failuresInARow);
  }

  /** These settings with another number of failures in a row. */
  public GuardSettings withFailuresInARow(int value) {
    return new GuardSettings(batch, deadline, trainingDeadline, value);
  }

  /** Nanoseconds in a long end after 292 years. */
  private static boolean fits(Duration duration) {
    return !duration.isNegative()
        && !duration.isZero()
        && duration.compareTo(Duration.ofDays(36_525)) <= 0;
  }
}
