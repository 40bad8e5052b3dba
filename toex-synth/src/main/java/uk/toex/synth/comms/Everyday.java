package uk.toex.synth.comms;

import java.util.List;
import uk.toex.synth.internal.Rng;

/** Calls, messages and data sessions of ordinary people, day by day. */
final class Everyday {

  private static final double DATA = 0.3;

  private final long seed;
  private final Lives lives;
  private final Clock clock;
  private final int withheld;
  private final List<Integer> foreign;

  Everyday(long seed, Lives lives, Clock clock, int withheld, List<Integer> foreign) {
    this.seed = seed;
    this.lives = lives;
    this.clock = clock;
    this.withheld = withheld;
    this.foreign = foreign;
  }

  void play(int day, Stage stage) {
    boolean weekend = clock.weekend(day);
    Society society = lives.society;
    for (int i = 0; i < society.people; i++) {
      Rng rng = Rng.of(seed, i, Purpose.PEOPLE_OF_DAY + day);
      int later = Math.floorMod(i * 7919, 11) / 5;
      for (int t = society.tieStart[i]; t < society.tieStart[i + 1]; t++) {
        double u = rng.unit();
        if (u < society.tieRate[t] / 1000.0) {
          int j = society.tieTo[t];
          long at = clock.utc(day, clock.second(weekend, later, rng));
          boolean lapsed = (lives.changes(i) || lives.changes(j)) && lives.lapsed(i, j, at);
          if (!lapsed) {
            contact(i, j, at, stage, rng);
          }
        }
      }
      alone(i, day, weekend, stage, rng);
    }
    for (int i = society.people; i < lives.people(); i++) {
      alone(i, day, weekend, stage, Rng.of(seed, i, Purpose.PEOPLE_OF_DAY + day));
    }
    further(day, weekend, stage);
  }

  private void further(int day, boolean weekend, Stage stage) {
    Rng rng = Rng.of(seed, 0, Purpose.EXTRAS_OF_DAY + day);
    for (Lives.Tie tie : lives.ties()) {
      double left = tie.rate();
      while (rng.unit() < left) {
        left -= 1;
        long at = clock.utc(day, clock.second(weekend, 0, rng));
        if (at >= tie.since() && at < tie.until()) {
          contact(tie.from(), tie.to(), at, stage, rng);
        }
      }
    }
    for (Lives.Notice notice : lives.notices()) {
      if (clock.dayOf(notice.at()) == day) {
        long at = notice.at();
        int from = lives.account(notice.person(), at);
        for (int to : notice.to()) {
          at += rng.between(2, 50);
          stage.message(from, lives.account(to, at), at);
          long reply = at + rng.between(20, 2000);
          if (rng.chance(0.4) && lives.here(to, reply)) {
            stage.message(lives.account(to, reply), from, reply);
          }
        }
      }
    }
  }

  /** Data sessions, and now and then someone abroad or who withholds the number. */
  private void alone(int i, int day, boolean weekend, Stage stage, Rng rng) {
    double u = rng.unit();
    if (u < DATA) {
      long at = clock.utc(day, clock.second(weekend, 0, rng));
      if (lives.here(i, at)) {
        stage.data(lives.account(i, at), at, rng);
      }
    }
    if (u > 0.988) {
      long at = clock.utc(day, clock.second(weekend, 0, rng));
      int other = u > 0.994 ? withheld : foreign.get(Math.floorMod(i, foreign.size()));
      if (lives.here(i, at)) {
        int own = lives.account(i, at);
        if (other != withheld && rng.chance(0.5)) {
          stage.call(own, other, at, talk(rng));
        } else {
          stage.call(other, own, at, talk(rng));
        }
      }
    }
  }

  /** Two people are in touch: a call, or some messages to and fro. */
  private void contact(int i, int j, long at, Stage stage, Rng rng) {
    boolean forth = rng.chance(0.55);
    int a = forth ? i : j;
    int b = forth ? j : i;
    if (!lives.here(a, at) || !lives.known(b, at)) {
      return;
    }
    boolean there = lives.here(b, at);
    if (rng.chance(0.42)) {
      int own = lives.account(a, at);
      int to = lives.dialled(b, at, rng);
      boolean reached = there && to == lives.account(b, at);
      stage.call(own, to, at, reached ? talk(rng) : 0);
      if (there && !reached) {
        stage.call(own, lives.account(b, at + 60), at + 60, talk(rng));
      }
      return;
    }
    long when = at;
    int more = there ? 6 : 1;
    for (int k = 0; k < more; k++) {
      int from = lives.account(k % 2 == 0 ? a : b, when);
      int to = lives.account(k % 2 == 0 ? b : a, when);
      stage.message(from, to, when);
      if (!rng.chance(0.6)) {
        break;
      }
      when += 15 + rng.skewedBelow(900);
    }
  }

  /** How long a call lasts; one in eight is not answered. */
  static int talk(Rng rng) {
    double u = rng.unit();
    if (u < 0.12) {
      return 0;
    }
    return 8 + (int) (u * u * u * u * 1500) + rng.below(60);
  }
}
