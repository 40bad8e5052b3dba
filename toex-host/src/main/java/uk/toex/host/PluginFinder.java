package uk.toex.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.toex.api.CancelledException;
import uk.toex.api.InputRefusedException;
import uk.toex.host.PluginProblem.Kind;
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
   * Finds and loads, folders on all cores. May be called once.
   *
   * @throws InputRefusedException if the folder can't be listed
   * @throws CancelledException if the calling thread was interrupted
   */
  public Plugins find() {
    Path plugins = folder;
    List<Path> folders = plugins == null ? List.of() : foldersIn(plugins);
    List<PluginLoading> loadings = new ArrayList<>();
    ExecutorService threads = Guard.newWorkers("toex-plugins-loading");
    try {
      PluginLoading trusted = loading(threads, loadings);
      ClassLoader own = classPath;
      if (own != null) {
        trusted.classPath(own);
      }
      folders.forEach(path -> loading(threads, loadings));
      loadAll(folders, loadings.subList(1, loadings.size()));
      return merged(loadings);
    } catch (RuntimeException | Error e) {
      loadings.forEach(loading -> loading.opened().forEach(InstalledPlugin::close));
      new Plugins(new TreeMap<>(), problems, loaders(loadings)).close();
      throw e;
    } finally {
      threads.shutdownNow();
    }
  }

  private PluginLoading loading(ExecutorService threads, List<PluginLoading> loadings) {
    PluginLoading loading = new PluginLoading(policy, settings, isolation, threads);
    loadings.add(loading);
    return loading;
  }

  /** Each folder into its own loading, so that which is done first makes no difference. */
  private static void loadAll(List<Path> folders, List<PluginLoading> loadings) {
    ExecutorService finders =
        Executors.newFixedThreadPool(
            Math.max(1, Math.min(folders.size(), Runtime.getRuntime().availableProcessors())),
            Guard.daemons("toex-plugins-finding"));
    try {
      List<Callable<Boolean>> all = new ArrayList<>();
      for (int i = 0; i < folders.size(); i++) {
        PluginLoading loading = loadings.get(i);
        Path path = folders.get(i);
        all.add(
            () -> {
              loading.folder(path);
              return Boolean.TRUE;
            });
      }
      for (Future<Boolean> each : finders.invokeAll(all)) {
        each.get();
      }
    } catch (InterruptedException e) {
      end(finders);
      Thread.currentThread().interrupt();
      throw new CancelledException("finding plugins");
    } catch (ExecutionException e) {
      throw new IllegalStateException("plugins could not be looked for", e.getCause());
    } finally {
      finders.shutdownNow();
    }
  }

  /** Waits for what was cancelled to be over; a guard gives up its call within a second. */
  private static void end(ExecutorService finders) {
    finders.shutdownNow();
    try {
      finders.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // Once more: then without waiting.
    }
  }

  private Plugins merged(List<PluginLoading> loadings) {
    loadings.forEach(loading -> problems.addAll(loading.problems()));
    List<InstalledPlugin> all = new ArrayList<>(clashes.uniqueIds(loadings.get(0).accepted()));
    Set<String> taken = new HashSet<>();
    all.forEach(plugin -> taken.add(plugin.descriptor().id()));
    List<InstalledPlugin> inFolders = new ArrayList<>();
    loadings.subList(1, loadings.size()).forEach(loading -> inFolders.addAll(loading.accepted()));
    for (InstalledPlugin plugin : clashes.uniqueIds(inFolders)) {
      if (taken.contains(plugin.descriptor().id())) {
        clashes.refuse(plugin, Kind.DUPLICATE_ID, "its id is that of a plugin on the class path.");
      } else {
        all.add(plugin);
      }
    }
    SortedMap<String, InstalledPlugin> byId = new TreeMap<>();
    clashes.uniqueNames(all).forEach(plugin -> byId.put(plugin.descriptor().id(), plugin));
    return new Plugins(byId, problems, loaders(loadings));
  }

  private static List<AutoCloseable> loaders(List<PluginLoading> loadings) {
    List<AutoCloseable> loaders = new ArrayList<>();
    for (PluginLoading loading : loadings) {
      AutoCloseable loader = loading.ownLoader();
      if (loader != null) {
        loaders.add(loader);
      }
    }
    return loaders;
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
}
