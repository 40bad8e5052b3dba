package uk.toex.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import uk.toex.host.PluginProblem.Kind;
import uk.toex.host.internal.PluginClassLoader;
import uk.toex.host.internal.PluginFolder;
import uk.toex.host.internal.Providers;
import uk.toex.host.internal.RemotePlugin;
import uk.toex.spi.Capability;
import uk.toex.spi.PluginDescriptor;
import uk.toex.spi.SpiVersion;
import uk.toex.spi.ToexPlugin;

/**
 * Loads what lies in one place, a plugin's folder or a class path, and keeps what came of it. Used
 * by one thread; several may load different places at once.
 */
final class PluginLoading {

  private final PluginPolicy policy;
  private final GuardSettings settings;
  private final @Nullable IsolationSettings isolation;
  private final ExecutorService threads;

  private final List<PluginProblem> problems = new ArrayList<>();
  private final List<InstalledPlugin> accepted = new ArrayList<>();
  private final List<InstalledPlugin> opened = new ArrayList<>();
  private @Nullable PluginClassLoader ownLoader;

  /**
   * @param isolation how to run folders' plugins in processes of their own; null not to
   * @param threads on which plugins are found, made and opened; later calls are not run there
   */
  PluginLoading(
      PluginPolicy policy,
      GuardSettings settings,
      @Nullable IsolationSettings isolation,
      ExecutorService threads) {
    this.policy = policy;
    this.settings = settings;
    this.isolation = isolation;
    this.threads = threads;
  }

  /** What was left out, and why. */
  List<PluginProblem> problems() {
    return problems;
  }

  /** The plugins that may be used, in the order in which they were found. */
  List<InstalledPlugin> accepted() {
    return accepted;
  }

  /** What was made, accepted or not. */
  List<InstalledPlugin> opened() {
    return opened;
  }

  /** The class loader of the folder's plugin; null for a class path or if none was made. */
  @Nullable PluginClassLoader ownLoader() {
    return ownLoader;
  }

  /** Loads the plugins of a class path, all of them trusted. */
  void classPath(ClassLoader loader) {
    String where = "the class path";
    for (Supplier<ToexPlugin> provider : find(guard(where, loader), loader, null, where)) {
      load(guard(where, loader), provider, loader, null, where);
    }
  }

  /** Loads the plugin of a folder, if the policy lists it and nothing speaks against it. */
  void folder(Path path) {
    PluginFolder found = PluginFolder.inspect(path);
    PluginProblem problem = found.problem() != null ? found.problem() : byPolicy(found);
    if (problem != null) {
      problems.add(problem);
      return;
    }
    PluginClassLoader loader;
    try {
      loader = PluginClassLoader.of(found.jars(), ToexPlugin.class.getClassLoader());
    } catch (IOException e) {
      problems.add(new PluginProblem(found.id(), Kind.TRUNCATED, path + " is refused: " + e));
      return;
    }
    ownLoader = loader;
    String where = path.toString();
    IsolationSettings apart = isolation;
    if (apart != null) {
      // The loader serves for reading resources only: no class of the plugin's is loaded here.
      Supplier<ToexPlugin> start = () -> RemotePlugin.start(found.path(), apart);
      load(guard(found.id(), loader), start, loader, found, where);
      return;
    }
    for (Supplier<ToexPlugin> provider : find(guard(found.id(), loader), loader, found, where)) {
      load(guard(found.id(), loader), provider, loader, found, where);
    }
  }

  private Guard guard(String plugin, @Nullable ClassLoader loader) {
    return new Guard(plugin, loader, settings, threads);
  }

  /** The providers that a loader sees; what is broken about others becomes problems. */
  private List<ServiceLoader.Provider<ToexPlugin>> find(
      Guard guard, ClassLoader loader, @Nullable PluginFolder found, String where) {
    // Safe from a search that was given up and goes on.
    List<PluginProblem> faults = new CopyOnWriteArrayList<>();
    Outcome<List<ServiceLoader.Provider<ToexPlugin>>> outcome =
        guard.call(
            "finding plugins",
            () ->
                new Outcome.Scored<>(
                    Providers.find(
                        loader, (message, e) -> faults.add(broken(where, found, message)))));
    List<ServiceLoader.Provider<ToexPlugin>> providers =
        outcome instanceof Outcome.Scored<List<ServiceLoader.Provider<ToexPlugin>>> scored
            ? scored.value()
            : List.of();
    if (!outcome.problem().isEmpty()) {
      faults.add(broken(where, found, outcome.problem()));
    }
    if (found != null && providers.isEmpty() && faults.isEmpty()) {
      faults.add(broken(where, found, "what META-INF/services names is no plugin of this folder"));
    }
    problems.addAll(faults);
    return providers;
  }

