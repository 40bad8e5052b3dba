package uk.toex.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;
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
 * Finds plugins, checks them, and loads those that pass. Whatever is wrong with one of them becomes
 * a {@link PluginProblem}, and the others are loaded. Not thread-safe.
 */
public final class PluginFinder {

  private static final Duration FOR_EVER = Duration.ofDays(10_000);

  private @Nullable ClassLoader classPath = ToexPlugin.class.getClassLoader();
  private @Nullable Path folder;
  private PluginPolicy policy = PluginPolicy.NONE;
  private GuardSettings settings = GuardSettings.defaults();
  private @Nullable IsolationSettings isolation;

  private final List<PluginProblem> problems = new ArrayList<>();
  private final Clashes clashes = new Clashes(problems);
  private final List<InstalledPlugin> accepted = new ArrayList<>();
  private final List<InstalledPlugin> opened = new ArrayList<>();
  private final List<AutoCloseable> loaders = new ArrayList<>();

  PluginFinder() {}

  /** Looks on the class path of another loader than TOEX's; null not to look on any. */
  public PluginFinder classPath(@Nullable ClassLoader value) {
    classPath = value;
    return this;
  }

  /** Looks in a folder that holds a folder for each plugin, named by its id. */
  public PluginFinder folder(@Nullable Path value) {
    folder = value;
    return this;
  }

  /** Which plugins of the folder may be loaded; by default none. */
  public PluginFinder policy(PluginPolicy value) {
    policy = value;
    return this;
  }

  /** How plugins are guarded. */
  public PluginFinder settings(GuardSettings value) {
    settings = value;
    return this;
  }

  /**
   * Runs each plugin of the folder in a process of its own, which is killed when a call is late;
   * see {@link IsolatedPlugin} for what that gives and what not. The guard's deadlines count, those
   * of the isolation's settings do not. Null, as by default, runs them in this process.
   */
  public PluginFinder isolated(@Nullable IsolationSettings value) {
    isolation = value == null ? null : value.withDeadlines(FOR_EVER, FOR_EVER);
    return this;
  }

  /**
   * Finds and loads. May be called once.
   *
   * @throws InputRefusedException if the folder can't be listed
   */
  public Plugins find() {
    try {
      return findAll();
    } catch (RuntimeException | Error e) {
      opened.forEach(InstalledPlugin::close);
      new Plugins(new TreeMap<>(), problems, loaders).close();
      throw e;
    }
  }

  private Plugins findAll() {
    Path plugins = folder;
    List<Path> folders = plugins == null ? List.of() : foldersIn(plugins);
    ClassLoader own = classPath;
    if (own != null) {
      load(own, null, "the class path");
    }
    List<InstalledPlugin> trusted = clashes.uniqueIds(accepted);
    accepted.clear();
    folders.forEach(this::loadFolder);
    Set<String> taken = new HashSet<>();
    trusted.forEach(plugin -> taken.add(plugin.descriptor().id()));
    List<InstalledPlugin> all = new ArrayList<>(trusted);
    for (InstalledPlugin plugin : clashes.uniqueIds(accepted)) {
      if (taken.contains(plugin.descriptor().id())) {
        clashes.refuse(plugin, Kind.DUPLICATE_ID, "its id is that of a plugin on the class path.");
      } else {
        all.add(plugin);
      }
    }
    SortedMap<String, InstalledPlugin> byId = new TreeMap<>();
    clashes.uniqueNames(all).forEach(plugin -> byId.put(plugin.descriptor().id(), plugin));
    return new Plugins(byId, problems, loaders);
  }

  /** The plugins' folders inside a folder, or the folder itself if it is a plugin's. */
  static List<Path> foldersIn(Path folder) {
    List<Path> jars = new ArrayList<>();
    List<Path> folders = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        if (Files.isDirectory(file)) {
          folders.add(file);
        } else if (file.toString().endsWith(".jar")) {
          jars.add(file);
        }
      }
    } catch (IOException e) {
      throw new InputRefusedException(
          "The folder of plugins " + folder + " could not be read: " + e + ".", e);
    }
    return jars.isEmpty() ? folders : List.of(folder);
  }

  private void loadFolder(Path path) {
    PluginFolder found = PluginFolder.inspect(path);
    PluginProblem problem = found.problem() != null ? found.problem() : byPolicy(found);
    if (problem != null) {
      problems.add(problem);
      return;
    }
    try {
      PluginClassLoader loader =
          PluginClassLoader.of(found.jars(), ToexPlugin.class.getClassLoader());
      loaders.add(loader);
      IsolationSettings apart = isolation;
      if (apart == null) {
        load(loader, found, path.toString());
      } else {
        // The loader serves for reading resources only: no class of the plugin's is loaded here.
        load(() -> RemotePlugin.start(found.path(), apart), loader, found, path.toString());
      }
    } catch (IOException e) {
      problems.add(new PluginProblem(found.id(), Kind.TRUNCATED, path + " is refused: " + e));
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

  /** Finds the providers that a loader sees, and loads each. */
  private void load(ClassLoader loader, @Nullable PluginFolder found, String where) {
    // Safe from a search that was given up and goes on.
    List<PluginProblem> faults = new CopyOnWriteArrayList<>();
    List<ServiceLoader.Provider<ToexPlugin>> providers;
    Guard finding = new Guard(where, loader, settings);
    try {
      Outcome<List<ServiceLoader.Provider<ToexPlugin>>> outcome =
          finding.call(
              "finding plugins",
              () ->
                  new Outcome.Scored<>(
                      Providers.find(
                          loader, (message, e) -> faults.add(broken(where, found, message)))));
      providers =
          outcome instanceof Outcome.Scored<List<ServiceLoader.Provider<ToexPlugin>>> scored
              ? scored.value()
              : List.of();
      if (!outcome.problem().isEmpty()) {
        faults.add(broken(where, found, outcome.problem()));
      }
    } finally {
      finding.close();
    }
    if (found != null && providers.isEmpty() && faults.isEmpty()) {
      faults.add(broken(where, found, "what META-INF/services names is no plugin of this folder"));
    }
    problems.addAll(faults);
    for (ServiceLoader.Provider<ToexPlugin> provider : providers) {
      // The folder's loader does not see the class path, nor the class path's any folder.
      load(provider, loader, found, where);
    }
  }

  private void load(
      Supplier<ToexPlugin> provider,
      ClassLoader loader,
      @Nullable PluginFolder found,
      String where) {
    Guard guard = new Guard(found == null ? where : found.id(), loader, settings);
    Outcome<InstalledPlugin> outcome =
        guard.call(
            "loading",
            () -> {
              ToexPlugin plugin = provider.get();
              PluginDescriptor descriptor = plugin.descriptor();
              boolean apart = plugin instanceof RemotePlugin;
              Guard own = new Guard(descriptor.id(), apart ? null : loader, settings);
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
    guard.close();
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
    Outcome<Boolean> opened =
        plugin
            .guard()
            .call(
                "opening",
                () -> {
                  plugin.open();
                  return new Outcome.Scored<>(Boolean.TRUE);
                });
    if (opened instanceof Outcome.Scored<?>) {
      if (!plugin.descriptor().has(Capability.THREAD_SAFE)) {
        plugin.guard().oneAtATime();
      }
      accepted.add(plugin);
    } else {
      plugin.end();
      problems.add(broken(where, found, opened.problem()));
    }
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
