package uk.toex.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import uk.toex.api.InputRefusedException;
import uk.toex.api.network.Seed;
import uk.toex.graph.NetworkBuilder;
import uk.toex.graph.RiskConfig;
import uk.toex.graph.RiskNetwork;
import uk.toex.graph.RiskView;
import uk.toex.graph.evaluate.Baselines;
import uk.toex.graph.evaluate.Interval;
import uk.toex.graph.evaluate.LabelledNetwork;
import uk.toex.graph.evaluate.RankedRisk;
import uk.toex.graph.evaluate.WorldEvaluation;
import uk.toex.io.JsonOut;
import uk.toex.io.Rejects;
import uk.toex.synth.world.NetworkWorld;
import uk.toex.synth.world.WorldSettings;

/** {@code toex network evaluate}. */
@Command(
    name = "evaluate",
    sortOptions = false,
    header = "Measures how well the score finds what is known to be there, beside simple methods.",
    description = {
      "",
      "On files with a truth, or on generated worlds with planted rings. Always prints JSON: for",
      "each method and measure the mean over the networks with its 95 %% bootstrap interval, and",
      "the same of the paired differences to raw personalised PageRank. Rankings leave out seeds.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  toex network evaluate --worlds 1-20 --over-record C",
      "  toex network evaluate --entities entities.csv --links links.csv --seeds seeds.csv \\",
      "      --truth truth.csv --as-of 2026-03-31"
    })
final class NetworkEvaluateCommand implements Callable<Integer> {

  /** What the score is called beside the others. */
  private static final String SCORE = "toex";

  private final Console console;

