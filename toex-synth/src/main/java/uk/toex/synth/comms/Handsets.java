package uk.toex.synth.comms;

import java.util.ArrayList;
import java.util.List;
import uk.toex.synth.comms.Planted.Kind;
import uk.toex.synth.internal.Rng;

/** Shared handsets, swaps of SIMs, and pairs who meet where neither lives or works. */
final class Handsets {

  private static final int SLOT = 900;

  private final long seed;
  private final Lives lives;
  private final Accounts accounts;
  private final Clock clock;
  private final Society society;
  private final Truth truth;
  private final List<Meeting> meetings = new ArrayList<>();

  private record Meeting(int a, int b, int day, long from, long until) {}

  Handsets(long seed, Lives lives, Accounts accounts, Clock clock, Truth truth) {
    this.seed = seed;
    this.lives = lives;
    this.accounts = accounts;
    this.clock = clock;
    this.truth = truth;
    society = lives.society;
  }

  void plan(int shared, int swaps, int pairs, Changes changes) {
    Rng rng = Rng.of(seed, 0, Purpose.MEETINGS);
    for (int k = 0; k < shared; k++) {
      share(rng, changes);
    }
    for (int k = 0; k < swaps; k++) {
      int person = ordinary(rng, changes);
      long at = clock.utc(rng.between(7, clock.days() - 7), rng.between(9, 18) * (long) Clock.HOUR);
      int subscription = accounts.newSubscription();
      accounts.swap(person, at, Long.MAX_VALUE, -1, subscription);
      truth.add(Kind.SIM_SWAP, person, subscription, at, at, 1, "swap");
    }
    for (int k = 0; k < pairs; k++) {
      meet(rng, changes);
    }
  }

  /** Someone of a household uses another's handset, with the own SIM, on some days. */
  private void share(Rng rng, Changes changes) {
    for (int tries = 0; tries < 1000; tries++) {
      int a = ordinary(rng, changes);
      int b = a + 1;
      boolean fit = b < society.people && society.household[a] == society.household[b];
      if (fit && !changes.taken(b) && lives.keepsDevice(a)) {
        int first = rng.between(3, 20);
        int last = rng.between(clock.days() - 20, clock.days() - 3);
        for (int day = first; day < last; day += rng.between(1, 4)) {
          int hour = rng.between(8, 16);
          long from = clock.utc(day, hour * (long) Clock.HOUR);
          accounts.swap(b, from, from + 6L * Clock.HOUR, a, -1);
        }
        long from = clock.utc(first, 0);
        truth.add(Kind.SHARED_HANDSET, a, b, from, clock.utc(last, 0), 1, "household");
        return;
      }
    }
  }

  private void meet(Rng rng, Changes changes) {
    int a = ordinary(rng, changes);
    int b = ordinary(rng, changes);
    if (a == b || society.close(a, b)) {
      return;
    }
    int where = society.near(rng.chance(0.5) ? lives.home(a) : lives.home(b), 4, rng);
    int step = Math.max(1, clock.days() / rng.between(10, 18));
    List<Long> times = new ArrayList<>();
    for (int day = rng.below(step); day < clock.days(); day += step) {
      long from = clock.utc(day, rng.between(40, 86) * (long) SLOT);
      long until = from + rng.between(3, 7) * (long) SLOT;
      lives.away(a, from, until, where);
      lives.away(b, from, until, where);
      meetings.add(new Meeting(a, b, day, from, until));
      times.add(from);
    }
    long last = times.get(times.size() - 1);
    truth.add(Kind.COLOCATED, a, b, times.get(0), last, 1, times.size() + " meetings");
  }

  private int ordinary(Rng rng, Changes changes) {
    int person = rng.below(society.people);
    while (changes.taken(person)) {
      person = rng.below(society.people);
    }
    return person;
  }

  /** While they are together, both phones fetch data now and then. */
  void play(int day, Stage stage) {
    for (Meeting meeting : meetings) {
      if (meeting.day == day) {
        Rng rng = Rng.of(seed, meeting.from, Purpose.MEETINGS);
        for (long at = meeting.from; at < meeting.until; at += SLOT) {
          if (rng.chance(0.7)) {
            long one = at + rng.below(SLOT);
            long two = at + rng.below(SLOT);
            stage.data(lives.account(meeting.a, one), one, rng);
            stage.data(lives.account(meeting.b, two), two, rng);
          }
        }
      }
    }
  }
}
