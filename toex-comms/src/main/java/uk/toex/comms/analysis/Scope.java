package uk.toex.comms.analysis;

import java.util.Objects;
import uk.toex.api.Progress;

/**
 * How an analysis runs, and about whom. Immutable.
 *
 * @param threads how many threads work, at least 1; results don't depend on it
 * @param services whether short codes and alphanumeric senders take part
 * @param progress who is told, and may cancel
 */
public record Scope(int threads, boolean services, Progress progress) {

  /** Everybody; as many threads as there are processors, two at most. */
  public static final Scope ALL =
      new Scope(Math.min(2, Runtime.getRuntime().availableProcessors()), true, Progress.NONE);

  /**
   * @throws IllegalArgumentException if the threads are less than 1
   */
  public Scope {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, was " + threads);
    }
    Objects.requireNonNull(progress, "progress");
  }

  /** With other threads. */
  public Scope withThreads(int count) {
    return new Scope(count, services, progress);
  }

  /** Without short codes and alphanumeric senders. */
  public Scope withoutServices() {
    return new Scope(threads, false, progress);
  }

  /** With another listener. */
  public Scope withProgress(Progress listener) {
    return new Scope(threads, services, listener);
  }
}
