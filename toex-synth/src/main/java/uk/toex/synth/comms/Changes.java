package uk.toex.synth.comms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import uk.toex.synth.comms.Planted.Kind;
import uk.toex.synth.internal.Rng;

/** Plans who changes number, who leaves while someone alike comes, and the crews. */
final class Changes {

  private static final int LEAST_KNOWN = 7;
  private static final double LEAST_RATE = 0.5;

  /** Of all people, the share who come, and who leave, in the middle of a world. */
  private static final double COME_OR_LEAVE = 0.012;

  private final long seed;
  private final Lives lives;
  private final Accounts accounts;
  private final Clock clock;
  private final Society society;
  private final Truth truth;
  private final Rng rng;
  private final Set<Integer> taken = new HashSet<>();
  private Map<Integer, Map<Integer, Double>> known = new TreeMap<>();
  private List<Integer> spare = List.of();
  private int nextExtra;

  Changes(long seed, Lives lives, Accounts accounts, Clock clock, Truth truth) {
    this.seed = seed;
    this.lives = lives;
    this.accounts = accounts;
    this.clock = clock;
    this.truth = truth;
    society = lives.society;
    rng = Rng.of(seed, 0, Purpose.CHANGES);
    nextExtra = society.people;
  }

  void plan(int changes, int decoys, int crews) {
    // Enough to choose from: those who know few people cannot be followed by anyone.
    Set<Integer> candidates = new LinkedHashSet<>();
    int wanted = Math.min(society.people, 3 * (changes + decoys + 11 * crews) + 120);
    while (candidates.size() < wanted) {
      candidates.add(rng.below(society.people));
    }
    known = lives.knownTo(candidates);
    List<Integer> able = new ArrayList<>();
    for (int person : candidates) {
      if (able(of(person))) {
        able.add(person);
      }
    }
    int next = 0;
    for (int k = 0; k < changes && next < able.size(); k++) {
      change(able.get(next++), within(14), "person");
    }
    for (int k = 0; k < decoys && next < able.size(); k++) {
      decoy(able.get(next++), k % 2 == 0);
    }
    for (int k = 0; k < crews && next + 9 <= able.size(); k++) {
      int size = rng.between(7, 9);
      crew(able.subList(next, next + size));
      next += size;
    }
    spare = able.subList(Math.min(next, able.size()), able.size());
    Set<Integer> settled = new HashSet<>(taken);
    settled.addAll(spare);
    for (int person = 0; person < society.people; person++) {
      double u = rng.unit();
      if (u < 2 * COME_OR_LEAVE && !settled.contains(person)) {
        long at = within(3);
        if (u < COME_OR_LEAVE) {
          lives.comes(person, at);
        } else {
          lives.leaves(person, at);
        }
        taken.add(person);
      }
    }
  }

  /** Others who know enough people that a change of their number could be followed. */
  List<Integer> spare() {
    return spare;
  }

  private Map<Integer, Double> of(int person) {
    return known.getOrDefault(person, Map.of());
  }

  private static boolean able(Map<Integer, Double> contacts) {
    double rate = 0;
    for (double each : contacts.values()) {
      rate += each;
    }
    return contacts.size() >= LEAST_KNOWN && rate >= LEAST_RATE;
  }

  boolean taken(int person) {
    return taken.contains(person);
  }

  /** A time at least so many days from both ends. */
  private long within(int days) {
    int day = rng.between(days, clock.days() - days - 1);
    return clock.utc(day, rng.between(8 * Clock.HOUR, 22 * Clock.HOUR));
  }

