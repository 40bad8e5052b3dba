package uk.toex.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.toex.api.Explanation;
import uk.toex.api.network.Entity;
import uk.toex.api.network.EntityKind;
import uk.toex.api.network.Link;
import uk.toex.api.network.NetworkPath;
import uk.toex.api.network.Seed;
import uk.toex.graph.RiskExplanation;
import uk.toex.graph.RiskHistory;
import uk.toex.graph.RiskMeasure;
import uk.toex.graph.RiskNetwork;
import uk.toex.graph.RiskRankings;
import uk.toex.graph.RiskScores;
import uk.toex.pages.NetworkPage;
import uk.toex.pages.NetworkPageData;

/** Fills the page of {@code network score}. */
final class NetworkPages {

  /** As many rows of a list as the page stays quick with. */
  private static final int ROWS = 300;

  private static final int SHARES = 12;
  private static final int TOP = 100;

  private final NetworkOptions.Scored scored;
  private final RiskNetwork network;
  private final List<NetworkFiles.Listing> lists;
  private final Map<Integer, RiskExplanation> explained;
  private final @Nullable RiskHistory history;
  private final RunRecord record;
  private final Map<String, Seed> seeds = new HashMap<>();
  private final String outside;

  NetworkPages(
      NetworkOptions.Scored scored,
      List<NetworkFiles.Listing> lists,
      Map<Integer, RiskExplanation> explained,
      int explain,
      int months,
      CommonOptions common,
      Console console,
      RunRecord record) {
    this.scored = scored;
    this.network = scored.network();
    this.lists = lists;
    this.explained = explained;
    this.record = record;
    this.outside = explain == 0 ? "" : "not explained: outside the first " + Shown.count(explain);
    for (Seed seed : scored.seeds()) {
      seeds.merge(seed.entity(), seed, (a, b) -> a.weight() >= b.weight() ? a : b);
    }
    LocalDate asOf = scored.scores().view().asOf();
    history =
        months == 0 || asOf == null || explained.isEmpty()
            ? null
            : RiskHistory.of(
                scored.scores().view(),
                scored.seeds(),
                months,
                // Who is ranked: those of the first list.
                NetworkOptions.subjects(
                    lists.get(0).filters(), scored.scores().view(), EntityKind.PERSON),
                common.threads,
                console.progress());
  }

  void write(Appendable page) throws IOException {
    RiskScores scores = scored.scores();
    List<NetworkPageData.Ranking> rankings = new ArrayList<>();
    for (NetworkFiles.Listing list : lists) {
      List<NetworkPageData.Row> rows = new ArrayList<>();
      for (RiskRankings.Ranked each :
          list.ranked().subList(0, Math.min(ROWS, list.ranked().size()))) {
        rows.add(row(each));
      }
      rankings.add(
          new NetworkPageData.Ranking(
              list.name(), list.about(), list.measure().measure(), list.ranked().size(), rows));
    }
    List<NetworkPageData.Subject> subjects = new ArrayList<>();
    explained.forEach((entity, explanation) -> subjects.add(subject(entity, explanation)));
    NetworkPage.of(
            new NetworkPageData(
                "Who is close to known risk",
                scores.view().asOf(),
                facts(),
                notes(),
                new NetworkPageData.Certificate(
                    scores.scores().iterations(),
                    scores.scores().residual(),
                    Math.max(
                        scores.errorBound(RiskMeasure.PASSING),
                        scores.errorBound(RiskMeasure.REACHING))),
                rankings,
                subjects))
        .write(page);
  }

