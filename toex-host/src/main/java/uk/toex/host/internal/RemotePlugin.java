package uk.toex.host.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import uk.toex.host.IsolationSettings;
import uk.toex.host.PluginFailedException;
import uk.toex.spi.ClassifierFusion;
import uk.toex.spi.PluginContext;
import uk.toex.spi.PluginDescriptor;
import uk.toex.spi.ReportClassifierFactory;
import uk.toex.spi.ToexPlugin;

/**
 * A plugin in a process of its own, as the host sees it: what it is and offers is what the process
 * said, and every call goes over the pipe. Thread-safe.
 */
public final class RemotePlugin implements ToexPlugin {

  private final PluginLink link;
  private final IsolationSettings settings;
  private final PluginDescriptor descriptor;
  private volatile List<ReportClassifierFactory> classifiers = List.of();
  private volatile List<ClassifierFusion> fusions = List.of();

  private RemotePlugin(PluginLink link, IsolationSettings settings) {
    this.link = link;
    this.settings = settings;
    this.descriptor =
        link.ask("loading", Wire.DESCRIBE, new Out(), null, settings.deadline(), Wire::descriptor);
  }

  /**
   * Starts a process for the plugin of a folder and asks who it is.
   *
   * @throws PluginFailedException if it can't be started, or the plugin can't be loaded
   */
  public static RemotePlugin start(Path folder, IsolationSettings settings) {
    ChildProcess process;
    try {
      process = ChildProcess.start(folder, settings);
    } catch (IOException e) {
      throw new PluginFailedException("a process for " + folder + " could not be started: " + e);
    }
    PluginLink link = new PluginLink(String.valueOf(folder.getFileName()), process);
    try {
      return new RemotePlugin(link, settings);
    } catch (RuntimeException | Error e) {
      link.close();
      throw e;
    }
  }

  @Override
  public PluginDescriptor descriptor() {
    return descriptor;
  }

  /**
   * @param context not used: the process has its own, of the same folder
   */
  @Override
  public void open(PluginContext context) {
    link.ask(
        "opening",
        Wire.OPEN,
        new Out(),
        null,
        settings.deadline(),
        in -> {
          Trained trained = new Trained();
          List<ReportClassifierFactory> made = new ArrayList<>();
          int n = in.count(5);
          for (int i = 0; i < n; i++) {
            made.add(new RemoteFactory(in.string(Wire.MOST_NAME), i, link, trained, settings));
          }
          classifiers = List.copyOf(made);
          fusions = fusions(in);
          return true;
        });
  }

  private static List<ClassifierFusion> fusions(In in) throws IOException {
    List<ClassifierFusion> read = new ArrayList<>();
    try {
      for (int n = in.count(9); n > 0; n--) {
        String name = in.string(Wire.MOST_NAME);
        List<String> members = new ArrayList<>();
        for (int m = in.count(5); m > 0; m--) {
          members.add(in.string(Wire.MOST_NAME));
        }
        read.add(new ClassifierFusion(name, members));
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(Said.by(e), e);
    }
    return List.copyOf(read);
  }

  @Override
  public List<ReportClassifierFactory> reportClassifiers() {
    return classifiers;
  }

  @Override
  public List<ClassifierFusion> classifierFusions() {
    return fusions;
  }

  /** Asks the plugin to close, if nothing else is under way; {@link #end} must follow. */
  @Override
  public void close() {
    if (link.process().alive() && link.idle()) {
      link.ask("closing", Wire.CLOSE, new Out(), null, settings.deadline(), in -> true);
    }
  }

  /** Kills the process and whatever it has started. A call under way fails. Returns at once. */
  public void kill() {
    link.kill();
  }

  /** Kills the process if it is still there, and removes what it leaves behind. */
  public void end() {
    link.close();
  }

  /** Whether the process runs. */
  public boolean alive() {
    return link.process().alive();
  }

  /** The number by which the system knows the process. */
  public long pid() {
    return link.process().pid();
  }
}
