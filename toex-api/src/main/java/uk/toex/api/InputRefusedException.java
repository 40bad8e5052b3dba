package uk.toex.api;

/** An input is not what it claims to be, or too much of it is bad; nothing of it was used. */
public final class InputRefusedException extends ToexException {

  /** With a message that says what, where and what to do. */
  public InputRefusedException(String message) {
    super(message);
  }

  /** As above, with what caused it. */
  public InputRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
