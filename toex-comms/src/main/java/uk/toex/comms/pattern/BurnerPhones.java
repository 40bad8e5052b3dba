package uk.toex.comms.pattern;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
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
 * Finds numbers with a life like a burner's: in use for some days, among a handful of others, with
 * nothing of ordinary life about them. Thread-safe.
 *
 * <p>Looked at are numbers that began at least four events, all within {@code days}, and were taken
 * into use or given up more than two days from the ends of the data; and of whom there are own
 * records, for one known from others' only, as numbers abroad are, seems to live shortly. Points
 * add up to the score:
 *
 * <table>
 * <caption>Points</caption>
 * <tr><td>in use for up to 14, 21, more days</td><td>1.5, 0.75, 0</td></tr>
 * <tr><td>taken into use within the time, given up within it</td><td>1 each; -1 if not</td></tr>
 * <tr><td>in touch with up to 3, 6, more numbers</td><td>1.5, 0.5, -2</td></tr>
 * <tr><td>of these, the share that live as shortly, s</td><td>1.5 s</td></tr>
 * <tr><td>in touch with services, short codes, senders or others with a crowd of contacts; n of
 * them</td><td>1 for none, else -1.5 n, at least -3</td></tr>
 * <tr><td>data sessions: none; more than one every second day</td><td>0.5; -1</td></tr>
 * <tr><td>in a handset in which another number as short-lived was used</td><td>1.5</td></tr>
 * </table>
 *
 * Those with at least {@code at-least} points are found. Visitors, tourists and people who lose a
 * handset live so too: it is a reason to look, and no more.
 */
public final class BurnerPhones implements CommsAnalysis {

  /** What the score measures. */
  public static final Measure MEASURE =
      new Measure(
          "burner-points",
          -100,
          100,
          "Points for and against a life like a burner's, as the documentation lists them; from 6 "
              + "on it is reported.");

  private static final List<String> SETTINGS = List.of("days", "at-least");
  private static final int LEAST_EVENTS = 4;
  private static final int EDGE = 2 * Span.DAY;

  /** A finder with the documented settings. */
  public BurnerPhones() {}

  @Override
  public String kind() {
    return "burner";
  }

  /**
   * Finds them, best first; with the same score in order of number.
   *
   * @param settings {@code days} (30): how many a number is in use at most; {@code at-least} (6):
   *     points
   */
  @Override
  public List<Advice<Finding>> analyse(
      CommsView view, Map<String, String> settings, int threads, Progress progress) {
    Instant started = Instant.now();
    Advices.known(settings, SETTINGS);
    int days = Advices.whole(settings, "days", 30, 1, 365);
    double least = Advices.points(settings, "at-least", 6);
    CommsEvents events = CommsEvents.of(view);
    Span span = Span.of(events, threads, progress);
    Lifetimes lives = Lifetimes.of(events, threads, progress);
    int parties = events.parties();
    int[] index = new int[parties];
    Arrays.fill(index, -1);
    int[] list = new int[parties];
    int size = 0;
    for (int p = 0; p < parties; p++) {
      if (lives.count(p) >= LEAST_EVENTS
          && lives.last(p) - lives.first(p) <= (long) days * Span.DAY
          && (lives.first(p) >= span.first() + EDGE || lives.last(p) < span.last() - EDGE)
          && !lives.crowd(p)
          && BurstFilter.callable(events.kindOf(p))) {
        index[p] = size;
        list[size++] = p;
      }
    }
    int[] chosen = Arrays.copyOf(list, size);
    Circles circles = Circles.of(events, index, chosen, lives, span, threads, progress);
    Whereabouts places = new Whereabouts(events, threads, progress);
    places.learn(Arrays.stream(chosen).boxed().toList());
    Map<Integer, Integer> inDevice = new HashMap<>();
    for (int p : chosen) {
      places.devices(p).forEach(d -> inDevice.merge(d, 1, Integer::sum));
    }
    TreeMap<String, String> used = new TreeMap<>();
    used.put("days", Integer.toString(days));
    used.put("at-least", Numbers.shortest(least));
    Map<String, Long> counts =
        Map.of("events", (long) events.events(), "numbers_looked_at", (long) size);
    Provenance provenance = Advices.provenance("comms burners", view, used, counts, started);
    List<Advice<Finding>> found = new ArrayList<>();
    for (int c = 0; c < size; c++) {
      Life life = new Life(events, lives, span, circles, index, chosen[c], c);
      Advice<Finding> advice = life.advice(places, inDevice, least, provenance);
      if (advice != null) {
        found.add(advice);
      }
    }
    found.sort(
        Comparator.comparingDouble((Advice<Finding> a) -> -a.score())
            .thenComparing(a -> a.subject().parties().get(0)));
    return found;
  }

