package uk.toex.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands that only hold others. */
final class Groups {

  private Groups() {}

  /** The command itself. */
  @Command(
      name = "toex",
      versionProvider = RunRecord.Version.class,
      synopsisSubcommandLabel = "COMMAND",
      header = "Finds what intelligence reports, networks and comms data say about exploitation.",
      description = {
        "",
        "What comes out is advice with reasons, never a decision: a named analyst decides.",
        ""
      },
      commandListHeading = "%nCommands:%n",
      optionListHeading = "%nOptions:%n",
      footer = {
        "",
        "Exit codes: 0 done; 1 the answer is no or could not be had; 2 wrong usage; 3 internal fault.",
        "",
        "Example:",
        "  toex demo",
        "  toex reports review reports.csv --out review"
      })
  static final class Root extends Group {
    @Option(names = "--version", versionHelp = true, description = "Print the version and exit.")
    boolean version;
  }

  /** Everything about reports. */
  @Command(
      name = "reports",
      synopsisSubcommandLabel = "COMMAND",
      header = "Reviews the tags of intelligence reports, and classifies reports.",
      commandListHeading = "%nCommands:%n",
      optionListHeading = "%nOptions:%n",
      footer = {
        "",
        "Reports are read from .csv, .tsv or .jsonl, each also .gz, with the columns id, text and",
        "tags (several with ;), and optionally grade, date and author.",
        "",
        "Example:",
        "  toex reports review reports.csv --out review",
        "  toex reports decide decisions.jsonl --analyst A1234"
      })
  static final class Reports extends Group {}

  /** Everything about networks. */
  @Command(
      name = "network",
      synopsisSubcommandLabel = "COMMAND",
      header = "Finds who is close to known risk of exploitation, and why, record by record.",
      commandListHeading = "%nCommands:%n",
      optionListHeading = "%nOptions:%n",
      footer = {
        "",
        "Entities: id,kind,label,… (kind person, object, location or event). Links: from,to,type,",
        "date,recorded,grade,record. Seeds: id,weight,date. Each .csv, .tsv or .jsonl, also .gz.",
        "",
        "Example:",
        "  toex network score --entities entities.csv --links links.csv --seeds seeds.csv \\",
        "      --subject \"age<18\" --out scored"
      })
  static final class Network extends Group {}

  /** Everything about comms data. */
  @Command(
      name = "comms",
      synopsisSubcommandLabel = "COMMAND",
      header =
          "Says who was in contact with whom, when, where, on which handset, and what changed.",
      commandListHeading = "%nCommands:%n",
      optionListHeading = "%nOptions:%n",
      footer = {
        "",
        "INPUT is a folder made by load, or files of phone companies and handsets: .csv, .tsv, .txt,",
        "each also .gz, or .xlsx. Their layout is recognised, or named with --layout.",
        "",
        "Example:",
        "  toex comms load north.csv south.csv --out store",
        "  toex comms deal-lines store --out lines"
      })
  static final class Comms extends Group {}

  /** Everything about plugins. */
  @Command(
      name = "plugins",
      synopsisSubcommandLabel = "COMMAND",
      header = "Lists, checks and pins plugins.",
      commandListHeading = "%nCommands:%n",
      optionListHeading = "%nOptions:%n",
      footer = {
        "",
        "A plugin is a folder of jars, named by its id, inside the folder that --plugins names. It",
        "is loaded only if the --policy lists it with the SHA-256 of its files.",
        "",
        "Example:",
        "  toex plugins pin plugins --policy plugins.policy",
        "  toex plugins list --plugins plugins --policy plugins.policy"
      })
  static final class PluginsGroup extends Group {}

  abstract static class Group implements Runnable {
    @Spec CommandSpec spec = CommandSpec.create();

    @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
    boolean help;

    @Override
    public void run() {
      CommandLine line = spec.commandLine();
      throw new ParameterException(
          line, "A command is missing: " + String.join(", ", line.getSubcommands().keySet()) + ".");
    }
  }
}
