package uk.toex.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import uk.toex.api.network.EntityKind;
import uk.toex.api.network.Seed;
import uk.toex.graph.NetworkChange;
import uk.toex.graph.RiskMeasure;
import uk.toex.graph.RiskNetwork;
import uk.toex.graph.RiskRankings;
import uk.toex.graph.RiskScorer;
import uk.toex.graph.RiskScores;
import uk.toex.graph.io.ChangeReader;
import uk.toex.graph.io.NetworkFolder;
import uk.toex.graph.io.NetworkReader;
import uk.toex.io.CsvOut;
import uk.toex.io.Input;
import uk.toex.io.JsonOut;
import uk.toex.io.Numbers;
import uk.toex.io.Rejects;
import uk.toex.io.Row;
import uk.toex.io.RowReader;

/** {@code toex network update}. */
@Command(
    name = "update",
    sortOptions = false,
    header = "Applies a new report, a correction or a deletion, and says whose rank it changes.",
    description = {
      "",
      "What is taken out is of the network as it was: --remove names links (from,to,type,date,",
      "recorded,grade,record; an empty field says nothing; a record alone takes out all that it",
      "states), --remove-entities entities with all their links. Before and after are scored as",
      "of the same day, by default the latest of both, so that only the change makes them differ.",
      "With --out: changes.csv, and the network and the seeds as they are then, for the next",
      "question (--network DIR --seeds DIR/seeds.csv).",
      ""
    },
    footer = {
      "",
      "Example:",
      "  toex network update --network network --seeds seeds.csv --add-links report.csv \\",
      "      --remove withdrawn.csv --subject \"age<18\" --out network-2"
    })
final class NetworkUpdateCommand implements Callable<Integer> {

  private static final double TOLERANCE = 1e-7;
  private static final int SHOWN = 20;

  private final Console console;

  @Mixin NetworkOptions options = new NetworkOptions();

  @Option(
      names = "--add-entities",
      paramLabel = "FILE",
      arity = "1..*",
      description = "Entities to add, or to fill in: id,kind,label,…")
  List<String> addEntities = new ArrayList<>();

  @Option(
      names = "--add-links",
      paramLabel = "FILE",
      arity = "1..*",
      description = "Links to add: from,to,type,date,recorded,grade,record.")
  List<String> addLinks = new ArrayList<>();

  @Option(
      names = "--add-seeds",
      paramLabel = "FILE",
      arity = "1..*",
      description = "Seeds to add, or with another weight: id,weight,date.")
  List<String> addSeeds = new ArrayList<>();

  @Option(
      names = "--remove",
      paramLabel = "FILE",
      arity = "1..*",
      description = "Links to take out.")
  List<String> remove = new ArrayList<>();

  @Option(
      names = "--remove-entities",
      paramLabel = "FILE",
      arity = "1..*",
      description = "Entities to take out, with all their links: id.")
  List<String> removeEntities = new ArrayList<>();

  @Option(
      names = "--remove-seeds",
      paramLabel = "FILE",
      arity = "1..*",
      description = "Seeds to take out: id.")
  List<String> removeSeeds = new ArrayList<>();

  @Option(names = "--out", paramLabel = "DIR", description = "Where to write; not the old folder.")
  @Nullable String out;

  @Mixin CommonOptions common = new CommonOptions();

  NetworkUpdateCommand(Console console) {
    this.console = console;
  }

  /** Someone whose score changed; a rank of 0 is none. */
  private record Changed(
      String id, String label, int rankBefore, int rankAfter, double before, double after) {}

  /** Scores before and after. */
  private record Both(RiskScores before, NetworkChange.Applied applied, List<Seed> seeds) {
    RiskScores after() {
      return applied.scores();
    }

    double error() {
      return before.errorBound(RiskMeasure.PASSING) + after().errorBound(RiskMeasure.PASSING);
    }
  }

  @Override
  public Integer call() {
    common.apply(console);
    RunRecord record = new RunRecord("network update", common.seed);
    record.setting("subject", String.join(" and ", options.subjects));
    record.setting("push-tolerance", Numbers.shortest(TOLERANCE));
    Path folder = out == null ? null : Paths.of(out);
    if (folder != null && options.input.network != null) {
      Path old = Paths.of(options.input.network);
      if (old.toAbsolutePath().normalize().equals(folder.toAbsolutePath().normalize())) {
        throw new Failure.UsageException("--out must be another folder than --network.");
      }
    }
    Path rejected = folder == null ? null : folder.resolve("rejected.csv");
    try (Rejects rejects = rejected == null ? Rejects.counted() : Rejects.in(rejected)) {
      RiskNetwork network = options.input.read(rejects, record, common, console);
      NetworkChange change = change(network, rejects, record);
      Both both = score(network, change, rejects, record);
      NetworkInput.tell(rejects, rejected, console);
      record.count("rejected", rejects.count());
      List<Changed> changed = changed(both);
      record.count("changed", changed.size());
      if (folder != null) {
        write(folder, change, both, changed, record);
      }
      print(change, both, changed);
      return Failure.DONE;
    }
  }

