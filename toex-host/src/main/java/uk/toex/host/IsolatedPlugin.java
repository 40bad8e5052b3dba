package uk.toex.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import uk.toex.host.internal.PluginFolder;
import uk.toex.host.internal.RemotePlugin;
import uk.toex.spi.ClassifierFusion;
import uk.toex.spi.PluginDescriptor;
import uk.toex.spi.ReportClassifierFactory;
import uk.toex.spi.SpiVersion;

/**
 * A folder's plugin in a process of its own, for code that isn't trusted: its classifiers are asked
 * over pipes, and the process is killed when a call is late.
 *
 * <p>What that gives: the plugin can't touch the memory, threads or class loaders of this process;
 * its memory is bounded ({@link IsolationSettings}); it can hang, crash or exit and takes nothing
 * with it but its own trained classifiers. What it does not give: <b>it is no sandbox</b>. The
 * process runs as the same user and may read and write that user's files, start processes and open
 * connections. Where that matters, run the whole under a user, a container or a firewall rule that
 * forbids it. A process that the plugin starts is killed with it, unless it has cut itself loose.
 *
 * <p>Classifiers and fusions are offered; tag reviewers and language detectors of the plugin are
 * not, in this version. A text longer than a 32nd of the heap's bytes is refused. After its process
 * has ended a plugin is of no use any more: what it had learned was in there.
 *
 * <p>Most users want {@link PluginFinder#isolated} instead, which checks a policy first and guards
 * every call. Thread-safe; calls wait for each other.
 */
public final class IsolatedPlugin implements AutoCloseable {

  private final RemotePlugin plugin;

  private IsolatedPlugin(RemotePlugin plugin) {
    this.plugin = plugin;
  }

  /**
   * Starts the process, loads the plugin in it and opens it. No policy is asked.
   *
   * @throws PluginFailedException if the folder holds no plugin for this host, or it can't be
   *     loaded, saying why
   * @throws uk.toex.api.CancelledException if the calling thread was interrupted
   */
  public static IsolatedPlugin open(Path folder, IsolationSettings settings) {
    PluginProblem problem = PluginFolder.inspect(folder).problem();
    if (problem != null) {
      throw new PluginFailedException(problem.message());
    }
    RemotePlugin plugin = RemotePlugin.start(folder, settings);
    try {
      SpiVersion spi = plugin.descriptor().spi();
      if (!SpiVersion.CURRENT.accepts(spi)) {
        throw new PluginFailedException(
            plugin.descriptor().id()
                + " was written for SPI "
                + spi
                + ", this host has "
                + SpiVersion.CURRENT
                + ".");
      }
      plugin.open(
          name -> {
            throw new UnsupportedOperationException("the process has a context of its own");
          });
      OfferKind.ALL.forEach(kind -> InstalledPlugin.named(kind, plugin));
      return new IsolatedPlugin(plugin);
    } catch (IllegalStateException e) {
      plugin.end();
      throw new PluginFailedException(folder + ": " + e.getMessage());
    } catch (RuntimeException | Error e) {
      plugin.end();
      throw e;
    }
  }

  /** Who the plugin says it is. */
  public PluginDescriptor descriptor() {
    return plugin.descriptor();
  }

  /** The names of its classifiers, in its own order. */
  public List<String> classifiers() {
    List<String> names = new ArrayList<>();
    plugin.reportClassifiers().forEach(each -> names.add(each.name()));
    return names;
  }

  /** Its fusions, in its own order. */
  public List<ClassifierFusion> fusions() {
    return plugin.classifierFusions();
  }

  /**
   * A factory whose classifiers live in the process. Reports are read from the calling side while
   * it trains; what the classifiers answer is what the plugin gave, unchecked.
   *
   * <p>The factory and its classifiers throw {@link PluginFailedException} where the plugin threw
   * something or the process is gone, besides what their interfaces name.
   *
   * @throws NoSuchOfferException if there is none of that name
   */
  public ReportClassifierFactory classifier(String name) {
    return plugin.reportClassifiers().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchOfferException("classifier", name, classifiers()));
  }

  /** Whether its process runs. */
  public boolean alive() {
    return plugin.alive();
  }

  /** The number by which the system knows its process. */
  public long pid() {
    return plugin.pid();
  }

  /** Kills the process, and those it has started. A call under way fails. Returns at once. */
  public void kill() {
    plugin.kill();
  }

  /** Asks the plugin to close, within its deadline, and ends process and threads. */
  @Override
  public void close() {
    try {
      plugin.close();
    } catch (RuntimeException e) {
      // It is ended in any case.
    } finally {
      plugin.end();
    }
  }
}
