package uk.toex.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import uk.toex.api.network.EntityKind;
import uk.toex.api.network.NetworkScores;
import uk.toex.graph.NetworkRiskPlugin;
import uk.toex.graph.RiskMeasure;
import uk.toex.graph.RiskRankings;
import uk.toex.graph.SubjectFilter;
import uk.toex.host.GuardedNetworkScorer;
import uk.toex.host.InstalledPlugin;
import uk.toex.host.NoSuchOfferException;
import uk.toex.host.OfferKind;
import uk.toex.host.Plugins;
import uk.toex.io.JsonOut;
import uk.toex.io.Numbers;
import uk.toex.spi.Capability;

/** {@code toex network score}. */
@Command(
    name = "score",
    header = "Ranks who and what is close to known risk, and says why, record by record.",
    description = {
      "",
      "Writes people.csv, locations.csv, objects.csv and events.csv, with --subject also",
      "subjects.csv; explanations.jsonl; network.html to read. Seeds, whose risk is known, are",
      "left out of the lists. A score is no probability: it orders those of one run.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  toex network score --entities entities.csv --links links.csv --seeds seeds.csv \\",
      "      --subject \"age<18\" --out scored"
    })
final class NetworkScoreCommand implements Callable<Integer> {

  private final Console console;

  @Mixin NetworkOptions options = new NetworkOptions();

  @Option(
      names = "--explain",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many of each list are explained; default 100.")
  int explain = 100;

  @Option(
      names = "--history",
      paramLabel = "MONTHS",
      defaultValue = "12",
      description = "How many months of scores the page shows; default 12, 0 for none.")
  int history = 12;

  @Option(names = "--exact", description = "Explain to 99.9 %% of each score, however long.")
  boolean exact;

  @Option(
      names = "--scorer",
      paramLabel = "NAME",
      defaultValue = NetworkRiskPlugin.ID,
      description =
          "What scores, of those that toex plugins list names; another one's lists come without"
              + " explanations; default ${DEFAULT-VALUE}.")
  String scorer = NetworkRiskPlugin.ID;

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where to write.")
  String out = "";

  @Mixin CommonOptions common = new CommonOptions();

  NetworkScoreCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply(console);
    if (explain < 0 || history < 0) {
      throw new Failure.UsageException("--explain and --history must not be negative");
    }
    Path folder = Paths.of(out);
    RunRecord record = new RunRecord("network score", common.seed);
    record.setting("explain", explain);
    record.setting("history", history);
    record.setting("exact", exact);
    record.setting("subject", String.join(" and ", options.subjects));
    record.setting("scorer", scorer);
    List<SubjectFilter> filters = options.filters();
    if (!scorer.equals(NetworkRiskPlugin.ID)) {
      return byPlugin(folder, filters, record);
    }
    NetworkOptions.Scored scored =
        options.score(folder.resolve("rejected.csv"), record, common, console);
    ReviewJob.prepare(folder, record);
    RiskRankings rankings = new RiskRankings(scored.scores());
    List<NetworkFiles.Listing> lists = new ArrayList<>();
    if (!filters.isEmpty()) {
      lists.add(
          new NetworkFiles.Listing(
              "subjects",
              "Subjects at risk",
              String.join(" and ", options.subjects),
              RiskMeasure.PASSING,
              filters,
              rankings.subjects(filters, 0)));
    }
    lists.add(list(rankings, EntityKind.PERSON, "people", "People"));
    lists.add(list(rankings, EntityKind.LOCATION, "locations", "Locations"));
    lists.add(list(rankings, EntityKind.OBJECT, "objects", "Objects"));
    lists.add(list(rankings, EntityKind.EVENT, "events", "Events"));
    NetworkFiles files = new NetworkFiles(scored, lists, explain, exact, history, common, console);
    files.write(folder, record);
    for (NetworkFiles.Listing list : lists) {
      record.count(list.file(), list.ranked().size());
    }
    record.write(folder.resolve("provenance.json"));
    print(lists, scored, files);
    console.note("Read: " + folder.resolve("network.html"));
    return Failure.DONE;
  }

  private int byPlugin(Path folder, List<SubjectFilter> filters, RunRecord record) {
    try (Plugins plugins = common.plugins(console)) {
      GuardedNetworkScorer guarded = guarded(plugins);
      InstalledPlugin plugin = plugins.offering(OfferKind.NETWORK_SCORER, scorer);
      record.component(plugin.component());
      record.setting(
          "repeatable", plugin.descriptor().has(Capability.DETERMINISTIC) ? "yes" : "not promised");
      NetworkOptions.Weighed weighed =
          options.weighed(folder.resolve("rejected.csv"), record, common, console);
      NetworkScores scores =
          guarded.score(weighed.view(), weighed.seeds(), common.threads, console.progress());
      NetworkPluginScores files =
          new NetworkPluginScores(
              scorer,
              weighed.view(),
              weighed.seeds(),
              scores,
              filters,
              String.join(" and ", options.subjects));
      files.write(folder, record);
      files.print(common, console);
    }
    console.note("Read: " + folder.resolve("network.html"));
    return Failure.DONE;
  }

  private GuardedNetworkScorer guarded(Plugins plugins) {
    try {
      return plugins.networkScorer(scorer);
    } catch (NoSuchOfferException e) {
      throw new Failure.UsageException(String.valueOf(e.getMessage()));
    }
  }

  static NetworkFiles.Listing list(
      RiskRankings rankings, EntityKind kind, String file, String name) {
    return new NetworkFiles.Listing(
        file, name, "", RiskMeasure.of(kind), List.of(), rankings.of(kind, 0));
  }

  private void print(
      List<NetworkFiles.Listing> lists, NetworkOptions.Scored scored, NetworkFiles files) {
    NetworkFiles.Listing first = lists.get(0);
    List<RiskRankings.Ranked> top = first.ranked().subList(0, Math.min(10, first.ranked().size()));
    if (common.json) {
      try (JsonOut json = JsonOut.document(console.out())) {
        json.beginObject();
        json.put("entities", scored.network().size());
        json.put("links", scored.network().links());
        json.put("seeds", scored.seeds().size());
        json.put("iterations", scored.scores().scores().iterations());
        json.put("error_bound", Numbers.shortest(scored.scores().scores().errorBound()));
        for (NetworkFiles.Listing list : lists) {
          json.put(list.file(), list.ranked().size());
        }
        json.endObject().commit();
      }
      return;
    }
    TextTable table = new TextTable("rank", "id", "label", "score", "hops", "why");
    table.right(0).right(3).right(4).most(5, 90);
    for (RiskRankings.Ranked each : top) {
      table.row(
          Integer.toString(each.rank()),
          scored.network().id(each.entity()),
          scored.network().label(each.entity()),
          Numbers.fixed(each.score(), 5),
          Integer.toString(each.hops()),
          files.why(each.entity()));
    }
    table.print(console);
  }
}
