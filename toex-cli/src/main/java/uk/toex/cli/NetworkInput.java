package uk.toex.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import uk.toex.graph.RiskNetwork;
import uk.toex.graph.io.LoadedNetwork;
import uk.toex.graph.io.LoadedSeeds;
import uk.toex.graph.io.NetworkFolder;
import uk.toex.graph.io.NetworkReader;
import uk.toex.io.Input;
import uk.toex.io.Limits;
import uk.toex.io.Rejects;

/** Which network is read: entities and links, or a folder that holds them. */
final class NetworkInput {

  @Option(
      names = "--entities",
      paramLabel = "FILE",
      arity = "1..*",
      description = "Entities: id,kind,label,…; .csv, .tsv or .jsonl, each also .gz.")
  List<String> entities = new ArrayList<>();

  @Option(
      names = "--links",
      paramLabel = "FILE",
      arity = "1..*",
      description = "Links: from,to,type,date,recorded,grade,record.")
  List<String> links = new ArrayList<>();

  @Option(
      names = "--network",
      paramLabel = "DIR",
      description = "Instead of both: a folder that toex network build has made.")
  @Nullable String network;

  @Option(
      names = "--max-rejects",
      paramLabel = "N|P%",
      description =
          "How many bad records refuse a file: a count, or a share of at least 100; default 1%%.")
  @Nullable String maxRejects;

  /**
   * Reads the network, says what was guessed and left out, and records inputs, settings and counts.
   *
   * @param rejects where bad records go; stays the caller's to close
   */
  RiskNetwork read(Rejects rejects, RunRecord record, CommonOptions common, Console console) {
    record.setting("max-rejects", maxRejects == null ? "1%" : maxRejects);
    if (network != null) {
      if (!entities.isEmpty() || !links.isEmpty()) {
        throw new Failure.UsageException("--network stands instead of --entities and --links.");
      }
      Path folder = Paths.of(network);
      record.setting("network", Paths.name(folder));
      RiskNetwork opened = NetworkFolder.open(folder, common.threads);
      record.input(NetworkFolder.file(folder));
      record.count("entities", opened.size());
      record.count("links", opened.links());
      return opened;
    }
    if (entities.isEmpty() || links.isEmpty()) {
      throw new Failure.UsageException(
          "A network is missing: --entities FILE… --links FILE…, or --network DIR.");
    }
    LoadedNetwork loaded =
        NetworkReader.network(
            inputs(entities), inputs(links), rejects, common.threads, console.progress());
    told(loaded, record, console);
    return loaded.network();
  }

  /** Says what was guessed and left out, and records inputs and counts. */
  static void told(LoadedNetwork loaded, RunRecord record, Console console) {
    loaded.guesses().forEach(guess -> console.note("Note: " + guess + "."));
    loaded.inputs().forEach(record::input);
    record.counts(loaded.counts());
    tell(loaded, "self_loops", "self loop", " left out.", console);
    tell(loaded, "dates_out_of_range", "date", " outside 1900-2079 taken as none.", console);
    tell(loaded, "unreadable_dates", "unreadable date", " taken as none.", console);
    tell(loaded, "conflicting_entities", "row", " at odds with an earlier one.", console);
    tell(loaded, "ignored_nodes", "node", " left out, as the map says.", console);
  }

  private static void tell(
      LoadedNetwork loaded, String count, String one, String then, Console console) {
    long counted = loaded.counts().getOrDefault(count, 0L);
    if (counted > 0) {
      console.note("Note: " + Shown.count(counted, one) + then);
    }
  }

  /** Reads seeds, and says which are not in the network. */
  LoadedSeeds seeds(
      List<String> files, RiskNetwork network, Rejects rejects, RunRecord record, Console console) {
    LoadedSeeds loaded = NetworkReader.seeds(inputs(files), network, rejects, console.progress());
    loaded.guesses().forEach(guess -> console.note("Note: " + guess + "."));
    loaded.inputs().forEach(record::input);
    record.count("seeds", loaded.seeds().size());
    long unknown = loaded.counts().getOrDefault("unknown_seeds", 0L);
    record.count("unknown_seeds", unknown);
    if (unknown > 0) {
      List<String> shown = loaded.unknown().subList(0, Math.min(5, loaded.unknown().size()));
      console.note(
          "Note: "
              + Shown.count(unknown, "seed")
              + " not in the network, left out: "
              + String.join(", ", shown)
              + (unknown > shown.size() ? ", …" : "."));
    }
    return loaded;
  }

  /** Says how many records were rejected, and why. */
  static void tell(Rejects rejects, @Nullable Path file, Console console) {
    if (rejects.count() == 0) {
      return;
    }
    List<String> reasons = new ArrayList<>();
    rejects
        .byReason()
        .forEach((reason, count) -> reasons.add(reason + " (" + Shown.count(count) + ")"));
    console.note(
        "Note: "
            + Shown.count(rejects.count(), "record")
            + " rejected: "
            + String.join(", ", reasons)
            + (file == null ? "." : "; see " + file + "."));
  }

  private List<Input> inputs(List<String> files) {
    Limits limits = InputOptions.limits(maxRejects);
    return files.stream().map(file -> Input.of(Paths.of(file)).withLimits(limits)).toList();
  }
}