  private NetworkChange change(RiskNetwork network, Rejects rejects, RunRecord record) {
    NetworkChange change = new NetworkChange(network);
    ChangeReader reader = new ChangeReader(change, rejects, console.progress());
    inputs(removeEntities).forEach(reader::removeEntities);
    inputs(remove).forEach(reader::removeLinks);
    inputs(addEntities).forEach(reader::addEntities);
    inputs(addLinks).forEach(reader::addLinks);
    reader.guesses().forEach(guess -> console.note("Note: " + guess + "."));
    reader.inputs().forEach(record::input);
    record.count("added_entities", change.addedEntities());
    record.count("added_links", change.addedLinks());
    record.count("removed_entities", change.removedEntities());
    record.count("removed_links", change.removedLinks());
    record.count("self_loops_of_change", change.selfLoops());
    return change;
  }

  private Both score(RiskNetwork network, NetworkChange change, Rejects rejects, RunRecord record) {
    LocalDate latest = change.latest();
    if (options.asOf == null && latest != null) {
      options.asOf = latest.toString();
    }
    if (options.seeds.isEmpty()) {
      throw new Failure.UsageException("No seeds: --seeds FILE says whose risk is known.");
    }
    List<Seed> old = options.input.seeds(options.seeds, network, rejects, record, console).seeds();
    RiskScores before =
        new RiskScorer()
            .solve(options.view(network, record), old, common.threads, console.progress());
    Map<String, Seed> seeds = new LinkedHashMap<>();
    // Some of the file may have waited for what is added now.
    NetworkReader.seeds(
            inputs(options.seeds), change.merged(), Rejects.counted(), console.progress())
        .seeds()
        .forEach(seed -> seeds.put(seed.entity(), seed));
    for (String id : ids(removeSeeds, seeds.keySet(), rejects, record)) {
      seeds.remove(id);
    }
    if (!addSeeds.isEmpty()) {
      options
          .input
          .seeds(addSeeds, change.merged(), rejects, record, console)
          .seeds()
          .forEach(seed -> seeds.put(seed.entity(), seed));
    }
    record.count("seeds", seeds.size());
    List<Seed> now = List.copyOf(seeds.values());
    NetworkChange.Applied applied =
        change.apply(before, now, TOLERANCE, common.threads, console.progress());
    record.setting("solved-by", solvedBy(applied));
    record.count("push_arcs", applied.work());
    record.count("iterations", applied.scores().scores().iterations());
    record.setting("residual", Numbers.shortest(applied.scores().scores().residual()));
    record.setting("error-bound", Numbers.shortest(applied.scores().scores().errorBound()));
    return new Both(before, applied, now);
  }

  private static String solvedBy(NetworkChange.Applied applied) {
    return applied.pushed() ? "local push" : "conjugate gradient from the old scores";
  }

  /** Ids of a column {@code id}; those that are not seeds are rejected. */
  private Set<String> ids(
      List<String> files, Set<String> seeds, Rejects rejects, RunRecord record) {
    Set<String> ids = new HashSet<>();
    for (Input input : inputs(files)) {
      try (RowReader rows = RowReader.open(input, rejects)) {
        int column = rows.columns().find("id", null);
        if (column < 0) {
          throw rows.columns().missing(List.of("id"));
        }
        for (Row row = rows.next(); row != null; row = rows.next()) {
          String id = row.get(column);
          if (id == null || !seeds.contains(id)) {
            rows.reject(row, id == null || id.isBlank() ? "no id" : "no such seed", "" + id);
          } else {
            ids.add(id);
          }
        }
        record.input(rows.provenance());
      }
    }
    return ids;
  }

  /** Subjects whose score moved by more than it may be off, by their rank afterwards. */
  private List<Changed> changed(Both both) {
    Map<String, RiskRankings.Ranked> before = ranked(both.before);
    List<Changed> changed = new ArrayList<>();
    for (Map.Entry<String, RiskRankings.Ranked> each : ranked(both.after()).entrySet()) {
      RiskRankings.Ranked old = before.remove(each.getKey());
      double was = old == null ? 0 : old.score();
      RiskRankings.Ranked now = each.getValue();
      if (old == null || Math.abs(now.score() - was) > both.error()) {
        String label = both.after().view().network().label(now.entity());
        changed.add(
            new Changed(
                each.getKey(), label, old == null ? 0 : old.rank(), now.rank(), was, now.score()));
      }
    }
    // Who is left was ranked and is not any more: a seed now, taken out, or out of reach.
    before.forEach(
        (id, old) ->
            changed.add(
                new Changed(
                    id,
                    both.before.view().network().label(old.entity()),
                    old.rank(),
                    0,
                    old.score(),
                    0)));
    return changed;
  }

