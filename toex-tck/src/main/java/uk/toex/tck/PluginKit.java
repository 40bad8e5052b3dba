package uk.toex.tck;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import uk.toex.api.report.Report;
import uk.toex.spi.ToexPlugin;
import uk.toex.tck.internal.AllRules;
import uk.toex.tck.internal.KitRun;
import uk.toex.tck.internal.Settings;
import uk.toex.tck.internal.SyntheticReports;

/**
 * Runs the rules against a plugin.
 *
 * <p>Every rule runs in a thread of its own with a deadline, so that a plugin that throws, hangs or
 * overflows the stack becomes a failed rule. Some rules start a second Java process with the
 * plugin's class in it, and watch that. A plugin that ends the process is stopped by no one: the
 * rules that find such code by reading it come before those that run it, and a command that must
 * survive runs the kit in a process of its own.
 *
 * <p>A command that has loaded a plugin from a folder tells the kit its {@link #code}, its {@link
 * #libraries} and its {@link #folder}, and runs it in a thread whose context class loader is the
 * one that the plugin will have.
 *
 * <p>Not thread-safe; one run at a time in a Java process, since rules look at its threads, its
 * default locale and its streams.
 */
public final class PluginKit {
  private final Supplier<? extends ToexPlugin> plugin;
  private int runs = 1000;
  private long seed = 1;
  private Duration deadline = Duration.ofMinutes(2);
  private Duration patience = Duration.ofSeconds(10);
  private List<Report> reports = SyntheticReports.make();
  private List<Path> code = List.of();
  private List<Path> libraries = List.of();
  private @Nullable Path folder;
  private List<String> childOptions = List.of();
  private @Nullable Path otherJava;
  private Predicate<Rule> which = rule -> true;

  private PluginKit(Supplier<? extends ToexPlugin> plugin) {
    this.plugin = plugin;
  }

  /**
   * The kit for a plugin.
   *
   * @param plugin makes a new instance each time, as {@link java.util.ServiceLoader} would
   */
  public static PluginKit of(Supplier<? extends ToexPlugin> plugin) {
    return new PluginKit(plugin);
  }

  /** All rules, in order. */
  public static List<Rule> rules() {
    return AllRules.rules();
  }

  /** How often a result is repeated to see that it stays the same; 1,000 unless told. */
  public PluginKit runs(int value) {
    if (value < 2) {
      throw new IllegalArgumentException("at least 2 runs, not " + value);
    }
    runs = value;
    return this;
  }

  /** The seed given to the plugin; 1 unless told. */
  public PluginKit seed(long value) {
    seed = value;
    return this;
  }

  /** How long one rule may take, with the training that it does; two minutes unless told. */
  public PluginKit deadline(Duration value) {
    deadline = positive(value);
    return this;
  }

  /**
   * How long one answer may take, and an end after it was asked for (cancelling, closing); ten
   * seconds unless told.
   */
  public PluginKit patience(Duration value) {
    patience = positive(value);
    return this;
  }

  /**
   * Tagged reports to train on, instead of the kit's own 400 synthetic ones: at least 40, two tags
   * that ten or more carry. Those with exactly one tag are used where tags exclude each other. They
   * are written to a temporary folder of the user's own while child processes run.
   *
   * @throws IllegalArgumentException if they are too few
   */
  public PluginKit reports(List<Report> value) {
    SyntheticReports.require(value);
    reports = List.copyOf(value);
    return this;
  }

  /**
   * The jar or folder of classes that is the plugin's own code. Unless told, what holds the
   * plugin's class on the class path.
   */
  public PluginKit code(Path... value) {
    code = List.of(value);
    return this;
  }

  /** The jars that the plugin brings along; what they do is noted, not judged. */
  public PluginKit libraries(List<Path> value) {
    libraries = List.copyOf(value);
    return this;
  }

  /** Where files lie that the plugin needs and that are in no jar. */
  public PluginKit folder(Path value) {
    folder = value;
    return this;
  }

  /** Options of the Java processes that the kit starts, such as {@code -Xmx4g}. */
  public PluginKit childOptions(String... value) {
    childOptions = List.of(value);
    return this;
  }

  /** The home of another JDK, where results must be the same; without one that is not tested. */
  public PluginKit otherJava(Path home) {
    otherJava = home;
    return this;
  }

  /** Tries only some rules. */
  public PluginKit only(Predicate<Rule> value) {
    which = value;
    return this;
  }

  /** Tries the rules and says what came of each; takes minutes. */
  public KitReport run() {
    return run(result -> {});
  }

  /**
   * As {@link #run()}.
   *
   * @param listener told each result as it comes, in the order of the rules
   */
  public KitReport run(Consumer<RuleResult> listener) {
    try (KitRun run = start()) {
      for (Rule rule : run.rules()) {
        listener.accept(run.result(rule));
      }
      return run.report(run.results());
    }
  }

  /** Begins a run whose rules are tried one by one. */
  KitRun start() {
    return new KitRun(
        new Settings(
            plugin::get,
            runs,
            seed,
            deadline,
            patience,
            reports,
            code,
            libraries,
            folder,
            childOptions,
            otherJava),
        which);
  }

  private static Duration positive(Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException("not a time to wait: " + value);
    }
    return value;
  }
}
