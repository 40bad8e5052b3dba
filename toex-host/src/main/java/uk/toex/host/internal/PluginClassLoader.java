package uk.toex.host.internal;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * Loads one plugin's classes from its own jars. From outside it sees the JDK and what host and
 * plugin speak through: TOEX's API and SPI, slf4j, jspecify. Nothing else of the host, so that the
 * two may use different versions of the same library.
 */
public final class PluginClassLoader extends URLClassLoader {

  static {
    registerAsParallelCapable();
  }

  private PluginClassLoader(URL[] jars, ClassLoader shared) {
    super(jars, shared);
  }

  /**
   * A loader for some jars.
   *
   * @param host whose API, SPI, slf4j and jspecify the plugin shares
   */
  public static PluginClassLoader of(List<Path> jars, ClassLoader host) throws IOException {
    URL[] urls = new URL[jars.size()];
    for (int i = 0; i < urls.length; i++) {
      try {
        urls[i] = jars.get(i).toUri().toURL();
      } catch (MalformedURLException e) {
        throw new IOException(e);
      }
    }
    return new PluginClassLoader(urls, new Shared(host));
  }

  /** The JDK, and of the host what is shared. */
  private static final class Shared extends ClassLoader {

    static {
      registerAsParallelCapable();
    }

    private static final List<String> PREFIXES =
        List.of("uk.toex.api.", "uk.toex.spi.", "org.slf4j.", "org.jspecify.");

    private final ClassLoader host;

    Shared(ClassLoader host) {
      super(ClassLoader.getPlatformClassLoader());
      this.host = host;
    }

    /** What is shared comes straight from the host: a miss in the JDK costs more than the find. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      for (String prefix : PREFIXES) {
        if (name.startsWith(prefix)) {
          return host.loadClass(name);
        }
      }
      return super.loadClass(name, resolve);
    }
  }
}
