package uk.toex.comms.internal;

import java.io.IOException;

/** Told before each step that changes the disk; tests let one fail. */
public interface WriteHook {

  /** Does nothing. */
  WriteHook NONE = step -> {};

  /** Called before a write, a force, a rename or a deletion. */
  void before(String step) throws IOException;
}
