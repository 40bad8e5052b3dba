package uk.toex.synth.comms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.toex.synth.internal.Rng;

/**
 * What happens to people while the world lasts: who comes and goes, changes number or handset, has
 * further ties, and where each is at a time. People beyond those of the society came for a part to
 * play.
 */
final class Lives {

  private static final int SLOT = 1800;

  private final long seed;
  final Society society;
  private final Clock clock;
  private final int people;
  private final int[] homes;
  private final int[] works;
  private final long[] came;
  private final long[] left;
  private final int[] nextAccount;
  private final long[] changed;
  private final List<Tie> ties = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();
  private final Map<Integer, List<Away>> away = new HashMap<>();
  private final Map<Integer, Double> dropped = new HashMap<>();

  /** A tie beyond the society's, for some time; contacts a day. */
  record Tie(int from, int to, double rate, long since, long until) {}

  /** Someone tells others the new number. */
  record Notice(int person, long at, List<Integer> to) {}

  private record Away(long from, long until, int cell) {}

  Lives(long seed, Society society, Clock clock, int people) {
    this.seed = seed;
    this.society = society;
    this.clock = clock;
    this.people = people;
    int extra = people - society.people;
    homes = new int[extra];
    works = new int[extra];
    Arrays.fill(works, -1);
    came = new long[people];
    left = new long[people];
    Arrays.fill(left, Long.MAX_VALUE);
    nextAccount = new int[people];
    Arrays.fill(nextAccount, -1);
    changed = new long[people];
  }

  int people() {
    return people;
  }

  int home(int person) {
    return person < society.people ? society.home[person] : homes[person - society.people];
  }

  int work(int person) {
    return person < society.people ? society.work[person] : works[person - society.people];
  }

  void settle(int person, int home, int work) {
    homes[person - society.people] = home;
    works[person - society.people] = work;
  }

  void comes(int person, long at) {
    came[person] = at;
  }

  void leaves(int person, long at) {
    left[person] = at;
  }

  /** Whether a person's number has been given out. */
  boolean known(int person, long at) {
    return at >= came[person];
  }

  boolean here(int person, long at) {
    return at >= came[person] && at < left[person];
  }

  void tie(int from, int to, double rate, long since, long until) {
    ties.add(new Tie(from, to, rate, since, until));
  }

  /** The further ties, by owner. */
  List<Tie> ties() {
    ties.sort(Comparator.comparingInt(Tie::from).thenComparingInt(Tie::to));
    return ties;
  }

  /** A person goes on under another number, and lets a share of ties go. */
  void change(int person, int account, long at, double dropShare) {
    nextAccount[person] = account;
    changed[person] = at;
    dropped.put(person, dropShare);
  }

  boolean changes(int person) {
    return nextAccount[person] >= 0;
  }

  long changedAt(int person) {
    return changed[person];
  }

  void notice(int person, long at, List<Integer> to) {
    notices.add(new Notice(person, at, to));
  }

  List<Notice> notices() {
    return notices;
  }

  int account(int person, long at) {
    return nextAccount[person] >= 0 && at >= changed[person] ? nextAccount[person] : person;
  }

  /** The number that others dial: for three days some still try the old one. */
  int dialled(int person, long at, Rng rng) {
    if (nextAccount[person] >= 0
        && at >= changed[person]
        && at < changed[person] + 3 * Clock.DAY
        && rng.chance(0.2)) {
      return person;
    }
    return account(person, at);
  }

  /** Whether one of two let the tie go with a change of number. */
  boolean lapsed(int a, int b, long at) {
    return (changes(a) && lapsedBy(a, b, at)) || (changes(b) && lapsedBy(b, a, at));
  }

  private boolean lapsedBy(int who, int other, long at) {
    double share = dropped.getOrDefault(who, 0.0);
    return at >= changed[who]
        && Rng.of(seed, ((long) who << 32) + other, Purpose.DROPPED).chance(share);
  }

  void away(int person, long from, long until, int cell) {
    away.computeIfAbsent(person, p -> new ArrayList<>()).add(new Away(from, until, cell));
  }

  /** Where a person is: the same for half an hour. */
  int cell(int person, long at) {
    List<Away> trips = away.isEmpty() ? null : away.get(person);
    if (trips != null) {
      for (Away trip : trips) {
        if (at >= trip.from && at < trip.until) {
          return trip.cell;
        }
      }
    }
    int day = clock.dayOf(at);
    int hour = (int) Math.floorMod(Math.floorDiv(at - clock.start(), (long) Clock.HOUR), 24L);
    Rng rng = Rng.of(seed, ((long) person << 24) + at / SLOT, Purpose.CELL);
    boolean office = !clock.weekend(Math.max(0, day)) && hour >= 9 && hour < 17;
    int work = work(person);
    double u = rng.unit();
    if (office && work >= 0) {
      return u < 0.85 ? work : society.near(work, 2, rng);
    }
    boolean night = hour < 7 || hour >= 22;
    if (u < (night ? 0.96 : 0.72)) {
      return home(person);
    }
    return u < 0.97 ? society.near(home(person), 3, rng) : rng.below(society.cells);
  }

  /** The device of a person: some buy another one. */
  int device(int person, long at) {
    Rng rng = Rng.of(seed, person, Purpose.HANDSETS);
    if (rng.chance(0.08) && clock.dayOf(at) >= rng.below(clock.days())) {
      return people + person;
    }
    return person;
  }

  boolean keepsDevice(int person) {
    return !Rng.of(seed, person, Purpose.HANDSETS).chance(0.08);
  }

  /** Whom each of some people knows, and how many contacts a day they have, in one pass. */
  Map<Integer, Map<Integer, Double>> knownTo(Iterable<Integer> whom) {
    Map<Integer, Map<Integer, Double>> known = new HashMap<>();
    for (int person : whom) {
      known.put(person, new TreeMap<>());
    }
    for (int i = 0; i < society.people; i++) {
      Map<Integer, Double> own = known.get(i);
      for (int t = society.tieStart[i]; t < society.tieStart[i + 1]; t++) {
        int j = society.tieTo[t];
        double rate = society.tieRate[t] / 1000.0;
        add(own, j, rate);
        add(known.get(j), i, rate);
      }
    }
    return known;
  }

  private static void add(@Nullable Map<Integer, Double> to, int who, double rate) {
    if (to != null) {
      to.merge(who, rate, Double::sum);
    }
  }
}
