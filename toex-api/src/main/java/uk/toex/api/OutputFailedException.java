package uk.toex.api;

/** A result could not be written; nothing half-written was left under its final name. */
public final class OutputFailedException extends ToexException {

  /** With a message that says what, where and what to do. */
  public OutputFailedException(String message) {
    super(message);
  }

  /** As above, with what caused it. */
  public OutputFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
