package uk.toex.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import uk.toex.api.network.Entity;
import uk.toex.api.network.EntityKind;
import uk.toex.api.network.Link;
import uk.toex.api.network.Seed;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;
import uk.toex.graph.NetworkBuilder;
import uk.toex.graph.RiskConfig;
import uk.toex.graph.RiskMeasure;
import uk.toex.graph.RiskNetwork;
import uk.toex.graph.RiskRankings;
import uk.toex.graph.RiskScorer;
import uk.toex.graph.RiskScores;
import uk.toex.graph.RiskView;
import uk.toex.graph.SubjectFilter;
import uk.toex.graph.io.NetworkFolder;
import uk.toex.io.CsvOut;
import uk.toex.io.Numbers;
import uk.toex.nlp.Review;
import uk.toex.synth.world.NetworkWorld;
import uk.toex.synth.world.WorldRole;
import uk.toex.synth.world.WorldSettings;

/**
 * The network of the demo's fictional force: people, places, phones and vehicles in which rings are
 * planted, and the force's reports as its events. A report on child sexual abuse and exploitation
 * names those whom a report on a ring names, another one those of any other; whose tag is right is
 * for the review to say. Seeds are the people who are known, and the reports that carry the tag.
 *
 * <p>The names in the reports' texts are not those of the network: what a report names is its
 * record's links.
 */
final class DemoNetwork {

  /** The tag whose reports are known risk. */
  static final Tag TAG = new Tag("CSAE");

  private static final int TOP = 100;
  private static final int TOP_LOCATIONS = 50;
  private static final int EXPLAIN = 30;
  private static final String SUBJECTS = "age<18";
  private static final List<SubjectFilter> FILTERS = List.of(SubjectFilter.parse(SUBJECTS));
  private static final List<SubjectFilter> ADULTS = List.of(SubjectFilter.parse("age>=18"));

  /** As many reports name people as a world of this size has, and some name nobody. */
  private static final int REPORTS_PER_PERSON = 2;

  private static final int FEWEST_PEOPLE = 1_000;
  private static final int MOST_PEOPLE = 20_000;

  private final NetworkWorld world;
  private final List<Report> reports;

  DemoNetwork(long seed, List<Report> reports) {
    int people = reports.size() / REPORTS_PER_PERSON;
    this.world =
        NetworkWorld.of(
            seed,
            WorldSettings.DEFAULT.withPeople(
                Math.max(FEWEST_PEOPLE, Math.min(MOST_PEOPLE, people))));
    this.reports = reports;
  }

  /** The people and what links them, with the truth. */
  NetworkWorld world() {
    return world;
  }

  /**
   * What was found at the top: hidden children among the first hundred, unknown adults of rings
   * among the first hundred, their addresses among the first fifty.
   */
  record Top(int children, int adults, int locations) {}

  /**
   * What was found.
   *
   * @param entities how many there are
   * @param links how many
   * @param planted what there is to find
   * @param known found by the people who are known alone
   * @param given by the reports that carry the tag too
   * @param proposed by those that the review proposes too
   */
  record Found(int entities, int links, Top planted, Top known, Top given, Top proposed) {}

  /** Scores the network by the tags given, and by those the review proposes too. */
  Found run(
      Review review,
      List<SortedSet<Tag>> truth,
      Path folder,
      RunRecord record,
      CommonOptions common,
      Console console) {
    Map<String, String> reportOf = match(truth);
    RiskNetwork network = network(reportOf);
    RiskView view = RiskView.of(network, RiskConfig.defaults(), NetworkWorld.AS_OF);
    List<Seed> known = new ArrayList<>();
    for (Seed seed : world.seeds()) {
      int index = network.indexOf(seed.entity()); // A report has another id here.
      if (index >= 0 && network.kind(index) == EntityKind.PERSON) {
        known.add(seed);
      }
    }
    Set<String> named = new HashSet<>(reportOf.values());
    List<Seed> given = new ArrayList<>(known);
    for (Report report : reports) {
      if (report.tags().contains(TAG) && named.contains(report.id())) {
        given.add(new Seed(report.id(), 1, null));
      }
    }
    List<Seed> proposed = new ArrayList<>(given);
    review.forEachCandidate(
        (report, tag, has, probability) -> {
          String id = reports.get(report).id();
          if (tag.equals(TAG) && !has && probability >= 0.5 && named.contains(id)) {
            proposed.add(new Seed(id, probability, null));
          }
        });
    RiskScores scores = solve(view, given, common, console);
    write(new NetworkOptions.Scored(network, scores, given), folder, record, common, console);
    files(network, given, folder);
    return new Found(
        network.size(),
        network.links(),
        new Top(
            planted(WorldRole.HIDDEN_CHILD),
            planted(WorldRole.OFFENDER),
            planted(WorldRole.RING_LOCATION)),
        top(solve(view, known, common, console)),
        top(scores),
        top(solve(view, proposed, common, console)));
  }

  private static RiskScores solve(
      RiskView view, List<Seed> seeds, CommonOptions common, Console console) {
    return new RiskScorer().solve(view, seeds, common.threads, console.progress());
  }

