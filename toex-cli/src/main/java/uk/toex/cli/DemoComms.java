package uk.toex.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import uk.toex.api.Advice;
import uk.toex.api.comms.CommsAnalysis;
import uk.toex.api.comms.Finding;
import uk.toex.api.network.Entity;
import uk.toex.api.network.EntityKind;
import uk.toex.api.network.Link;
import uk.toex.comms.CommsLoader;
import uk.toex.comms.CommsStore;
import uk.toex.comms.analysis.NumberTimeline;
import uk.toex.comms.analysis.Scope;
import uk.toex.comms.layout.CommsTables;
import uk.toex.comms.layout.Layouts;
import uk.toex.comms.pattern.DealLines;
import uk.toex.comms.pattern.NumberChanges;
import uk.toex.io.Rejects;
import uk.toex.pages.CommsPageData;
import uk.toex.synth.comms.CommsCast;
import uk.toex.synth.comms.CommsFiles;
import uk.toex.synth.comms.CommsSettings;
import uk.toex.synth.comms.CommsWorld;
import uk.toex.synth.comms.Planted;
import uk.toex.synth.world.NetworkWorld;
import uk.toex.synth.world.WorldRole;

/**
 * The demo's comms data: some weeks of a fictional town in which the deal lines are run from phones
 * of the network's rings, and hidden children are among its subscribers. So a county line shows in
 * all three: a report on a ring, the ring's phone in the network, the line in the comms data.
 */
final class DemoComms {

  private static final int LINES = 8;
  private static final int CHILDREN = 20;
  private static final int LINKED = 5;

  private final NetworkWorld people;
  private final CommsWorld world;
  private final Map<String, String> phoneOf = new TreeMap<>();

  DemoComms(long seed, NetworkWorld people) {
    this.people = people;
    Set<String> hidden = new HashSet<>();
    for (Link link : people.links()) {
      if (link.type().equals("phone-user")) {
        for (String end : List.of(link.from(), link.to())) {
          if (people.truth().get(end) == WorldRole.HIDDEN_CHILD) {
            hidden.add(link.from());
            hidden.add(link.to());
          }
        }
      }
    }
    Set<String> lines = new LinkedHashSet<>();
    Set<String> children = new LinkedHashSet<>();
    for (Entity entity : people.entities()) {
      String number = number(entity);
      if (number.isEmpty() || phoneOf.containsKey(number)) {
        continue;
      }
      if (hidden.contains(entity.id()) && children.size() < CHILDREN) {
        children.add(number);
        phoneOf.put(number, entity.id());
      } else if (people.truth().get(entity.id()) == WorldRole.RING_OBJECT && lines.size() < LINES) {
        lines.add(number);
        phoneOf.put(number, entity.id());
      }
    }
    CommsCast cast = new CommsCast(List.copyOf(children), List.copyOf(lines));
    world = CommsWorld.of(seed, CommsSettings.DEFAULT, cast);
  }

  /** A phone's number in E.164; empty if the entity is no phone. */
  private static String number(Entity entity) {
    boolean phone =
        entity.kind() == EntityKind.OBJECT && "phone".equals(entity.attributes().get("use"));
    String label = entity.label();
    return phone && label.startsWith("07700 900") && label.length() == 12
        ? "+447700900" + label.substring(9)
        : "";
  }

  /** How many of what was planted were found, and how many findings are no such thing. */
  record Score(int planted, int found, int wrong) {}

  /**
   * What was found.
   *
   * @param events how many records there are
   * @param lines numbers from which deal lines were run
   * @param changes changes of number, the second-order ones too
   * @param story how one line shows in the network and in the comms data; empty if none does
   */
  record Found(long events, Score lines, Score changes, String story) {}

  Found run(Path folder, RunRecord record, CommonOptions common, Console console) {
    CommsFiles.write(world, folder, console.progress());
    Path store = folder.resolve("store");
    try (Rejects rejects = Rejects.counted();
        CommsLoader loader = CommsLoader.into(store)) {
      loader.rejects(rejects).threads(common.threads).progress(console.progress());
      CommsTables.cells(folder.resolve("cells.csv"), Layouts.builtIn().find("cell-sites"), rejects)
          .forEach(loader::cell);
      loader.load(folder.resolve("events.csv"), Layouts.builtIn().find("generic"));
      loader.commit();
    }
    try (CommsStore events = CommsStore.open(store)) {
      List<Advice<Finding>> lines = found(new DealLines(), events, common, console);
      List<Advice<Finding>> changes = found(new NumberChanges(), events, common, console);
      page(folder.resolve("comms.html"), events, lines, changes, record, common, console);
      return new Found(
          events.events(),
          score(lines, Planted.Kind.DEAL_LINE, 1),
          score(changes, Planted.Kind.NUMBER_CHANGE, 2),
          story(lines));
    }
  }