  @Mixin NetworkOptions options = new NetworkOptions();

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      description = "What entities are: id,role and perhaps flagged, the day of recognition.")
  @Nullable String truth;

  @Option(
      names = "--worlds",
      paramLabel = "A-B",
      description = "Instead of files: the generated worlds of these seeds.")
  @Nullable String worlds;

  @Option(
      names = "--people",
      paramLabel = "N",
      defaultValue = "5000",
      description = "How many people a world has; default 5000.")
  int people = 5000;

  @Option(
      names = "--over-record",
      paramLabel = "GROUP",
      description = "Also double the stops and incidents recorded of a group of a world, A to H.")
  @Nullable String overRecord;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Also write evaluate.json, rejected.csv and provenance.json there.")
  @Nullable String out;

  @Mixin CommonOptions common = new CommonOptions();

  NetworkEvaluateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply(console);
    if ((truth == null) == (worlds == null)) {
      throw new Failure.UsageException(
          "Give either --truth FILE with a network and its seeds, or --worlds A-B.");
    }
    if (truth != null && overRecord != null) {
      throw new Failure.UsageException("--over-record is for --worlds.");
    }
    if (!options.subjects.isEmpty()) {
      throw new Failure.UsageException(
          "--subject has no effect here: children are people with an age under 18.");
    }
    Path folder = out == null ? null : Paths.of(out);
    RunRecord record = new RunRecord("network evaluate", common.seed);
    record.setting("worlds", worlds);
    record.setting("truth", truth);
    WorldEvaluation evaluation =
        new WorldEvaluation(Map.of(SCORE, new RankedRisk()), common.threads, console.progress());
    if (worlds == null) {
      evaluation.add(files(folder, record));
    } else {
      generated(evaluation, record);
    }
    record.count("networks", evaluation.worlds());
    try (JsonOut json = JsonOut.document(console.out())) {
      write(json, evaluation);
    }
    if (folder != null) {
      ReviewJob.prepare(folder, record);
      try (JsonOut json = JsonOut.document(folder.resolve("evaluate.json"))) {
        write(json, evaluation);
      }
      record.write(folder.resolve("provenance.json"));
    }
    return Failure.DONE;
  }

  private LabelledNetwork files(@Nullable Path folder, RunRecord record) {
    Path rejected = folder == null ? null : folder.resolve("rejected.csv");
    try (Rejects rejects = rejected == null ? Rejects.counted() : Rejects.in(rejected)) {
      RiskNetwork network = options.input.read(rejects, record, common, console);
      if (options.seeds.isEmpty()) {
        throw new Failure.UsageException("No seeds: --seeds FILE says whose risk is known.");
      }
      var seeds = options.input.seeds(options.seeds, network, rejects, record, console).seeds();
      NetworkTruth known =
          NetworkTruth.read(Paths.of(String.valueOf(truth)), network, rejects, record);
      NetworkInput.tell(rejects, rejected, console);
      record.count("rejected", rejects.count());
      RiskView view = options.view(network, record);
      LocalDate asOf = view.asOf();
      if (asOf == null) {
        throw new InputRefusedException("No link has a date: --as-of DATE says when it is.");
      }
      return labelled("files", network, view.config(), asOf, seeds, known);
    }
  }

  private void generated(WorldEvaluation evaluation, RunRecord record) {
    long[] range = range(String.valueOf(worlds));
    WorldSettings settings = settings();
    record.setting("people", people);
    record.setting("over-record", overRecord);
    RiskConfig config = null;
    for (long seed = range[0]; seed <= range[1]; seed++) {
      console.progress().step("worlds", seed - range[0], range[1] - range[0] + 1);
      NetworkWorld world = NetworkWorld.of(seed, settings.withOverRecording(""));
      RiskNetwork network = network(world);
      if (config == null) {
        config = options.view(network, record).config();
      }
      LocalDate asked = NetworkOptions.date(options.asOf);
      LocalDate asOf = asked == null ? NetworkWorld.AS_OF : asked;
      record.setting("as-of", asOf);
      LabelledNetwork labelled = labelled(world, network, config, asOf);
      evaluation.add(labelled);
      if (overRecord != null) {
        NetworkWorld more = NetworkWorld.of(seed, settings);
        evaluation.overRecording(labelled, labelled(more, network(more), config, asOf), overRecord);
      }
    }
  }

  private WorldSettings settings() {
    try {
      WorldSettings settings = WorldSettings.DEFAULT.withPeople(people);
      return overRecord == null ? settings : settings.withOverRecording(overRecord);
    } catch (IllegalArgumentException e) {
      throw new Failure.UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static RiskNetwork network(NetworkWorld world) {
    NetworkBuilder builder = RiskNetwork.builder();
    world.entities().forEach(builder::add);
    world.links().forEach(builder::add);
    return builder.build();
  }

  private static LabelledNetwork labelled(
      NetworkWorld world, RiskNetwork network, RiskConfig config, LocalDate asOf) {
    Map<String, String> roles = new TreeMap<>();
    world.truth().forEach((id, role) -> roles.put(id, role.id()));
    NetworkTruth truth = new NetworkTruth(roles, world.flagged());
    return labelled("world", network, config, asOf, world.seeds(), truth);
  }

  private static LabelledNetwork labelled(
      String name,
      RiskNetwork network,
      RiskConfig config,
      LocalDate asOf,
      List<Seed> seeds,
      NetworkTruth truth) {
    return new LabelledNetwork(
        name,
        day -> RiskView.of(network, config, day),
        asOf,
        seeds,
        truth.roles(),
        truth.flagged());
  }

  private static long[] range(String text) {
    int dash = text.indexOf('-');
    try {
      long from = Long.parseLong((dash < 0 ? text : text.substring(0, dash)).strip());
      long to = dash < 0 ? from : Long.parseLong(text.substring(dash + 1).strip());
      if (from >= 0 && to >= from && to - from < 10_000) {
        return new long[] {from, to};
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new Failure.UsageException("--worlds takes such as 1-20, not \"" + text + "\".");
  }

  private void write(JsonOut json, WorldEvaluation evaluation) {
    json.beginObject();
    json.put("networks", evaluation.worlds());
    json.put("against", Baselines.PAGERANK);
    json.beginObject("methods");
    for (String method : evaluation.methods()) {
      json.beginObject(method);
      for (String measure : evaluation.values(method).keySet()) {
        json.beginObject(measure.replace('-', '_'));
        put(json, evaluation.interval(method, measure));
        if (!method.equals(Baselines.PAGERANK)) {
          json.beginObject("difference");
          put(json, evaluation.difference(method, measure));
          json.endObject();
        }
        json.endObject();
      }
      json.endObject();
    }
    json.endObject();
    if (overRecord != null) {
      overRecording(json, evaluation, overRecord);
    }
    json.endObject().commit();
  }

  private static void overRecording(JsonOut json, WorldEvaluation evaluation, String group) {
    json.beginObject("over_recording").put("group", group);
    for (String method : evaluation.methods()) {
      var tests = evaluation.overRecordings(method);
      Map<String, double[]> values = new LinkedHashMap<>();
      values.put("changed_of_150", tests.stream().mapToDouble(t -> t.changed()).toArray());
      values.put("share_before", tests.stream().mapToDouble(t -> t.shareBefore()).toArray());
      values.put("share_after", tests.stream().mapToDouble(t -> t.shareAfter()).toArray());
      values.put("share_in_truth", tests.stream().mapToDouble(t -> t.shareInTruth()).toArray());
      json.beginObject(method);
      values.forEach(
          (name, each) -> {
            json.beginObject(name);
            put(json, Interval.of(each, 1));
            json.endObject();
          });
      json.endObject();
    }
    json.endObject();
  }

  private static void put(JsonOut json, Interval interval) {
    put(json, "mean", interval.mean());
    put(json, "low", interval.low());
    put(json, "high", interval.high());
  }

  /** A figure; null where there was nothing to measure. */
  private static void put(JsonOut json, String name, double value) {
    if (Double.isNaN(value)) {
      json.put(name, (String) null);
    } else {
      json.put(name, value, 6);
    }
  }
}