  private List<NetworkPageData.Fact> facts() {
    List<NetworkPageData.Fact> facts = new ArrayList<>();
    facts.add(new NetworkPageData.Fact("Entities", Shown.count(network.size())));
    facts.add(new NetworkPageData.Fact("Links", Shown.count(network.links())));
    facts.add(new NetworkPageData.Fact("Seeds", Shown.count(scored.seeds().size())));
    facts.add(
        new NetworkPageData.Fact(
            "Handling code C",
            scored.scores().view().config().withHandlingC()
                ? "used: this page carries C"
                : "left out"));
    facts.add(new NetworkPageData.Fact("TOEX", RunRecord.version()));
    record.settings.forEach(
        (name, value) -> {
          if (name.startsWith("risk.")) {
            facts.add(new NetworkPageData.Fact(name.substring(5), value));
          }
        });
    return facts;
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add("Seeds, whose risk is known already, are left out of the lists.");
    long rejected = record.counts.getOrDefault("rejected", 0L);
    if (rejected > 0) {
      notes.add(Shown.count(rejected, "record") + " could not be read; see rejected.csv.");
    }
    return notes;
  }

  private NetworkPageData.Row row(RiskRankings.Ranked each) {
    RiskExplanation explanation = explained.get(each.entity());
    return new NetworkPageData.Row(
        each.rank(),
        network.entity(each.entity()),
        each.score(),
        explanation == null ? Double.NaN : explanation.share(),
        each.nearestSeed() < 0 ? null : network.entity(each.nearestSeed()),
        each.hops(),
        explanation == null ? outside : NetworkWhy.of(explanation));
  }

  private NetworkPageData.Subject subject(int entity, RiskExplanation explanation) {
    List<NetworkPageData.Share> shares = new ArrayList<>();
    double others = 0;
    int otherSeeds = 0;
    for (Explanation.Part part : explanation.explanation().parts()) {
      Seed seed = seeds.get(part.name());
      if (shares.size() < SHARES && seed != null) {
        Entity of = network.entity(network.indexOf(part.name()));
        shares.add(new NetworkPageData.Share(of, seed, part.value()));
      } else {
        others += part.value();
        otherSeeds++;
      }
    }
    List<NetworkPageData.Path> paths = new ArrayList<>();
    for (NetworkPath path : explanation.paths()) {
      paths.add(new NetworkPageData.Path(path, value(path, entity)));
    }
    return new NetworkPageData.Subject(
        explanation.subject(),
        explanation.explanation().total(),
        "",
        shares,
        otherSeeds,
        others,
        explanation.explanation().unexplained(),
        paths,
        leansOn(explanation),
        history(entity, explanation),
        List.of());
  }

  /** What a path alone gives the score: its seed's weight × strength × (1 − a), in the measure. */
  private double value(NetworkPath path, int entity) {
    RiskScores scores = scored.scores();
    String id = network.id(entity);
    String seed = path.end().id().equals(id) ? path.start().id() : path.end().id();
    double score = scores.value(entity);
    double inMeasure = scores.value(entity, RiskMeasure.of(network.kind(entity))) / score;
    double value =
        (1 - scores.view().config().damping())
            * path.strength()
            * scores.seed(network.indexOf(seed))
            * inMeasure;
    return score > 0 ? value : Double.NaN;
  }

  private static NetworkPageData.@Nullable LeansOn leansOn(RiskExplanation explanation) {
    RiskExplanation.Leaning leaning = explanation.leansOn();
    if (leaning == null) {
      return null;
    }
    List<Link> links = new ArrayList<>();
    for (NetworkPath path : explanation.paths()) {
      for (NetworkPath.Step step : path.steps()) {
        for (Link link : step.records()) {
          if (link.record().equals(leaning.record()) && !links.contains(link)) {
            links.add(link);
          }
        }
      }
    }
    return new NetworkPageData.LeansOn(links, leaning.scoreWithout());
  }

  private NetworkPageData.@Nullable History history(int entity, RiskExplanation explanation) {
    if (history == null) {
      return null;
    }
    List<NetworkPageData.Point> points = new ArrayList<>();
    LocalDate entered = null;
    for (RiskHistory.Point point :
        history.of(entity, RiskMeasure.of(explanation.subject().kind()))) {
      points.add(new NetworkPageData.Point(point.asOf(), point.score(), point.rank()));
      if (entered == null && point.rank() > 0 && point.rank() <= TOP) {
        entered = point.asOf();
      }
    }
    return new NetworkPageData.History(points, TOP, entered);
  }
}
