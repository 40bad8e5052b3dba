package uk.toex.synth.comms;

import java.util.ArrayList;
import java.util.List;
import uk.toex.synth.comms.Planted.Kind;
import uk.toex.synth.internal.Rng;

/** Small groups that only talk among themselves, on numbers all given up after some days. */
final class Burners {

  private final long seed;
  private final Clock clock;
  private final List<Ring> rings = new ArrayList<>();

  private record Ring(List<Integer> accounts, long from, long until) {}

  Burners(long seed, Clock clock) {
    this.seed = seed;
    this.clock = clock;
  }

  void plan(int groups, Accounts accounts, Society society, Truth truth) {
    for (int g = 0; g < groups; g++) {
      Rng rng = Rng.of(seed, g, Purpose.BURNERS);
      int size = rng.between(3, 4);
      long from = clock.utc(rng.between(4, 25), rng.between(9, 20) * (long) Clock.HOUR);
      Ring before = null;
      for (int generation = 0; generation < 2; generation++) {
        long until = from + rng.between(5 * 24, 12 * 24) * (long) Clock.HOUR;
        List<Integer> own = new ArrayList<>();
        for (int k = 0; k < size; k++) {
          int last = before == null ? -1 : before.accounts.get(k);
          int place = last < 0 ? rng.below(society.cells) : accounts.place(last);
          boolean kept = last >= 0 && rng.chance(0.5);
          int account =
              accounts.mobile(place, kept ? accounts.fixedDevice(last) : accounts.newDevice());
          own.add(account);
          truth.add(Kind.BURNER, account, -1, from, until, 1, "ring");
          if (last >= 0) {
            truth.add(Kind.NUMBER_CHANGE, last, account, from, from, 2, "ring");
          }
        }
        before = new Ring(own, from, until);
        rings.add(before);
        from = until + rng.between(3, 60) * (long) Clock.HOUR;
      }
    }
  }

  void play(int day, Stage stage) {
    for (int r = 0; r < rings.size(); r++) {
      Ring ring = rings.get(r);
      Rng rng = Rng.of(seed, r, Purpose.BURNERS_OF_DAY + day);
      int contacts = ring.accounts.size() * rng.between(2, 4);
      for (int k = 0; k < contacts; k++) {
        long at = clock.utc(day, 10 * Clock.HOUR + rng.below(15 * Clock.HOUR));
        int a = rng.below(ring.accounts.size());
        int b = (a + rng.between(1, ring.accounts.size() - 1)) % ring.accounts.size();
        if (at >= ring.from && at < ring.until) {
          int from = ring.accounts.get(a);
          int to = ring.accounts.get(b);
          if (rng.chance(0.6)) {
            stage.call(from, to, at, rng.chance(0.1) ? 0 : rng.between(5, 90));
          } else {
            stage.message(from, to, at);
          }
        }
      }
    }
  }
}
