package uk.toex.host.internal;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import uk.toex.spi.ToexPlugin;

/**
 * Loads one plugin's classes from its own jars. From outside it sees the JDK and what host and
 * plugin speak through: TOEX's API and SPI, slf4j, jspecify. Nothing else of the host, so that the
 * two may use different versions of the same library.
 */
public final class PluginClassLoader extends URLClassLoader {

  static {
    registerAsParallelCapable();
  }

  private static final String SERVICE = "META-INF/services/" + ToexPlugin.class.getName();
  private static final List<String> SHARED =
      List.of("uk.toex.api.", "uk.toex.spi.", "org.slf4j.", "org.jspecify.");
  private static final Set<String> JDK_PACKAGES = jdkPackages();

  private final ClassLoader host;

  private PluginClassLoader(URL[] jars, ClassLoader host) {
    super(jars, ClassLoader.getPlatformClassLoader());
    this.host = host;
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
    return new PluginClassLoader(urls, host);
  }

  /**
   * What is shared comes straight from the host. The JDK is asked first for its own packages, and
   * last for others: a miss there costs more than a find here.
   */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    for (String prefix : SHARED) {
      if (name.startsWith(prefix)) {
        return host.loadClass(name);
      }
    }
    int dot = name.lastIndexOf('.');
    if (dot < 0 || !JDK_PACKAGES.contains(name.substring(0, dot))) {
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        if (loaded != null) {
          return loaded;
        }
        try {
          return findClass(name);
        } catch (ClassNotFoundException e) {
          // What an agent put on the boot path is in none of the JDK's packages.
        }
      }
    }
    return super.loadClass(name, resolve);
  }

  /** A provider that others see is not the plugin's. */
  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return name.equals(SERVICE) ? findResources(name) : super.getResources(name);
  }

  private static Set<String> jdkPackages() {
    Set<String> packages = new HashSet<>();
    for (Module module : ModuleLayer.boot().modules()) {
      ClassLoader loader = module.getClassLoader();
      if (loader == null || loader == ClassLoader.getPlatformClassLoader()) {
        packages.addAll(module.getPackages());
      }
    }
    return packages;
  }
}
