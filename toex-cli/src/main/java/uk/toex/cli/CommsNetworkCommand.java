package uk.toex.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.analysis.NetworkExport;
import uk.toex.comms.analysis.Scope;

/** {@code toex comms network}. */
@Command(
    name = "network",
    header = "Writes contacts and handsets as a network for toex network.",
    description = {
      "",
      "Writes entities.csv (numbers and handsets, all objects) and links.csv: pairs in contact, of",
      "type contact, dated by the last contact; numbers on handsets, of type handset.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  toex comms network store --at-least 3 --out network",
      "  toex network score --entities people.csv network/entities.csv \\",
      "      --links links.csv network/links.csv --seeds seeds.csv --out scored"
    })
final class CommsNetworkCommand extends CommsAnalysisCommand {

  @Option(
      names = "--at-least",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many events a pair must have to be linked; default 1.")
  int atLeast = 1;

  CommsNetworkCommand(Console console) {
    super("network", console);
  }

  @Override
  void settings(RunRecord record) {
    if (atLeast < 1) {
      throw new Failure.UsageException("--at-least must be at least 1");
    }
    record.setting("at-least", atLeast);
  }

  @Override
  void analyse(CommsEvents events, Scope scope, Path folder, RunRecord record) {
    NetworkExport.Written written = NetworkExport.write(events, folder, atLeast, scope);
    record.count("entities", written.entities());
    record.count("links", written.links());
    if (common.json) {
      printJson(record);
    } else {
      console.print(
          Shown.count(written.entities())
              + " entities, "
              + Shown.count(written.links(), "link")
              + ".");
    }
  }
}
