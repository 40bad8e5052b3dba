package uk.toex.host.internal;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.BiConsumer;
import uk.toex.spi.ToexPlugin;

/** Steps through a {@link ServiceLoader} without letting one broken provider end the search. */
public final class Providers {

  private static final int MOST_FAULTS = 100;

  private Providers() {}

  /**
   * All providers that a loader sees.
   *
   * @param faults told what is broken, and the name of the provider if that is known
   */
  public static List<ServiceLoader.Provider<ToexPlugin>> find(
      ClassLoader loader, BiConsumer<String, Throwable> faults) {
    List<ServiceLoader.Provider<ToexPlugin>> found = new ArrayList<>();
    Iterator<ServiceLoader.Provider<ToexPlugin>> all =
        ServiceLoader.load(ToexPlugin.class, loader).stream().iterator();
    String last = "";
    for (int fault = 0; fault < MOST_FAULTS; ) {
      try {
        if (!all.hasNext()) {
          return found;
        }
        found.add(all.next());
      } catch (ServiceConfigurationError | LinkageError e) {
        String message = String.valueOf(e.getMessage());
        // Some JDKs stay at the same broken provider for ever (JDK-8196182).
        if (message.equals(last)) {
          return found;
        }
        last = message;
        faults.accept(message, e);
        fault++;
      }
    }
    return found;
  }
}
