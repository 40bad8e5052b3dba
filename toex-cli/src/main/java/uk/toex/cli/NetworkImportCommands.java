package uk.toex.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import uk.toex.graph.io.LoadedNetwork;
import uk.toex.graph.io.Neo4jImport;
import uk.toex.graph.io.Neo4jMap;
import uk.toex.io.Rejects;

/** {@code toex network import}. */
final class NetworkImportCommands {

  private NetworkImportCommands() {}

  /** The group with what is in it. */
  static CommandLine commandLine(Console console) {
    return new CommandLine(new Import()).addSubcommand(new Neo4j(console));
  }

  /** Everything that is imported. */
  @Command(
      name = "import",
      synopsisSubcommandLabel = "COMMAND",
      header = "Makes a network folder from another system's files.",
      commandListHeading = "%nCommands:%n",
      optionListHeading = "%nOptions:%n",
      footer = {"", "Example:", "  toex network import neo4j export --map pole --out network"})
  static final class Import extends Groups.Group {}

  /** From Neo4j. */
  @Command(
      name = "neo4j",
      sortOptions = false,
      header = "Reads a folder of files for neo4j-admin import.",
      description = {
        "",
        "DIR holds .csv or .csv.gz with headers: nodes with :ID and :LABEL, relationships with",
        ":START_ID, :END_ID and :TYPE. Writes network.toexnet and provenance.json.",
        "",
        "The map says which label is which kind, one statement a line:",
        "  label Person = person",
        "  ignore label Officer",
        "  type KNOWS = associate",
        "  ignore type HAS_POSTCODE",
        "  name Person = name surname        (the properties that make its label)",
        "  date Crime = date dd/MM/yyyy      (the property that dates its links)",
        ""
      },
      footer = {
        "",
        "Example:",
        "  toex network import neo4j export --map pole --out network",
        "  toex network import neo4j export --map our.map --out network"
      })
  static final class Neo4j implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "DIR", description = "The folder with the files.")
    String folder = "";

    @Option(
        names = "--map",
        paramLabel = "FILE",
        required = true,
        description = "The map; pole is the one for Neo4j's POLE example.")
    String map = "";

    @Option(
        names = "--out",
        paramLabel = "DIR",
        required = true,
        description = "The folder for what is written; made if absent, never emptied.")
    String out = "";

    @Option(
        names = "--max-rejects",
        paramLabel = "N|P%",
        description =
            "How many bad records refuse a file: a count, or a share of at least 100; default 1%%.")
    @Nullable String maxRejects;

    @Mixin CommonOptions common = new CommonOptions();

    Neo4j(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      common.apply(console);
      RunRecord record = new RunRecord("network import neo4j", common.seed);
      record.setting("max-rejects", maxRejects == null ? "1%" : maxRejects);
      Path written = Paths.of(out);
      Path rejected = written.resolve("rejected.csv");
      Path file = Paths.of(map);
      Neo4jMap read;
      if (Files.exists(file)) {
        record.setting("map", Paths.name(file));
        record.input(file);
        read = Neo4jMap.read(file);
      } else {
        record.setting("map", map);
        read = Neo4jMap.named(map);
      }
      LoadedNetwork loaded;
      try (Rejects rejects = Rejects.in(rejected)) {
        loaded =
            Neo4jImport.read(
                Paths.of(folder),
                read,
                InputOptions.limits(maxRejects),
                rejects,
                console.progress());
        NetworkInput.told(loaded, record, console);
        NetworkInput.tell(rejects, rejected, console);
      }
      NetworkBuildCommand.write(loaded.network(), written, record, common, console);
      return Failure.DONE;
    }
  }
}
