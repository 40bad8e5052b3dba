package uk.toex.comms.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.toex.api.Progress;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.EventBatch;
import uk.toex.comms.EventColumn;
import uk.toex.io.Numbers;

/** The search of {@link NumberChanges}: who is looked at, round by round until nothing is new. */
final class ChangeSearch {

  private static final int LEAST_EVENTS = 5;
  private static final int EDGE = 2 * Span.DAY;
  private static final int MOST_ROUNDS = 4;

  /** The most points that speak for a pair beside its contacts. */
  private static final double MOST_BESIDE = 2.6;

  private final CommsEvents events;
  private final double least;

  private final Progress progress;
  private final Lifetimes lives;
  private final int[] chosen;
  private final long[] first;
  private final long[] last;
  private final boolean[] counts;
  private final Circles circles;
  private final ChangePairs.Fits fits;
  private final Whereabouts places;

  /** A change that was found; parties by number, times in seconds since 1970. */
  record Found(
      int old,
      int next,
      long ended,
      long begun,
      int order,
      int seen,
      int missing,
      int fresh,
      Advices.Points points) {}

  ChangeSearch(CommsEvents events, int mostDays, double least, int threads, Progress progress) {
    this.events = events;
    this.least = least;

    this.progress = progress;
    Span span = Span.of(events, threads, progress);
    lives = Lifetimes.of(events, threads, progress);
    int parties = events.parties();
    counts = new boolean[parties];
    int[] index = new int[parties];
    int[] list = new int[parties];
    int size = 0;
    for (int p = 0; p < parties; p++) {
      index[p] = -1;
      counts[p] = !lives.crowd(p) && BurstFilter.callable(events.kindOf(p));
      boolean callable = counts[p] || BurstFilter.callable(events.kindOf(p));
      if (callable
          && lives.count(p) >= LEAST_EVENTS
          && (lives.last(p) < span.last() - EDGE || lives.first(p) >= span.first() + EDGE)) {
        index[p] = size;
        list[size++] = p;
      }
    }
    chosen = Arrays.copyOf(list, size);
    places = new Whereabouts(events, threads, progress);
    circles = Circles.of(events, index, chosen, lives, span, threads, progress);
    first = new long[parties];
    last = new long[parties];
    for (int p = 0; p < parties; p++) {
      first[p] = lives.count(p) == 0 ? span.first() : lives.first(p);
      last[p] = lives.count(p) == 0 ? span.last() : lives.last(p);
    }
    fits =
        (old, next) -> {
          long gap = lives.first(chosen[next]) - lives.last(chosen[old]);
          return gap >= -Span.DAY && gap <= (long) mostDays * Span.DAY;
        };
  }

  /** How many numbers are looked at. */
  int numbers() {
    return chosen.length;
  }

  List<Found> all() {
    List<Found> found = new ArrayList<>();
    Set<Integer> gone = new HashSet<>();
    Set<Integer> come = new HashSet<>();
    int[] before = new int[events.parties()];
    for (int p = 0; p < before.length; p++) {
      before[p] = p;
    }
    Circles now = circles;
    for (int round = 1; round <= MOST_ROUNDS; round++) {
      progress.step("changes", round, MOST_ROUNDS);
      List<Found> more = round(now, round == 1 ? 1 : 2, gone, come);
      if (more.isEmpty()) {
        break;
      }
      for (Found each : more) {
        gone.add(each.old);
        come.add(each.next);
        before[each.next] = each.old;
      }
      found.addAll(more);
      int[] firsts = firsts(before);
      for (Found each : found) {
        last[firsts[each.next]] = Math.max(last[firsts[each.next]], lives.last(each.next));
      }
      now = circles.renamed(firsts);
    }
    return found;
  }

  /** For each number the first one its user had. */
  private static int[] firsts(int[] before) {
    int[] first = before.clone();
    for (int p = 0; p < first.length; p++) {
      for (int steps = 0; before[first[p]] != first[p] && steps < 100; steps++) {
        first[p] = before[first[p]];
      }
    }
    return first;
  }

