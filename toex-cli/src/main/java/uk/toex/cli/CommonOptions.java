package uk.toex.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import uk.toex.host.IsolationSettings;
import uk.toex.host.PluginFinder;
import uk.toex.host.PluginPolicy;
import uk.toex.host.PluginProblem;
import uk.toex.host.Plugins;

/** What every command takes. */
final class CommonOptions {

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Decides everything random; default 1.")
  long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads work; default all cores. Results don't depend on it.")
  int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description = "A folder with a folder for each plugin; see toex plugins --help.")
  @Nullable String plugins;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "Which of those plugins may be loaded; without it, none.")
  @Nullable String policy;

  @Option(
      names = "--isolate-plugins",
      description = "Run each of those plugins in a process of its own; see docs/plugins.md.")
  boolean isolatePlugins;

  @Option(names = "--json", description = "Print the result as one JSON document.")
  boolean json;

  @Option(names = "--quiet", description = "Show no progress and no notes.")
  boolean quiet;

  @Option(names = "--debug", description = "Show the stack trace of an error.")
  boolean debug;

  @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
  boolean help;

  /** To be called first by each command. */
  void apply(Console console) {
    console.quiet(quiet);
    if (threads < 1) {
      throw new Failure.UsageException("--threads must be at least 1, was " + threads);
    }
  }

  /** The plugins installed; tells what spoke against others. To be closed. */
  Plugins plugins(Console console) {
    Plugins found = finder().find();
    for (PluginProblem problem : found.problems()) {
      console.note("Note: " + problem.message());
    }
    return found;
  }

  /** Looks where the options say. */
  PluginFinder finder() {
    Path folder = plugins == null ? null : Paths.of(plugins);
    return Plugins.finder()
        .folder(folder)
        .policy(policy())
        .isolated(isolatePlugins ? IsolationSettings.defaults() : null);
  }

  PluginPolicy policy() {
    return policy == null ? PluginPolicy.NONE : PluginPolicy.read(Paths.of(policy));
  }
}