  private void load(
      Guard guard,
      Supplier<ToexPlugin> provider,
      ClassLoader loader,
      @Nullable PluginFolder found,
      String where) {
    Outcome<InstalledPlugin> outcome =
        guard.call(
            "loading",
            () -> {
              ToexPlugin plugin = provider.get();
              PluginDescriptor descriptor = plugin.descriptor();
              boolean apart = plugin instanceof RemotePlugin;
              Guard own = guard(descriptor.id(), apart ? null : loader);
              if (plugin instanceof RemotePlugin remote) {
                own.whenAbandoned(remote::kill);
                // There is one pipe; waiting for it must not count towards the deadline.
                own.oneAtATime();
              }
              return new Outcome.Scored<>(
                  new InstalledPlugin(
                      descriptor,
                      plugin,
                      own,
                      found == null ? null : found.path(),
                      found == null ? null : found.sha256(),
                      apart ? loader : plugin.getClass().getClassLoader()));
            });
    if (!(outcome instanceof Outcome.Scored<InstalledPlugin> scored)) {
      problems.add(broken(where, found, outcome.problem()));
      return;
    }
    InstalledPlugin plugin = scored.value();
    opened.add(plugin);
    PluginProblem problem = byDescriptor(plugin.descriptor(), found);
    if (problem != null) {
      plugin.end();
      problems.add(problem);
      return;
    }
    Outcome<Boolean> opening =
        plugin
            .guard()
            .call(
                "opening",
                () -> {
                  plugin.open();
                  return new Outcome.Scored<>(Boolean.TRUE);
                });
    if (opening instanceof Outcome.Scored<?>) {
      if (!plugin.descriptor().has(Capability.THREAD_SAFE)) {
        plugin.guard().oneAtATime();
      }
      plugin.guard().ownThreads();
      accepted.add(plugin);
    } else {
      plugin.end();
      problems.add(broken(where, found, opening.problem()));
    }
  }

  private @Nullable PluginProblem byPolicy(PluginFolder found) {
    PluginPolicy.Rule rule = policy.of(found.id());
    if (rule == null) {
      return new PluginProblem(
          found.id(),
          Kind.NOT_LISTED,
          "The plugin "
              + found.id()
              + " is refused: the policy does not list it.\nIf you trust it: toex plugins pin "
              + found.path()
              + " --policy FILE");
    }
    if (!rule.sha256().equals(found.sha256())) {
      return new PluginProblem(
          found.id(),
          Kind.TAMPERED,
          "The plugin "
              + found.id()
              + " is refused: its files are not those that were pinned.\nSHA-256 "
              + found.sha256()
              + ", expected "
              + rule.sha256()
              + ".\nFind out who changed "
              + found.path()
              + " before you pin it again.");
    }
    return null;
  }

  private @Nullable PluginProblem byDescriptor(
      PluginDescriptor descriptor, @Nullable PluginFolder found) {
    String id = descriptor.id();
    if (!SpiVersion.CURRENT.accepts(descriptor.spi())) {
      boolean newer = descriptor.spi().compareTo(SpiVersion.CURRENT) > 0;
      return new PluginProblem(
          id,
          Kind.OTHER_SPI,
          "The plugin "
              + id
              + " is refused: it was written for SPI "
              + descriptor.spi()
              + ", this host has "
              + SpiVersion.CURRENT
              + ".\n"
              + (newer
                  ? "Use a newer TOEX, or an older plugin."
                  : "Ask its vendor for a newer one."));
    }
    if (found == null) {
      return null;
    }
    if (!id.equals(found.id())) {
      return new PluginProblem(
          found.id(),
          Kind.NOT_LISTED,
          "The plugin in "
              + found.path()
              + " is refused: it calls itself "
              + id
              + ".\nA plugin's folder must be named by its id.");
    }
    PluginPolicy.Rule rule = policy.of(id);
    if (rule != null && !rule.versions().contains(descriptor.version())) {
      return new PluginProblem(
          id,
          Kind.VERSION_NOT_ALLOWED,
          "The plugin "
              + id
              + " is refused: its version is "
              + descriptor.version()
              + ", the policy allows "
              + rule.versions()
              + ".");
    }
    return null;
  }

  private static PluginProblem broken(String where, @Nullable PluginFolder found, String what) {
    return new PluginProblem(
        found == null ? where : found.id(),
        Kind.BROKEN,
        "A plugin on " + where + " is broken and was left out: " + what + ".");
  }
}
