package uk.toex.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import uk.toex.graph.RiskNetwork;
import uk.toex.graph.io.NetworkFolder;
import uk.toex.io.JsonOut;
import uk.toex.io.Rejects;

/** {@code toex network build}. */
@Command(
    name = "build",
    sortOptions = false,
    header = "Reads entities and links once, into a folder that opens in no time.",
    description = {
      "",
      "Writes network.toexnet and provenance.json. The folder stands wherever --network does.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  toex network build --entities people.csv places.csv --links links.csv --out network"
    })
final class NetworkBuildCommand implements Callable<Integer> {

  private final Console console;

  @Mixin NetworkInput input = new NetworkInput();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "The folder for what is written; made if absent, never emptied.")
  String out = "";

  @Mixin CommonOptions common = new CommonOptions();

  NetworkBuildCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply(console);
    RunRecord record = new RunRecord("network build", common.seed);
    Path folder = Paths.of(out);
    Path rejected = folder.resolve("rejected.csv");
    RiskNetwork network;
    try (Rejects rejects = Rejects.in(rejected)) {
      network = input.read(rejects, record, common, console);
      NetworkInput.tell(rejects, rejected, console);
    }
    write(network, folder, record, common, console);
    return Failure.DONE;
  }

  /** Saves a network with its provenance and says what is in it. */
  static void write(
      RiskNetwork network, Path folder, RunRecord record, CommonOptions common, Console console) {
    ReviewJob.prepare(folder, record);
    String sha256 = NetworkFolder.write(network, folder);
    record.setting("network-sha256", sha256);
    record.write(folder.resolve("provenance.json"));
    long rejected = record.counts.getOrDefault("rejected", 0L);
    if (common.json) {
      try (JsonOut json = JsonOut.document(console.out())) {
        json.beginObject().put("out", folder.toString());
        record.counts.forEach(json::put);
        json.put("seconds", record.seconds(), 3);
        json.endObject().commit();
      }
      return;
    }
    console.print(
        folder
            + ": "
            + Shown.count(network.size())
            + (network.size() == 1 ? " entity, " : " entities, ")
            + Shown.count(network.links(), "link")
            + (rejected == 0 ? "." : "; " + Shown.count(rejected, "record") + " rejected."));
  }
}
