package uk.toex.tck.internal;

import java.util.List;
import uk.toex.spi.ToexPlugin;

/** An instance of the plugin that has been opened, and what it offers; closed by who opened it. */
record Opened(ToexPlugin plugin, List<Subject> subjects) implements AutoCloseable {

  /** The subject that is called the same as another instance's. */
  Subject like(Subject other) {
    for (Subject subject : subjects) {
      if (subject.label().equals(other.label())) {
        return subject;
      }
    }
    throw new Verdict.Broken("another instance of the plugin does not offer it");
  }

  @Override
  public void close() {
    plugin.close();
  }
}
