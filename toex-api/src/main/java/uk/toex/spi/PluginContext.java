package uk.toex.spi;

/** What the host gives a plugin when it opens it. Thread-safe. */
public interface PluginContext {

  /**
   * The bytes of something that the plugin has declared to need, once they are what it pinned.
   *
   * @param name the name of one of {@link PluginDescriptor#needs()}
   * @return the content, a new array each time; up to 2 GiB
   * @throws IllegalArgumentException if the descriptor does not name it
   * @throws uk.toex.api.ModelRefusedException if it is absent, or its digest is another
   */
  byte[] resource(String name);
}
