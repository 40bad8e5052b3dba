package uk.toex.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.analysis.CallChains;
import uk.toex.comms.analysis.Scope;

/** {@code toex comms chains}. */
@Command(
    name = "chains",
    header = "Finds who passes calls on: A calls B, and within minutes B calls C.",
    description = {
      "",
      "Writes chains.csv: a,b,c,times,first,last; most frequent first, then by a, b and c. A busy B",
      "makes chains by chance. Times are UTC.",
      ""
    },
    footer = {"", "Example:", "  toex comms chains store --within 5 --at-least 5 --out chains"})
final class CommsChainsCommand extends CommsAnalysisCommand {

  @Option(
      names = "--within",
      paramLabel = "MINUTES",
      defaultValue = "10",
      description = "How long after the first call's end the second begins; default 10.")
  int within = 10;

  @Option(
      names = "--at-least",
      paramLabel = "N",
      defaultValue = "3",
      description = "How many times; default 3.")
  int atLeast = 3;

  CommsChainsCommand(Console console) {
    super("chains", console);
  }

  @Override
  void settings(RunRecord record) {
    if (within < 0 || within > 1440 || atLeast < 1) {
      throw new Failure.UsageException("--within must be 0 to 1440, --at-least at least 1");
    }
    record.setting("within", within);
    record.setting("at-least", atLeast);
  }

  @Override
  void analyse(CommsEvents events, Scope scope, Path folder, RunRecord record) {
    List<CallChains.Chain> chains = CallChains.of(events, 60 * within, atLeast, scope);
    csv(
        folder.resolve("chains.csv"),
        csv -> {
          for (CallChains.Chain each : chains) {
            csv.row(
                each.a(),
                each.b(),
                each.c(),
                Integer.toString(each.times()),
                time(each.first()),
                time(each.last()));
          }
        },
        "a",
        "b",
        "c",
        "times",
        "first",
        "last");
    record.count("chains", chains.size());
    new CommsPages(events)
        .write(
            folder.resolve("chains.html"),
            "Call chains",
            record,
            List.of(
                table(
                    "A calls B, then B calls C",
                    "The busier B is, the more chains there are by chance.",
                    chains,
                    chains.size(),
                    each ->
                        List.of(
                            each.a(),
                            each.b(),
                            each.c(),
                            Integer.toString(each.times()),
                            time(each.first()),
                            time(each.last())),
                    "a",
                    "b",
                    "c",
                    "times",
                    "first",
                    "last")),
            console);
    if (common.json) {
      printJson(record);
      return;
    }
    TextTable table = new TextTable("a", "b", "c", "times").right(3);
    for (CallChains.Chain each : chains.subList(0, Math.min(SHOWN, chains.size()))) {
      table.row(each.a(), each.b(), each.c(), Integer.toString(each.times()));
    }
    table.print(console);
  }
}
