package uk.toex.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import uk.toex.api.network.EntityKind;
import uk.toex.api.network.NetworkScores;
import uk.toex.api.network.Seed;
import uk.toex.graph.RiskRankings;
import uk.toex.graph.RiskView;
import uk.toex.graph.ScorerRankings;
import uk.toex.graph.SubjectFilter;
import uk.toex.io.AtomicFile;
import uk.toex.io.CsvOut;
import uk.toex.io.JsonOut;
import uk.toex.io.Numbers;
import uk.toex.pages.NetworkPage;
import uk.toex.pages.NetworkPageData;

/**
 * What {@code network score --scorer NAME} writes of a plugin's scores: the same lists, without
 * explanations, which a scorer's interface does not have.
 */
final class NetworkPluginScores {

  private static final int ROWS = 300;

  private final String scorer;
  private final RiskView view;
  private final NetworkScores scores;
  private final List<Listing> lists = new ArrayList<>();
  private final int seeds;

  private record Listing(
      String file, String name, String about, List<RiskRankings.Ranked> ranked) {}

  NetworkPluginScores(
      String scorer,
      RiskView view,
      List<Seed> seeds,
      NetworkScores scores,
      List<SubjectFilter> filters,
      String about) {
    this.scorer = scorer;
    this.view = view;
    this.scores = scores;
    this.seeds = seeds.size();
    ScorerRankings rankings = new ScorerRankings(view, seeds, scores);
    if (!filters.isEmpty()) {
      IntPredicate subjects = NetworkOptions.subjects(filters, view, EntityKind.PERSON);
      lists.add(new Listing("subjects", "Subjects at risk", about, rankings.ranked(subjects)));
    }
    add(rankings, EntityKind.PERSON, "people", "People");
    add(rankings, EntityKind.LOCATION, "locations", "Locations");
    add(rankings, EntityKind.OBJECT, "objects", "Objects");
    add(rankings, EntityKind.EVENT, "events", "Events");
  }

  private void add(ScorerRankings rankings, EntityKind kind, String file, String name) {
    lists.add(new Listing(file, name, "", rankings.ranked(i -> view.kind(i) == kind)));
  }

  /** Writes the lists and the page to a folder, the provenance last. */
  void write(Path folder, RunRecord record) {
    ReviewJob.prepare(folder, record);
    for (Listing list : lists) {
      record.count(list.file, list.ranked.size());
      try (CsvOut csv =
          CsvOut.create(
              folder.resolve(list.file + ".csv"),
              "rank",
              "id",
              "label",
              "measure",
              "score",
              "share_explained",
              "nearest_seed",
              "hops",
              "why")) {
        for (RiskRankings.Ranked each : list.ranked) {
          csv.row(
              Integer.toString(each.rank()),
              view.id(each.entity()),
              view.network().label(each.entity()),
              scores.measure().name(),
              Numbers.shortest(each.score()),
              "",
              each.nearestSeed() < 0 ? "" : view.id(each.nearestSeed()),
              each.nearestSeed() < 0 ? "" : Integer.toString(each.hops()),
              "");
        }
        csv.commit();
      }
    }
    try (AtomicFile html = AtomicFile.create(folder.resolve("network.html"))) {
      Writer page =
          new BufferedWriter(new OutputStreamWriter(html.stream(), StandardCharsets.UTF_8));
      NetworkPage.of(page()).write(page);
      page.flush();
      html.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    record.write(folder.resolve("provenance.json"));
  }

  private NetworkPageData page() {
    List<NetworkPageData.Ranking> rankings = new ArrayList<>();
    for (Listing list : lists) {
      List<NetworkPageData.Row> rows = new ArrayList<>();
      for (RiskRankings.Ranked each : list.ranked.subList(0, Math.min(ROWS, list.ranked.size()))) {
        rows.add(
            new NetworkPageData.Row(
                each.rank(),
                view.entity(each.entity()),
                each.score(),
                Double.NaN,
                each.nearestSeed() < 0 ? null : view.entity(each.nearestSeed()),
                each.hops(),
                ""));
      }
      rankings.add(
          new NetworkPageData.Ranking(
              list.name, list.about, scores.measure(), list.ranked.size(), rows));
    }
    return new NetworkPageData(
        "Who is close to known risk",
        view.asOf(),
        List.of(
            new NetworkPageData.Fact("Scored by", scorer),
            new NetworkPageData.Fact("Entities", Shown.count(view.size())),
            new NetworkPageData.Fact("Links", Shown.count(view.links())),
            new NetworkPageData.Fact("Seeds", Shown.count(seeds)),
            new NetworkPageData.Fact("TOEX", RunRecord.version())),
        List.of(
            "Seeds, whose risk is known already, are left out of the lists.",
            "The scores are the plugin " + scorer + "'s, which gives no explanations."),
        new NetworkPageData.Certificate(
            scores.iterations(), scores.residual(), scores.errorBound()),
        rankings,
        List.of());
  }

  /** Prints the first of the first list. */
  void print(CommonOptions common, Console console) {
    Listing first = lists.get(0);
    if (common.json) {
      try (JsonOut json = JsonOut.document(console.out())) {
        json.beginObject();
        json.put("scorer", scorer).put("measure", scores.measure().name());
        json.put("entities", view.size()).put("links", view.links()).put("seeds", seeds);
        for (Listing list : lists) {
          json.put(list.file, list.ranked.size());
        }
        json.endObject().commit();
      }
      return;
    }
    TextTable table = new TextTable("rank", "id", "label", "score", "hops");
    table.right(0).right(3).right(4);
    for (RiskRankings.Ranked each : first.ranked.subList(0, Math.min(10, first.ranked.size()))) {
      table.row(
          Integer.toString(each.rank()),
          view.id(each.entity()),
          view.network().label(each.entity()),
          Numbers.fixed(each.score(), 5),
          Integer.toString(each.hops()));
    }
    table.print(console);
  }
}
