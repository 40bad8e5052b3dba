package uk.toex.host;

import java.time.Duration;

/**
 * What came of asking a plugin something. A plugin's fault is a value here, never an exception of
 * the host.
 *
 * @param <T> what was asked for
 */
public sealed interface Outcome<T> {

  /** The plugin answered, and the answer has the form that it must have. */
  record Scored<T>(T value) implements Outcome<T> {}

  /** The plugin does not take this input, or is not asked any more; says why. */
  record Refused<T>(String reason) implements Outcome<T> {}

  /** The plugin threw something, or answered what can't be an answer; says what. */
  record Failed<T>(String reason) implements Outcome<T> {}

  /** The plugin had not answered at its deadline; the call was given up. */
  record TimedOut<T>(Duration deadline) implements Outcome<T> {}

  /** Why there is no answer, for a person to read; empty if there is one. */
  default String problem() {
    if (this instanceof Refused<T> refused) {
      return refused.reason();
    }
    if (this instanceof Failed<T> failed) {
      return failed.reason();
    }
    return this instanceof TimedOut<T> late
        ? "no answer within " + late.deadline().toMillis() + " ms"
        : "";
  }
}