  private static List<Advice<Finding>> found(
      CommsAnalysis analysis, CommsStore events, CommonOptions common, Console console) {
    return analysis.analyse(events, Map.of(), common.threads, console.progress());
  }

  private void page(
      Path file,
      CommsStore events,
      List<Advice<Finding>> lines,
      List<Advice<Finding>> changes,
      RunRecord record,
      CommonOptions common,
      Console console) {
    CommsPages pages = new CommsPages(events);
    List<CommsPageData.Section> sections = new ArrayList<>();
    sections.add(
        pages.findings(
            "Deal lines",
            "Numbers that text the same many contacts in bursts and are then called by them.",
            DealLines.MEASURE,
            lines));
    sections.add(
        pages.findings(
            "Changes of number",
            "The same contacts under a new number after the old one falls silent.",
            NumberChanges.MEASURE,
            changes));
    if (!lines.isEmpty()) {
      String top = lines.get(0).subject().parties().get(0);
      List<NumberTimeline.Moment> moments =
          NumberTimeline.of(events, top, new Scope(common.threads, true, console.progress()));
      sections.add(pages.hours("The hours of " + top, moments));
      sections.add(pages.timeline("The time of " + top, moments));
      sections.add(CommsPages.contacts("Contacts of " + top, "", pairs(moments, top), Set.of(top)));
      sections.add(pages.map("The cells of " + top, moments, Map.of()));
    }
    pages.write(file, "A county line in comms data", record, sections, console);
  }

  private static List<CommsPages.Pair> pairs(List<NumberTimeline.Moment> moments, String number) {
    Map<String, Long> counts = new TreeMap<>();
    for (NumberTimeline.Moment each : moments) {
      if (each.event().to() != null && each.event().duplicateOf() < 0) {
        String from = each.event().from().id();
        counts.merge(from.equals(number) ? each.event().to().id() : from, 1L, Long::sum);
      }
    }
    List<CommsPages.Pair> pairs = new ArrayList<>();
    counts.forEach((other, count) -> pairs.add(new CommsPages.Pair(number, other, count)));
    return pairs;
  }

  /**
   * @param named how many parties of a finding say what it is: a line's number, or old and new
   */
  private Score score(List<Advice<Finding>> found, Planted.Kind kind, int named) {
    Set<String> planted = new TreeSet<>();
    for (Planted each : world.planted()) {
      if (each.kind() == kind) {
        planted.add(named == 1 ? each.subject() : each.subject() + " " + each.other());
      }
    }
    Set<String> hit = new TreeSet<>();
    int wrong = 0;
    for (Advice<Finding> advice : found) {
      String key = String.join(" ", advice.subject().parties().subList(0, named));
      if (planted.contains(key)) {
        hit.add(key);
      } else {
        wrong++;
      }
    }
    return new Score(planted.size(), hit.size(), wrong);
  }

  /** With whom and what the network links the phone of the first line that it knows. */
  private String story(List<Advice<Finding>> lines) {
    for (Advice<Finding> advice : lines) {
      String number = advice.subject().parties().get(0);
      String phone = phoneOf.get(number);
      Set<String> linked = new TreeSet<>();
      for (Link link : phone == null ? List.<Link>of() : people.links()) {
        if (link.from().equals(phone)) {
          linked.add(link.to());
        } else if (link.to().equals(phone)) {
          linked.add(link.from());
        }
      }
      if (!linked.isEmpty()) {
        List<String> some = List.copyOf(linked).subList(0, Math.min(LINKED, linked.size()));
        return "The deal line "
            + number
            + " is the phone "
            + phone
            + " of the network, linked to "
            + String.join(", ", some)
            + (some.size() < linked.size() ? " and others." : ".");
      }
    }
    return "";
  }
}