  private List<Found> round(Circles now, int order, Set<Integer> gone, Set<Integer> come) {
    int[] degree = ChangePairs.degrees(now, events.parties(), counts);
    ChangeScorer scorer = new ChangeScorer(now, chosen, first, last, degree);
    List<int[]> likely = new ArrayList<>();
    Set<Integer> who = new HashSet<>();
    for (long pair : ChangePairs.of(now, degree, fits)) {
      int old = (int) (pair >>> 32);
      int next = (int) pair;
      if (!gone.contains(chosen[old])
          && !come.contains(chosen[next])
          && scorer.score(old, next, lives) >= least - MOST_BESIDE) {
        likely.add(new int[] {old, next});
        who.add(chosen[old]);
        who.add(chosen[next]);
      }
    }
    places.learn(who);
    List<Found> good = new ArrayList<>();
    for (int[] pair : likely) {
      Found scored = scored(scorer, pair[0], pair[1], order);
      if (scored.points.total() >= least) {
        good.add(scored);
      }
    }
    good.sort(
        Comparator.comparingDouble((Found f) -> -f.points.total())
            .thenComparingInt(Found::old)
            .thenComparingInt(Found::next));
    return taken(good);
  }

  private Found scored(ChangeScorer scorer, int old, int next, int order) {
    scorer.score(old, next, lives);
    long ended = lives.last(chosen[old]);
    long begun = lives.first(chosen[next]);
    Advices.Points points = new Advices.Points();
    points.add(
        Advices.count(scorer.seen, "contact", "contacts") + " of the old number again",
        scorer.seenPoints);
    points.add(
        Advices.count(scorer.missing, "contact", "contacts") + " of the old number missing",
        scorer.missingPoints);
    points.add(
        Advices.count(scorer.fresh, "contact", "contacts") + " the old number did not have",
        scorer.freshPoints);
    double gap = (double) (begun - ended) / Span.DAY;
    points.add(
        gap < 0 ? "both in use at a time" : Numbers.fixed(gap, 1) + " days of silence",
        gap < 0 ? -2 : gap <= 4 ? 0.5 : gap <= 10 ? -0.5 : -1.5);
    boolean direct = circles.find(old, chosen[next]) >= 0 || circles.find(next, chosen[old]) >= 0;
    points.add("in touch with each other", direct ? -3 : 0);
    points.add(
        "cells in office hours", places.cells(chosen[old], chosen[next], Whereabouts.OFFICE));
    points.add("cells at other hours", places.cells(chosen[old], chosen[next], Whereabouts.REST));
    double handsets = places.handsets(chosen[old], chosen[next]);
    points.add(handsets > 0 ? "in the same handset" : "in another handset", handsets);
    return new Found(
        chosen[old],
        chosen[next],
        ended,
        begun,
        order,
        scorer.seen,
        scorer.missing,
        scorer.fresh,
        points);
  }

  /** Best first, each number once on either side; those that skip one in between give way. */
  private static List<Found> taken(List<Found> good) {
    Map<Integer, Set<Integer>> after = new HashMap<>();
    for (Found each : good) {
      after.computeIfAbsent(each.old, o -> new HashSet<>()).add(each.next);
    }
    Set<Integer> gone = new HashSet<>();
    Set<Integer> come = new HashSet<>();
    List<Found> taken = new ArrayList<>();
    for (Found each : good) {
      boolean skips = false;
      for (int between : after.getOrDefault(each.old, Set.of())) {
        skips |= after.getOrDefault(between, Set.of()).contains(each.next);
      }
      if (!skips && !gone.contains(each.old) && !come.contains(each.next)) {
        gone.add(each.old);
        come.add(each.next);
        taken.add(each);
      }
    }
    return taken;
  }

  /** For each change the old number's last event and the new one's first. */
  int[][] ends(List<Found> found) {
    int[][] ends = new int[found.size()][2];
    Map<Integer, Integer> olds = new HashMap<>();
    Map<Integer, Integer> news = new HashMap<>();
    for (int f = 0; f < ends.length; f++) {
      olds.put(found.get(f).old, f);
      news.put(found.get(f).next, f);
    }
    boolean[] wanted = new boolean[events.parties()];
    olds.keySet().forEach(p -> wanted[p] = true);
    news.keySet().forEach(p -> wanted[p] = true);
    EventBatch batch = EventBatch.of(EventColumn.FROM, EventColumn.START);
    for (int b = events.batches() - 1; b >= 0 && !found.isEmpty(); b--) {
      events.read(b, batch);
      for (int i = batch.size() - 1; i >= 0; i--) {
        int party = batch.from()[i];
        if (wanted[party]) {
          Integer old = olds.get(party);
          if (old != null && batch.start()[i] == found.get(old).ended) {
            ends[old][0] = batch.first() + i;
          }
          Integer next = news.get(party);
          if (next != null && batch.start()[i] == found.get(next).begun) {
            ends[next][1] = batch.first() + i;
          }
        }
      }
    }
    return ends;
  }
}
