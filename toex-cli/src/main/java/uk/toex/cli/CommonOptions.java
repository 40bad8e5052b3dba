package uk.toex.cli;

import picocli.CommandLine.Option;

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
}
