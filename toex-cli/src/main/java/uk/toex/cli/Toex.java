package uk.toex.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/** The {@code toex} command. */
public final class Toex {

  private Toex() {}

  /**
   * Runs the command in this process.
   *
   * @param args the arguments, as on a command line
   * @param in standard input; not closed
   * @param out takes results only, in UTF-8; not closed
   * @param err takes progress, notes and errors, in UTF-8; not closed
   * @return the exit code: 0 done, 1 the answer is no or could not be had, 2 wrong usage, 3
   *     internal fault
   */
  public static int run(List<String> args, InputStream in, OutputStream out, OutputStream err) {
    return run(args, new Console(in, out, err, false));
  }

  /** Runs the command and ends the process. */
  public static void main(String[] args) {
    Console console =
        new Console(
            System.in,
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err),
            Boolean.getBoolean("toex.terminal"));
    CountDownLatch ended = new CountDownLatch(1);
    Thread main = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(console, main, ended)));
    int code = run(List.of(args), console);
    ended.countDown();
    System.exit(code);
  }

  /** On Ctrl-C: lets the run remove what it had begun to write. */
  private static void stop(Console console, Thread main, CountDownLatch ended) {
    if (ended.getCount() == 0) {
      return;
    }
    console.cancel();
    main.interrupt();
    try {
      if (!ended.await(5, TimeUnit.SECONDS)) {
        console.note("Stopped while still at work; files named .*.tmp may be left.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int run(List<String> args, Console console) {
    boolean debug = args.contains("--debug");
    try {
      CommandLine line = commandLine(console);
      int code = line.execute(args.toArray(String[]::new));
      console.flush();
      return code;
    } catch (Throwable e) {
      return Failure.report(e, console, debug);
    }
  }

  static CommandLine commandLine(Console console) {
    CommandLine reports =
        new CommandLine(new Groups.Reports())
            .addSubcommand(new ReviewCommand(console))
            .addSubcommand(new EvaluateCommand(console))
            .addSubcommand(new CompareCommand(console))
            .addSubcommand(new TrainCommand(console))
            .addSubcommand(new ClassifyCommand(console))
            .addSubcommand(new DecideCommand(console));
    CommandLine plugins =
        new CommandLine(new Groups.PluginsGroup())
            .addSubcommand(new PluginsCommands.ListThem(console))
            .addSubcommand(new PluginsCommands.Check(console))
            .addSubcommand(new PluginsCommands.Pin(console));
    CommandLine network =
        new CommandLine(new Groups.Network())
            .addSubcommand(new NetworkBuildCommand(console))
            .addSubcommand(NetworkImportCommands.commandLine(console))
            .addSubcommand(new NetworkScoreCommand(console))
            .addSubcommand(new NetworkAskCommands.Explain(console))
            .addSubcommand(new NetworkAskCommands.PathsBetween(console))
            .addSubcommand(new NetworkAskCommands.History(console))
            .addSubcommand(new NetworkWhatIfCommands.Impact(console))
            .addSubcommand(new NetworkWhatIfCommands.Deconflict(console))
            .addSubcommand(new NetworkUpdateCommand(console))
            .addSubcommand(new NetworkEvaluateCommand(console));
    NetworkGraphCommands.addTo(network, console);
    CommandLine comms =
        new CommandLine(new Groups.Comms())
            .addSubcommand(new CommsLoadCommand(console))
            .addSubcommand(CommsLayoutsCommand.commandLine(console))
            .addSubcommand(new CommsContactsCommand(console))
            .addSubcommand(new CommsCommonCommand(console))
            .addSubcommand(new CommsHoursCommand(console))
            .addSubcommand(new CommsDevicesCommand(console))
            .addSubcommand(new CommsChainsCommand(console))
            .addSubcommand(new CommsCellsCommand(console))
            .addSubcommand(new CommsColocationCommand(console))
            .addSubcommand(new CommsPlacesCommand(console))
            .addSubcommand(new CommsTimelineCommand(console))
            .addSubcommand(new CommsDealLinesCommand(console))
            .addSubcommand(new CommsNumberChangesCommand(console))
            .addSubcommand(new CommsBurnersCommand(console))
            .addSubcommand(new CommsIndicatorsCommand(console))
            .addSubcommand(new CommsNetworkCommand(console))
            .addSubcommand(new CommsExportCommand(console))
            .addSubcommand(new CommsEvaluateCommand(console));
    CommandLine toex =
        new CommandLine(new Groups.Root())
            .addSubcommand(new DemoCommand(console))
            .addSubcommand(reports)
            .addSubcommand(network)
            .addSubcommand(comms)
            .addSubcommand(plugins);
    return toex.setOut(console.outWriter())
        .setErr(console.errWriter())
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
        .setUsageHelpWidth(100)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((e, args) -> Failure.usage(e, console))
        .setExecutionExceptionHandler(
            (e, failed, parsed) ->
                Failure.report(e, console, parsed.originalArgs().contains("--debug")));
  }

  static PrintStream utf8(OutputStream stream) {
    return new PrintStream(stream, false, StandardCharsets.UTF_8);
  }
}