  private static void write(
      NetworkOptions.Scored scored,
      Path folder,
      RunRecord record,
      CommonOptions common,
      Console console) {
    RiskRankings rankings = new RiskRankings(scored.scores());
    List<NetworkFiles.Listing> lists =
        List.of(
            new NetworkFiles.Listing(
                "subjects",
                "Subjects at risk",
                SUBJECTS,
                RiskMeasure.PASSING,
                FILTERS,
                rankings.subjects(FILTERS, 0)),
            NetworkScoreCommand.list(rankings, EntityKind.PERSON, "people", "People"),
            NetworkScoreCommand.list(rankings, EntityKind.LOCATION, "locations", "Locations"),
            NetworkScoreCommand.list(rankings, EntityKind.OBJECT, "objects", "Objects"),
            NetworkScoreCommand.list(rankings, EntityKind.EVENT, "events", "Events"));
    ReviewJob.prepare(folder, record);
    new NetworkFiles(scored, lists, EXPLAIN, false, 6, common, console).write(folder, record);
  }

  /** What is needed to ask more of the network: itself, its seeds, and the truth. */
  private void files(RiskNetwork network, List<Seed> seeds, Path folder) {
    NetworkFolder.write(network, folder);
    try (CsvOut csv = CsvOut.create(folder.resolve("seeds.csv"), "id", "weight", "date")) {
      for (Seed seed : seeds) {
        String date = seed.date() == null ? null : seed.date().toString();
        csv.row(seed.entity(), Numbers.shortest(seed.weight()), date);
      }
      csv.commit();
    }
    try (CsvOut csv = CsvOut.create(folder.resolve("truth.csv"), "id", "role")) {
      world.truth().forEach((id, role) -> csv.row(id, role.id()));
      csv.commit();
    }
  }

  private int planted(WorldRole role) {
    return (int) world.truth().values().stream().filter(each -> each == role).count();
  }

  private Top top(RiskScores scores) {
    RiskRankings rankings = new RiskRankings(scores);
    return new Top(
        found(scores, rankings.subjects(FILTERS, TOP), WorldRole.HIDDEN_CHILD),
        found(scores, rankings.subjects(ADULTS, TOP), WorldRole.OFFENDER),
        found(scores, rankings.of(EntityKind.LOCATION, TOP_LOCATIONS), WorldRole.RING_LOCATION));
  }

  private int found(RiskScores scores, List<RiskRankings.Ranked> ranked, WorldRole role) {
    int found = 0;
    for (RiskRankings.Ranked each : ranked) {
      found += world.truth().get(scores.view().id(each.entity())) == role ? 1 : 0;
    }
    return found;
  }

  /**
   * Which report is which event of the world: in their order reports that should carry the tag are
   * those on rings, others any other; whoever comes when all are given names nobody.
   */
  private Map<String, String> match(List<SortedSet<Tag>> truth) {
    Map<String, LocalDate> known = new TreeMap<>();
    Set<String> onRings = new HashSet<>();
    Set<String> events = new HashSet<>();
    for (Entity entity : world.entities()) {
      if (entity.kind() == EntityKind.EVENT && "report".equals(entity.attributes().get("type"))) {
        events.add(entity.id());
      }
    }
    for (Link link : world.links()) {
      String event = events.contains(link.from()) ? link.from() : link.to();
      LocalDate day = link.known();
      if (day != null && events.contains(event) && !day.isAfter(NetworkWorld.AS_OF)) {
        known.putIfAbsent(event, day);
        if (world.truth().containsKey(event.equals(link.from()) ? link.to() : link.from())) {
          onRings.add(event);
        }
      }
    }
    Queue<String> ring = new ArrayDeque<>();
    Queue<String> other = new ArrayDeque<>();
    known.entrySet().stream()
        .sorted(Comparator.comparing(Map.Entry<String, LocalDate>::getValue))
        .forEach(each -> (onRings.contains(each.getKey()) ? ring : other).add(each.getKey()));
    Map<String, String> reportOf = new HashMap<>();
    for (int r = 0; r < reports.size(); r++) {
      String event = (truth.get(r).contains(TAG) ? ring : other).poll();
      if (event != null) {
        reportOf.put(event, reports.get(r).id());
      }
    }
    return reportOf;
  }

  /** The world with the force's reports in the place of its own. */
  private RiskNetwork network(Map<String, String> reportOf) {
    NetworkBuilder builder = RiskNetwork.builder();
    for (Entity entity : world.entities()) {
      String report = reportOf.get(entity.id());
      builder.add(
          report == null
              ? entity
              : new Entity(report, entity.kind(), "report " + report, entity.attributes()));
    }
    for (Link link : world.links()) {
      builder.add(
          new Link(
              reportOf.getOrDefault(link.from(), link.from()),
              reportOf.getOrDefault(link.to(), link.to()),
              link.type(),
              link.date(),
              link.recorded(),
              link.grade(),
              reportOf.getOrDefault(link.record(), link.record())));
    }
    return builder.build();
  }
}
