package uk.toex.api;

/** A model file is damaged, truncated, oversized, or made by a newer version; it was not loaded. */
public final class ModelRefusedException extends ToexException {

  /** With a message that says what, where and what to do. */
  public ModelRefusedException(String message) {
    super(message);
  }

  /** As above, with what caused it. */
  public ModelRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
