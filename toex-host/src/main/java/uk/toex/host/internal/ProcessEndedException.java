package uk.toex.host.internal;

import uk.toex.host.PluginFailedException;

/** A plugin's own process is gone, or was ended because it can't be trusted to go on. */
public final class ProcessEndedException extends PluginFailedException {

  /** With a message that says why. */
  public ProcessEndedException(String message) {
    super(message);
  }
}
