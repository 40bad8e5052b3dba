package uk.toex.comms.pattern;

import static uk.toex.comms.pattern.Advices.clamp;
import static uk.toex.comms.pattern.Advices.percent;

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
 * Finds deal lines: numbers that send the same many others a message within minutes, several times
 * a day and until late, and are called back soon and shortly. Thread-safe.
 *
 * <p>A burst is a run of messages from one number to at least {@code recipients} others within
 * {@code minutes}, and what follows a minute at most apart. Who sent at least {@code bursts} of
 * them gets points, which add up to the score; those with at least {@code at-least} are found:
 *
 * <table>
 * <caption>Points</caption>
 * <tr><td>bursts a day, b, from the first to the last</td><td>2.5 log2(b / 1.6), -5 to 3.75</td></tr>
 * <tr><td>share r of the bursts' messages to others who got every third burst or more</td>
 * <td>6 (r - 0.7), at least -4.2</td></tr>
 * <tr><td>share of bursts from 20:00 to 06:00, l</td><td>8 (l - 0.06), -0.5 to 1.5</td></tr>
 * <tr><td>share of bursts after which one who got it called within two hours, or wrote, a (of a
 * message only four fifths count)</td><td>4 (a - 0.4), -1.6 to 1.5</td></tr>
 * <tr><td>these calls' median</td><td>0.5 up to 75 s, -0.75 from 120 s</td></tr>
 * <tr><td>of the calls between it and those who got bursts, the share it made, o; from five
 * calls</td><td>0.75 - 3 o, at least -1.5</td></tr>
 * <tr><td>taken into use after the first three days of the data; given up before the last
 * three</td><td>0.75 each; -1 if neither, from data of two weeks</td></tr>
 * <tr><td>of all with whom it was in touch, the share that got no burst, s</td>
 * <td>0.5 - 4 s, at least -2</td></tr>
 * </table>
 *
 * <p>What tells look-alikes apart: appointment reminders, surgeries, drivers and taxis write to
 * ever other people; schools, shops, takeaways and organisers send few bursts, and not late;
 * agencies that offer shifts call their people too, talk longer and stay. A short code or an
 * alphanumeric sender cannot be called back and is no candidate. The score orders what to look at;
 * it is no probability and proves nothing.
 */
public final class DealLines implements CommsAnalysis {

  /** What the score measures. */
  public static final Measure MEASURE =
      new Measure(
          "deal-line-points",
          -100,
          100,
          "Points for and against a deal line, as the documentation lists them; from "
              + "4 on it is reported.");

  private static final List<String> SETTINGS =
      List.of("recipients", "minutes", "bursts", "at-least");
  private static final int SHOWN = 20;
  private static final int EDGE = 3 * Span.DAY;

  /** A finder with the documented settings. */
  public DealLines() {}

  @Override
  public String kind() {
    return "deal-line";
  }

  /**
   * Finds deal lines, best first; with the same score in order of number.
   *
   * @param settings {@code recipients} (6): how many others a burst reaches at least; {@code
   *     minutes} (10): within how many; {@code bursts} (3): how many a number sends at least;
   *     {@code at-least} (4): points
   */
  @Override
  public List<Advice<Finding>> analyse(
      CommsView view, Map<String, String> settings, int threads, Progress progress) {
    Instant started = Instant.now();
    Advices.known(settings, SETTINGS);
    int recipients = Advices.whole(settings, "recipients", 6, 3, 1000);
    int minutes = Advices.whole(settings, "minutes", 10, 1, 60);
    int bursts = Advices.whole(settings, "bursts", 3, 1, 1000);
    double least = Advices.points(settings, "at-least", 4);
    CommsEvents events = CommsEvents.of(view);
    Span span = Span.of(events, threads, progress);
    int[] senders = BurstFilter.senders(events, recipients * bursts, threads, progress);
    int[] index = new int[events.parties()];
    Arrays.fill(index, -1);
    for (int c = 0; c < senders.length; c++) {
      index[senders[c]] = c;
    }
    Gathered gathered = new Gathered(events, index, senders.length, threads, progress);
    List<Draft> found = new ArrayList<>();
    Bursts each = new Bursts(recipients, 60 * minutes);
    for (int c = 0; c < senders.length; c++) {
      each.find(gathered, c);
      if (each.size >= bursts) {
        Sending sending = Sending.of(gathered, c, each, events.zone());
        Advices.Points points = points(sending, span);
        if (points.total() >= least) {
          found.add(
              new Draft(events.party(senders[c]).id(), sending, points, shown(gathered, c, each)));
        }
      }
    }
    TreeMap<String, String> used = new TreeMap<>();
    used.put("recipients", Integer.toString(recipients));
    used.put("minutes", Integer.toString(minutes));
    used.put("bursts", Integer.toString(bursts));
    used.put("at-least", Numbers.shortest(least));
    Map<String, Long> counts =
        Map.of(
            "events",
            (long) events.events(),
            "senders_looked_at",
            (long) senders.length,
            "found",
            (long) found.size());
    Provenance provenance = Advices.provenance("comms deal-lines", view, used, counts, started);
    found.sort(
        Comparator.comparingDouble((Draft d) -> -d.points.total()).thenComparing(Draft::number));
    return found.stream().map(d -> d.advice(provenance)).toList();
  }