  /** One number's life. */
  private static final class Life {
    final String number;
    final int party;
    final long first;
    final long last;
    final boolean begun;
    final boolean ended;
    int contacts;
    int alike;
    int services;

    Life(
        CommsEvents events,
        Lifetimes lives,
        Span span,
        Circles circles,
        int[] index,
        int party,
        int chosen) {
      this.number = events.party(party).id();
      this.party = party;
      first = lives.first(party);
      last = lives.last(party);
      begun = first >= span.first() + EDGE;
      ended = last < span.last() - EDGE;
      for (int i = circles.start[chosen]; i < circles.start[chosen + 1]; i++) {
        int other = circles.other[i];
        if (lives.crowd(other) || !BurstFilter.callable(events.kindOf(other))) {
          services++;
        } else {
          contacts++;
          alike += index[other] >= 0 ? 1 : 0;
        }
      }
    }

    @Nullable Advice<Finding> advice(
        Whereabouts places, Map<Integer, Integer> inDevice, double least, Provenance provenance) {
      double days = Math.max(1, (last - first) / (double) Span.DAY);
      int others = 0;
      for (int device : places.devices(party)) {
        others = Math.max(others, inDevice.getOrDefault(device, 1) - 1);
      }
      double sessions = places.sessions(party) / days;
      Advices.Points points =
          new Advices.Points()
              .add(
                  "days in use: " + Numbers.fixed(days, 1),
                  days <= 14 ? 1.5 : days <= 21 ? 0.75 : 0)
              .add(begun ? "taken into use within the time" : "in use before", begun ? 1 : -1)
              .add(ended ? "given up within the time" : "perhaps still in use", ended ? 1 : -1)
              .add(
                  Advices.count(contacts, "contact", "contacts"),
                  contacts <= 3 ? 1.5 : contacts <= 6 ? 0.5 : -2)
              .add(alike + " of them live as shortly", contacts == 0 ? 0 : 1.5 * alike / contacts)
              .add(
                  "in touch with " + Advices.count(services, "service", "services"),
                  services == 0 ? 1 : Math.max(-3, -1.5 * services))
              .add(
                  "data sessions: " + places.sessions(party),
                  sessions == 0 ? 0.5 : sessions > 0.5 ? -1 : 0)
              .add(
                  Advices.count(others, "other number", "other numbers")
                      + " as short-lived in its handset",
                  others > 0 ? 1.5 : 0);
      if (points.total() < least || contacts == 0 || places.records(party) == 0) {
        return null;
      }
      TreeMap<String, String> values = new TreeMap<>();
      values.put("first", Instant.ofEpochSecond(first).toString());
      values.put("last", Instant.ofEpochSecond(last).toString());
      values.put("days", Numbers.fixed(days, 1));
      values.put("contacts", Integer.toString(contacts));
      values.put("contacts_alike", Integer.toString(alike));
      values.put("services", Integer.toString(services));
      values.put("numbers_in_handset", Integer.toString(others + 1));
      values.put(
          "why",
          Numbers.fixed(days, 1)
              + " days in use · "
              + Advices.count(contacts, "contact", "contacts")
              + ", "
              + alike
              + " as short-lived · "
              + Advices.count(services, "service", "services")
              + (others > 0 ? " · its handset had " + others + " more" : ""));
      Finding finding = new Finding("burner", List.of(number), values, List.of());
      return new Advice<>(finding, points.total(), MEASURE, points.explanation(), provenance);
    }
  }
}
