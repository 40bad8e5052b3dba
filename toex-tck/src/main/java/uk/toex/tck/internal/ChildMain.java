package uk.toex.tck.internal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;
import uk.toex.spi.ToexPlugin;

/**
 * What runs in a second process: opens the plugin, asks all that it offers, closes it, and writes
 * what came of that line by line, {@code end} last. It does not end the process itself, so that a
 * thread which the plugin leaves behind is seen by its staying.
 */
public final class ChildMain {
  private static final String OPEN_FILES = "/proc/self/fd";

  private final BufferedWriter out;

  private ChildMain(BufferedWriter out) {
    this.out = out;
  }

  /** Called with the file of orders and the file to write. */
  public static void main(String[] args) throws IOException {
    ChildOrders orders = ChildOrders.read(Path.of(args[0]));
    try (BufferedWriter out = Files.newBufferedWriter(Path.of(args[1]), StandardCharsets.UTF_8)) {
      ChildMain child = new ChildMain(out);
      try {
        child.run(orders);
      } catch (Throwable e) { // Whatever it is, the first process tells it.
        child.line("failure", Told.of(e));
      }
      child.line("end");
    }
  }

  private void run(ChildOrders orders) throws Exception {
    Set<String> before = openFiles();
    Trial trial = new Trial(settings(orders), false);
    try (Opened opened = trial.open()) {
      for (Subject subject : opened.subjects()) {
        try {
          Probe probe = subject.make(subject.work());
          List<String> texts = Answers.texts(subject, trial.corpus());
          line("answers", subject.label(), Digest.sha256(Answers.to(probe, texts)));
        } catch (InputRefusedException e) {
          line("refused", subject.label(), Told.of(e));
        }
      }
    }
    for (String path : openFiles()) {
      if (!before.contains(path) && !PluginCode.onClassPath(Path.of(path))) {
        line("open", path);
      }
    }
  }

  private static Settings settings(ChildOrders orders) {
    @Nullable Path folder = orders.folder().isEmpty() ? null : Path.of(orders.folder());
    return new Settings(
        () -> instance(orders.pluginClass()),
        2,
        orders.seed(),
        Duration.ofMinutes(1),
        Duration.ofMinutes(1),
        orders.reports(),
        List.of(),
        List.of(),
        folder,
        List.of(),
        null);
  }

  private static ToexPlugin instance(String pluginClass) {
    try {
      return Class.forName(pluginClass).asSubclass(ToexPlugin.class).getConstructor().newInstance();
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new IllegalStateException("no instance of " + pluginClass + " can be made", e);
    }
  }

  /** The regular files that this process holds open, on Linux; else none. */
  private static Set<String> openFiles() throws IOException {
    Set<String> open = new TreeSet<>();
    Path folder = Path.of(OPEN_FILES);
    if (!Files.isDirectory(folder)) {
      return open;
    }
    String javaHome = System.getProperty("java.home", "");
    List<Path> links;
    try (Stream<Path> all = Files.list(folder)) {
      links = all.toList();
    }
    for (Path link : links) {
      try {
        Path target = Files.readSymbolicLink(link);
        if (Files.isRegularFile(target) && !target.startsWith(javaHome)) {
          open.add(target.toString());
        }
      } catch (IOException e) {
        // Closed since it was listed.
      }
    }
    return open;
  }

  private void line(String... parts) throws IOException {
    for (int i = 0; i < parts.length; i++) {
      out.write((i > 0 ? "\t" : "") + parts[i].replace('\t', ' ').replace('\n', ' '));
    }
    out.write('\n');
    out.flush();
  }
}
