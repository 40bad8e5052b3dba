package uk.toex.api.comms;

/**
 * How one kind of file is laid out, as data: which column is what, how dates are written and in
 * which zone, what values mean. docs/comms.md describes the language. Immutable.
 */
public interface CommsLayout {

  /** Its name, such as {@code generic}: lower case, digits and hyphens. */
  String name();

  /** Its definition, in the language of layouts. */
  String definition();
}