  private static Advices.Points points(Sending s, Span span) {
    Advices.Points points = new Advices.Points();
    double aDay = (double) s.bursts() / s.days();
    points.add(
        "bursts a day: " + Numbers.fixed(aDay, 1),
        clamp(2.5 * StrictMath.log(aDay / 1.6) / StrictMath.log(2), -5, 3.75));
    points.add(
        "to the same others: " + percent(s.regular()), Math.max(-4.2, 6 * (s.regular() - 0.7)));
    points.add(
        "bursts begun from 20:00 to 06:00: " + percent(s.late()),
        clamp(8 * (s.late() - 0.06), -0.5, 1.5));
    points.add(
        "bursts that were answered: " + percent(s.answered()),
        clamp(4 * (s.answered() - 0.4), -1.6, 1.5));
    if (s.talk() >= 0) {
      points.add(
          "calls back take " + s.talk() + " s", s.talk() <= 75 ? 0.5 : s.talk() >= 120 ? -0.75 : 0);
    }
    int calls = s.callsIn() + s.callsOut();
    if (calls >= 5) {
      double out = (double) s.callsOut() / calls;
      points.add("calls to those who got bursts: " + s.callsOut(), Math.max(-1.5, 0.75 - 3 * out));
    }
    if (span.days() >= 14) {
      boolean begun = s.first() >= span.first() + EDGE;
      boolean ended = s.last() < span.last() - EDGE;
      points.add("taken into use within the time", begun ? 0.75 : 0);
      points.add("given up within the time", ended ? 0.75 : 0);
      points.add("in use all the time", begun || ended ? 0 : -1);
    }
    double others = (double) s.others() / (s.others() + s.recipients());
    points.add("in touch with others: " + s.others(), Math.max(-2, 0.5 - 4 * others));
    return points;
  }

  /** The first message of some of the bursts, from the first to the last. */
  private static List<Integer> shown(Gathered gathered, int chosen, Bursts bursts) {
    int first = gathered.begin(chosen, Gathered.MESSAGES_OUT);
    List<Integer> shown = new ArrayList<>();
    int step = (bursts.size + SHOWN - 1) / SHOWN;
    for (int b = 0; b < bursts.size; b += step) {
      shown.add(gathered.event(first + bursts.begin[b]));
    }
    return shown;
  }

  private record Draft(
      String number, Sending sending, Advices.Points points, List<Integer> events) {

    Advice<Finding> advice(Provenance provenance) {
      TreeMap<String, String> values = new TreeMap<>();
      values.put("bursts", Integer.toString(sending.bursts()));
      values.put("recipients", Integer.toString(sending.recipients()));
      values.put("days", Integer.toString(sending.days()));
      values.put("first", Instant.ofEpochSecond(sending.first()).toString());
      values.put("last", Instant.ofEpochSecond(sending.last()).toString());
      values.put("calls_in", Integer.toString(sending.callsIn()));
      values.put("calls_out", Integer.toString(sending.callsOut()));
      values.put("messages_in", Integer.toString(sending.textsIn()));
      values.put("why", why());
      Finding finding = new Finding("deal-line", List.of(number), values, events);
      return new Advice<>(finding, points.total(), MEASURE, points.explanation(), provenance);
    }

    private String why() {
      String aDay = Numbers.fixed((double) sending.bursts() / sending.days(), 1);
      return aDay
          + " bursts a day to the same "
          + sending.recipients()
          + " others · "
          + percent(sending.answered())
          + " answered · "
          + percent(sending.late())
          + " late"
          + (sending.talk() < 0 ? "" : " · calls of " + sending.talk() + " s");
    }
  }
}
