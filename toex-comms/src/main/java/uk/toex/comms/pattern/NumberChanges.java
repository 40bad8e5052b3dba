package uk.toex.comms.pattern;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import uk.toex.api.Advice;
import uk.toex.api.Measure;
import uk.toex.api.Progress;
import uk.toex.api.Provenance;
import uk.toex.api.comms.CommsAnalysis;
import uk.toex.api.comms.CommsView;
import uk.toex.api.comms.Finding;
import uk.toex.comms.CommsEvents;
import uk.toex.io.Numbers;

/**
 * Finds changes of number: a number falls silent, and another is taken into use by the same people
 * around it. Thread-safe.
 *
 * <p>Looked at are numbers that began at least five events and were taken into use, or given up,
 * more than two days from the ends of the data; pairs, the new one taken into use from a day before
 * to {@code days} after the old one fell silent, with two contacts in common. Contacts are those in
 * touch while a number was in use, services and others with a crowd of contacts left out. Points
 * are log-odds of one who changed number against two people who share acquaintances, as {@link
 * ChangeScorer} has it, and:
 *
 * <table>
 * <caption>Points</caption>
 * <tr><td>the new number begins before the old one ends</td><td>-2</td></tr>
 * <tr><td>it begins within 4, 10, more days</td><td>0.5, -0.5, -1.5</td></tr>
 * <tr><td>the two were in touch with each other</td><td>-3</td></tr>
 * <tr><td>the cells in office hours, and those at other hours, compared by their cosine: from 0.7
 * on; up to 0.3; in between in proportion, and less with fewer than eight records</td>
 * <td>0.7; -2.5, each</td></tr>
 * <tr><td>used in a same handset; in others only</td><td>0.7; -0.5</td></tr>
 * </table>
 *
 * <p>Pairs with at least {@code at-least} points are taken, best first, each number once as old and
 * once as new; one that skips over a number in between gives way. Then contacts are renamed to the
 * number they had before, and all is done again: what is found then is of order 2. A change of
 * number says nothing about its reason, and that the same person uses both numbers is not proved.
 */
public final class NumberChanges implements CommsAnalysis {

  /** What the score measures. */
  public static final Measure MEASURE =
      new Measure(
          "number-change-points",
          -1_000_000,
          1_000_000,
          "Natural log-odds, before any prior, of one person who changed number against two who "
              + "share acquaintances.");

  private static final List<String> SETTINGS = List.of("days", "at-least");

  /** A finder with the documented settings. */
  public NumberChanges() {}

  @Override
  public String kind() {
    return "number-change";
  }

  /**
   * Finds changes, best first; with the same score in order of the old number.
   *
   * @param settings {@code days} (21): how many may lie between the two; {@code at-least} (0):
   *     points
   */
  @Override
  public List<Advice<Finding>> analyse(
      CommsView view, Map<String, String> settings, int threads, Progress progress) {
    Instant started = Instant.now();
    Advices.known(settings, SETTINGS);
    int days = Advices.whole(settings, "days", 21, 1, 365);
    double least = Advices.points(settings, "at-least", 0);
    CommsEvents events = CommsEvents.of(view);
    ChangeSearch search = new ChangeSearch(events, days, least, threads, progress);
    List<ChangeSearch.Found> found = search.all();
    TreeMap<String, String> used = new TreeMap<>();
    used.put("days", Integer.toString(days));
    used.put("at-least", Numbers.shortest(least));
    Map<String, Long> counts =
        Map.of(
            "events",
            (long) events.events(),
            "numbers_looked_at",
            (long) search.numbers(),
            "found",
            (long) found.size());
    Provenance provenance = Advices.provenance("comms number-changes", view, used, counts, started);
    int[][] ends = search.ends(found);
    List<Advice<Finding>> advice = new ArrayList<>();
    for (int f = 0; f < found.size(); f++) {
      advice.add(advice(events, found.get(f), ends[f], provenance));
    }
    advice.sort(
        Comparator.comparingDouble((Advice<Finding> a) -> -a.score())
            .thenComparing(a -> a.subject().parties().get(0)));
    return advice;
  }

  private static Advice<Finding> advice(
      CommsEvents events, ChangeSearch.Found found, int[] ends, Provenance provenance) {
    TreeMap<String, String> values = new TreeMap<>();
    values.put("changed_at", Instant.ofEpochSecond(found.begun()).toString());
    values.put("silent_since", Instant.ofEpochSecond(found.ended()).toString());
    values.put("order", Integer.toString(found.order()));
    values.put("contacts_again", Integer.toString(found.seen()));
    values.put("contacts_missing", Integer.toString(found.missing()));
    values.put("contacts_new", Integer.toString(found.fresh()));
    int known = found.seen() + found.missing();
    values.put(
        "why",
        found.seen()
            + " of "
            + Advices.count(known, "contact", "contacts")
            + " again, "
            + found.fresh()
            + " new · "
            + gap(found.begun() - found.ended())
            + (found.order() > 1 ? " · once others' changes are known" : ""));
    Finding finding =
        new Finding(
            "number-change",
            List.of(events.party(found.old()).id(), events.party(found.next()).id()),
            values,
            Arrays.stream(ends).boxed().toList());
    return new Advice<>(
        finding, found.points().total(), MEASURE, found.points().explanation(), provenance);
  }

  private static String gap(long seconds) {
    if (seconds < 0) {
      return "both in use for " + Advices.count(-seconds / 3600, "hour", "hours");
    }
    return seconds < 2 * Span.DAY
        ? "silent for " + Advices.count(seconds / 3600, "hour", "hours")
        : "silent for " + Advices.count(seconds / Span.DAY, "day", "days");
  }
}