  private Map<String, RiskRankings.Ranked> ranked(RiskScores scores) {
    IntPredicate subjects =
        NetworkOptions.subjects(options.filters(), scores.view(), EntityKind.PERSON);
    Map<String, RiskRankings.Ranked> ranked = new LinkedHashMap<>();
    for (RiskRankings.Ranked each :
        new RiskRankings(scores).ranked(RiskMeasure.PASSING, subjects, 0)) {
      // What a push leaves of a score that is gone can't be told from 0.
      if (each.score() > scores.errorBound(RiskMeasure.PASSING)) {
        ranked.put(scores.view().id(each.entity()), each);
      }
    }
    return ranked;
  }

  private void write(
      Path folder, NetworkChange change, Both both, List<Changed> changed, RunRecord record) {
    ReviewJob.prepare(folder, record);
    RiskNetwork merged = change.merged();
    record.count("entities_after", merged.size());
    record.count("links_after", merged.links());
    record.setting("network-sha256", NetworkFolder.write(merged, folder));
    try (CsvOut seeds = CsvOut.create(folder.resolve("seeds.csv"), "id", "weight", "date");
        CsvOut csv =
            CsvOut.create(
                folder.resolve("changes.csv"),
                "id",
                "label",
                "measure",
                "rank_before",
                "rank_after",
                "score_before",
                "score_after")) {
      for (Seed seed : both.seeds) {
        String date = seed.date() == null ? null : seed.date().toString();
        seeds.row(seed.entity(), Numbers.shortest(seed.weight()), date);
      }
      for (Changed each : changed) {
        csv.row(
            each.id,
            each.label,
            RiskMeasure.PASSING.measure().name(),
            each.rankBefore == 0 ? "" : Integer.toString(each.rankBefore),
            each.rankAfter == 0 ? "" : Integer.toString(each.rankAfter),
            Numbers.shortest(each.before),
            Numbers.shortest(each.after));
      }
      seeds.commit();
      csv.commit();
    }
    record.write(folder.resolve("provenance.json"));
  }

  private void print(NetworkChange change, Both both, List<Changed> changed) {
    List<Changed> moved = changed.stream().filter(c -> c.rankBefore != c.rankAfter).toList();
    if (common.json) {
      try (JsonOut json = JsonOut.document(console.out())) {
        json.beginObject();
        json.put("added_entities", change.addedEntities()).put("added_links", change.addedLinks());
        json.put("removed_entities", change.removedEntities());
        json.put("removed_links", change.removedLinks());
        json.put("solved_by", solvedBy(both.applied)).put("push_arcs", both.applied.work());
        json.put("error_bound", Numbers.shortest(both.after().scores().errorBound()));
        json.put("score_error", Numbers.shortest(both.error()));
        json.put("changed", changed.size()).put("moved", moved.size()).beginArray("first");
        for (Changed each : moved.subList(0, Math.min(SHOWN, moved.size()))) {
          json.beginObject().put("id", each.id);
          json.put("rank_before", each.rankBefore).put("rank_after", each.rankAfter);
          json.put("score_before", each.before).put("score_after", each.after).endObject();
        }
        json.endArray().endObject().commit();
      }
      return;
    }
    console.print(
        "Added "
            + Shown.count(change.addedLinks(), "link")
            + ", took out "
            + Shown.count(change.removedLinks())
            + "; solved by "
            + solvedBy(both.applied)
            + ". "
            + Shown.count(changed.size())
            + " scores moved by more than the stated error of "
            + Numbers.shortest(both.error())
            + ", "
            + Shown.count(moved.size())
            + " with their rank.");
    TextTable table = new TextTable("rank", "before", "id", "label", "score", "before");
    table.right(0).right(1).right(4).right(5);
    for (Changed each : moved.subList(0, Math.min(SHOWN, moved.size()))) {
      table.row(
          each.rankAfter == 0 ? "–" : Integer.toString(each.rankAfter),
          each.rankBefore == 0 ? "–" : Integer.toString(each.rankBefore),
          each.id,
          each.label,
          Numbers.fixed(each.after, 5),
          Numbers.fixed(each.before, 5));
    }
    table.print(console);
  }

  private List<Input> inputs(List<String> files) {
    return files.stream()
        .map(
            file ->
                Input.of(Paths.of(file)).withLimits(InputOptions.limits(options.input.maxRejects)))
        .toList();
  }
}
