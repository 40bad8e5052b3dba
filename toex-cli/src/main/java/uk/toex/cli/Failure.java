package uk.toex.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import uk.toex.api.ToexException;

/** Turns what went wrong into a message of a few lines and an exit code. */
final class Failure {

  static final int DONE = 0;
  static final int NO_ANSWER = 1;
  static final int USAGE = 2;
  static final int INTERNAL = 3;

  private static final int LINES = 3;

  private Failure() {}

  /** Wrong usage that shows only once the command looks at its options together. */
  static final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
      super(message);
    }
  }

  static int usage(ParameterException e, Console console) {
    CommandLine line = e.getCommandLine();
    String problem = text(e);
    if (e instanceof UnmatchedArgumentException unmatched && !line.getSubcommands().isEmpty()) {
      problem =
          "There is no command \""
              + String.join(" ", unmatched.getUnmatched())
              + "\". There are: "
              + String.join(", ", line.getSubcommands().keySet())
              + ".";
    }
    console.error(cut(problem) + "\nTry: " + line.getCommandSpec().qualifiedName() + " --help");
    return USAGE;
  }

  static int report(Throwable e, Console console, boolean debug) {
    if (console.readerGone()) {
      return DONE; // As with "| head": whoever asked has seen enough.
    }
    if (debug) {
      console.trace(e);
    }
    if (console.cancelled()) {
      console.error("Stopped. Nothing half-written was left.");
      return NO_ANSWER;
    }
    if (e instanceof UsageException) {
      console.error(cut(text(e)));
      return USAGE;
    }
    if (e instanceof ToexException) {
      console.error(cut(text(e)));
      return NO_ANSWER;
    }
    if (e instanceof OutOfMemoryError) {
      console.error(
          "Out of memory: the Java heap of "
              + Shown.count(Runtime.getRuntime().maxMemory() >> 20)
              + " MiB is too small for this.\n"
              + "Give it more, for example with TOEX_JAVA_OPTS=-Xmx4g.");
      return INTERNAL;
    }
    console.error(
        "Internal fault: "
            + Shown.line(e.toString(), 300)
            + "\nThis is a fault of TOEX, not of the input."
            + (debug ? "" : " Run again with --debug and report what it prints."));
    return INTERNAL;
  }

  private static String text(Throwable e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  private static String cut(String message) {
    List<String> lines = message.lines().limit(LINES).toList();
    return String.join("\n", lines);
  }
}
