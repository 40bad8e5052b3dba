package uk.toex.spi;

/**
 * What a plugin promises of all that it offers. A promise is checked by the kit, both ways: what is
 * declared must hold, and what is not declared must not be used in silence.
 */
public enum Capability {
  /**
   * The same input, settings and seed give the same bits: in another JVM, on another JDK, for any
   * number of threads. Native code can seldom promise that.
   */
  DETERMINISTIC,

  /** What is offered may be called from many threads at once. Else the host calls one at a time. */
  THREAD_SAFE,

  /** Classifiers explain each score exactly. Else they say so by an exception. */
  EXPLAINS,

  /**
   * Scoring remembers nothing: an item's answer does not depend on those before it or beside it in
   * a batch, so that input of any length may be cut anywhere.
   */
  STREAMING
}
