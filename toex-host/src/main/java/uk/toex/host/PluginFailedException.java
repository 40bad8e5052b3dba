package uk.toex.host;

import uk.toex.api.ToexException;

/** A plugin could not do what the work cannot go on without, such as train. */
public class PluginFailedException extends ToexException {

  /** With a message that says which plugin, what it was asked, and what came of it. */
  public PluginFailedException(String message) {
    super(message);
  }
}