  /** A person changes number; whom they know is looked up before, if they are to tell others. */
  void change(int person, long at, String detail) {
    taken.add(person);
    int device = rng.chance(0.6) ? -1 : accounts.newDevice();
    int account = accounts.mobileOf(person, device);
    lives.change(person, account, at, 0.03 + 0.14 * rng.unit());
    int fresh = rng.below(3);
    for (int k = 0; k < fresh; k++) {
      int other = rng.below(society.people);
      if (other != person) {
        lives.tie(person, other, 0.03 + 0.15 * rng.unit(), at, Long.MAX_VALUE);
      }
    }
    if (rng.chance(0.5)) {
      List<Integer> told = new ArrayList<>();
      for (int other : of(person).keySet()) {
        if (rng.chance(0.75) && !lives.lapsed(person, other, at)) {
          told.add(other);
        }
      }
      lives.notice(person, at, told);
    }
    truth.add(Kind.NUMBER_CHANGE, person, account, at, at, 1, detail);
  }

  /** One leaves; a relative of the same household or the successor at work comes. */
  private void decoy(int gone, boolean sibling) {
    taken.add(gone);
    int twin = nextExtra++;
    Rng own = Rng.of(seed, twin, Purpose.TWIN);
    long leaves = within(15);
    long comes = leaves + own.between(-4 * Clock.DAY, 5 * Clock.DAY);
    lives.leaves(gone, leaves);
    lives.comes(twin, comes);
    int home = sibling ? society.home[gone] : own.below(society.cells);
    lives.settle(twin, home, sibling ? own.below(society.cells) : society.work[gone]);
    Map<Integer, Double> theirs = of(gone);
    double whole = 0;
    for (double rate : theirs.values()) {
      whole += rate;
    }
    double shared = 0;
    int both = 0;
    for (Map.Entry<Integer, Double> each : theirs.entrySet()) {
      int other = each.getKey();
      boolean house = society.household[other] == society.household[gone];
      boolean group = sibling ? house : !house && society.close(other, gone);
      boolean likely = own.chance(group ? 0.95 : 0.65);
      boolean room = shared + each.getValue() < 0.6 * whole && both < 0.55 * theirs.size();
      if (likely && room) {
        shared += each.getValue();
        both++;
        double rate = Math.max(0.08, each.getValue() * (0.6 + 0.8 * own.unit()));
        lives.tie(twin, other, rate, comes, Long.MAX_VALUE);
      }
    }
    int others = Math.max(4, theirs.size() - both + own.between(-2, 2));
    for (int k = 0; k < others; k++) {
      lives.tie(twin, own.below(society.people), 0.05 + 0.25 * own.unit(), comes, Long.MAX_VALUE);
    }
    if (comes < leaves) {
      lives.tie(twin, gone, 0.6, comes, leaves);
    }
    if (own.chance(0.3)) {
      // The handset stays in the family or with the post.
      accounts.swap(twin, leaves, Long.MAX_VALUE, lives.device(gone, leaves), -1);
    }
    truth.add(
        Kind.DECOY, gone, twin, leaves, Math.max(leaves, comes), 1, sibling ? "sibling" : "post");
  }

  /** Some who change their numbers within days; one who knows hardly anyone else lies low then. */
  private void crew(List<Integer> members) {
    int head = nextExtra++;
    lives.settle(head, rng.below(society.cells), -1);
    long about = within(20);
    long again = about + rng.between(60, 90) * (long) Clock.HOUR;
    for (int k = 0; k < members.size(); k++) {
      int member = members.get(k);
      double rate = 0.5 + 0.7 * rng.unit();
      lives.tie(head, member, rate, 0, about);
      lives.tie(head, member, rate, again, Long.MAX_VALUE);
      if (k > 0) {
        lives.tie(members.get(k - 1), member, 0.15, 0, Long.MAX_VALUE);
      }
      if (k == 0) {
        taken.add(member);
      } else {
        change(member, about + rng.between(0, 59 * Clock.HOUR), "crew");
      }
    }
    taken.add(head);
    int account = accounts.mobileOf(head, rng.chance(0.5) ? -1 : accounts.newDevice());
    lives.change(head, account, again, 0);
    truth.add(Kind.NUMBER_CHANGE, head, account, again, again, 2, "crew-head");
  }
}
