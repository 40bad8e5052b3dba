package uk.toex.api;

/**
 * How a caller follows a long call, and stops it.
 *
 * <p>Implementations must be thread-safe and quick: calls come from hot loops, every few thousand
 * items.
 */
public interface Progress {

  /** Reports nothing and never cancels. */
  Progress NONE = (stage, done, total) -> {};

  /**
   * Told how far a stage has come.
   *
   * @param stage what is being done, such as {@code reading}
   * @param done items finished so far
   * @param total items in all, or −1 where that is not known
   */
  void update(String stage, long done, long total);

  /** Whether the caller wants the work to end early. Checked as often as {@link #update} is. */
  default boolean cancelled() {
    return false;
  }

  /**
   * Reports, and stops the work if the caller asked for that.
   *
   * @throws CancelledException if {@link #cancelled()}
   */
  default void step(String stage, long done, long total) {
    if (cancelled() || Thread.currentThread().isInterrupted()) {
      throw new CancelledException(stage);
    }
    update(stage, done, total);
  }
}
