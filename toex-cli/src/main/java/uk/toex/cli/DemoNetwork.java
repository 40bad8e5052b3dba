package uk.toex.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
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
import uk.toex.nlp.Review;
import uk.toex.synth.Force;
import uk.toex.synth.Person;
import uk.toex.synth.Place;
import uk.toex.synth.Vehicle;

/**
 * The network of the demo's fictional force: who lives where and has which phone, and whom and what
 * each report names. Reports that carry the tag of child sexual abuse and exploitation are seeds.
 */
final class DemoNetwork {

  /** The tag whose reports are known risk. */
  static final Tag TAG = new Tag("CSAE");

  private static final int TOP = 100;
  private static final int EXPLAIN = 30;
  private static final String SUBJECTS = "age<18";
  private static final List<SubjectFilter> FILTERS = List.of(SubjectFilter.parse(SUBJECTS));

  private final Force force;
  private final List<Report> reports;
  private final Map<String, List<String>> byFirstWord = new HashMap<>();
  private final Map<String, String> idOf = new LinkedHashMap<>();

  DemoNetwork(Force force, List<Report> reports) {
    this.force = force;
    this.reports = reports;
  }

  /**
   * What was found.
   *
   * @param entities how many there are
   * @param links how many
   * @param hidden children whom only reports name that should carry the tag and do not
   * @param before how many of these are among the top hundred, by the tags as given
   * @param after how many, if the tags that the review proposes were confirmed
   */
  record Found(int entities, int links, int hidden, int before, int after) {}

  /** Scores the network by the tags given, and by those the review proposes too. */
  Found run(
      Review review,
      List<SortedSet<Tag>> truth,
      Path folder,
      RunRecord record,
      CommonOptions common,
      Console console) {
    RiskNetwork network = network();
    RiskView view = RiskView.of(network, RiskConfig.defaults(), null);
    List<Seed> given = new ArrayList<>();
    for (Report report : reports) {
      if (report.tags().contains(TAG)) {
        given.add(new Seed(report.id(), 1, null));
      }
    }
    List<Seed> proposed = new ArrayList<>(given);
    review.forEachCandidate(
        (report, tag, has, probability) -> {
          if (tag.equals(TAG) && !has && probability >= 0.5) {
            proposed.add(new Seed(reports.get(report).id(), probability, null));
          }
        });
    Set<String> hidden = hidden(network, truth);
    RiskScores before = new RiskScorer().solve(view, given, common.threads, console.progress());
    RiskScores after = new RiskScorer().solve(view, proposed, common.threads, console.progress());
    write(new NetworkOptions.Scored(network, before, given), folder, record, common, console);
    return new Found(
        network.size(), network.links(), hidden.size(), top(before, hidden), top(after, hidden));
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
                children(rankings)),
            NetworkScoreCommand.list(rankings, EntityKind.PERSON, "people", "People"),
            NetworkScoreCommand.list(rankings, EntityKind.LOCATION, "locations", "Locations"),
            NetworkScoreCommand.list(rankings, EntityKind.OBJECT, "objects", "Objects"),
            NetworkScoreCommand.list(rankings, EntityKind.EVENT, "events", "Events"));
    ReviewJob.prepare(folder, record);
    new NetworkFiles(scored, lists, EXPLAIN, false, 6, common, console).write(folder, record);
  }

  private static List<RiskRankings.Ranked> children(RiskRankings rankings) {
    return rankings.subjects(FILTERS, 0);
  }

  private static int top(RiskScores scores, Set<String> hidden) {
    int found = 0;
    List<RiskRankings.Ranked> ranked = children(new RiskRankings(scores));
    for (RiskRankings.Ranked each : ranked.subList(0, Math.min(TOP, ranked.size()))) {
      found += hidden.contains(scores.view().id(each.entity())) ? 1 : 0;
    }
    return found;
  }

  /** Children of whom no report that carries the tag speaks, but one that should. */
  private Set<String> hidden(RiskNetwork network, List<SortedSet<Tag>> truth) {
    Set<String> known = new HashSet<>();
    Set<String> hidden = new HashSet<>();
    for (int r = 0; r < reports.size(); r++) {
      boolean given = reports.get(r).tags().contains(TAG);
      boolean due = truth.get(r).contains(TAG);
      if (given || due) {
        for (String id : named(reports.get(r).text())) {
          int entity = network.indexOf(id);
          String age = entity < 0 ? null : network.attribute(entity, "age");
          if (age != null && Integer.parseInt(age) < 18) {
            (given ? known : hidden).add(id);
          }
        }
      }
    }
    hidden.removeAll(known);
    return hidden;
  }

  private RiskNetwork network() {
    NetworkBuilder builder = RiskNetwork.builder();
    for (Place place : force.places()) {
      builder.add(new Entity(place.id(), EntityKind.LOCATION, place.name()));
      name(place.kind() == Place.Kind.HOME ? place.address() : place.name(), place.id());
    }
    for (Vehicle vehicle : force.vehicles()) {
      builder.add(new Entity(vehicle.id(), EntityKind.OBJECT, vehicle.vrm()));
      name(vehicle.vrm(), vehicle.id());
    }
    for (Person person : force.people()) {
      TreeMap<String, String> attributes = new TreeMap<>();
      attributes.put("age", Integer.toString(person.born().until(latest()).getYears()));
      builder.add(new Entity(person.id(), EntityKind.PERSON, person.name(), attributes));
      builder.add(
          new Link(person.id(), person.home().id(), "resident", null, null, null, "register"));
      builder.add(new Entity(person.phone(), EntityKind.OBJECT, person.phone()));
      builder.add(
          new Link(person.id(), person.phone(), "phone-user", null, null, null, "register"));
      name(person.name(), person.id());
      name(person.phone(), person.phone());
    }
    for (Report report : reports) {
      builder.add(new Entity(report.id(), EntityKind.EVENT, "report"));
      for (String id : named(report.text())) {
        builder.add(
            new Link(
                id, report.id(), "named-in", report.date(), null, report.grade(), report.id()));
      }
    }
    return builder.build();
  }

  private LocalDate latest() {
    LocalDate latest = LocalDate.EPOCH;
    for (Report report : reports) {
      LocalDate date = report.date();
      latest = date != null && date.isAfter(latest) ? date : latest;
    }
    return latest;
  }

  /** Remembers a name; one that two bear names neither. */
  private void name(String name, String id) {
    String before = idOf.putIfAbsent(name, id);
    if (before == null) {
      byFirstWord.computeIfAbsent(firstWord(name), k -> new ArrayList<>()).add(name);
    } else if (!before.equals(id)) {
      idOf.put(name, "");
    }
  }

  /** Whom and what a text names, each once, in the order of their ids. */
  private SortedSet<String> named(String text) {
    SortedSet<String> found = new TreeSet<>();
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
        end++;
      }
      if (end > at) {
        for (String name : byFirstWord.getOrDefault(text.substring(at, end), List.of())) {
          String id = idOf.getOrDefault(name, "");
          if (!id.isEmpty() && text.startsWith(name, at)) {
            found.add(id);
          }
        }
      }
      at = end + 1;
    }
    return found;
  }

  private static String firstWord(String name) {
    int end = 0;
    while (end < name.length() && Character.isLetterOrDigit(name.charAt(end))) {
      end++;
    }
    return name.substring(0, end);
  }
}
