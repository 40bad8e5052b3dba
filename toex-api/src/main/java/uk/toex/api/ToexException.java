package uk.toex.api;

/**
 * The base of what TOEX throws for reasons outside the program: a message says what was wrong,
 * where (file, line, column or record id), what was expected and what to do.
 */
public class ToexException extends RuntimeException {

  /** With a message in one to three lines, for the person who can mend it. */
  public ToexException(String message) {
    super(message);
  }

  /** As above, with what caused it. */
  public ToexException(String message, Throwable cause) {
    super(message, cause);
  }
}
