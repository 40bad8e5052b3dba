package uk.toex.api;

/** The caller's {@link Progress} asked to stop, or its thread was interrupted. */
public final class CancelledException extends ToexException {

  /** Stopped during the stage named. */
  public CancelledException(String stage) {
    super("cancelled while " + stage);
  }
}
