package uk.toex.synth.comms;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import uk.toex.synth.comms.Planted.Kind;
import uk.toex.synth.internal.Rng;

/**
 * Deal lines: the same offer to all customers within minutes, several times a day until late; those
 * who want something call back, shortly. A line lives for days or weeks under a number, then the
 * same customers hear from another. Most of the first line's customers change number themselves in
 * between; when another ends, a rival takes over some of its customers, which is no change of
 * number.
 */
final class Lines {

  /** What a handset's messages say, in a story; phone companies' records have no text. */
  private static final List<String> TEXTS =
      List.of(
          "Open all day, ring when you want",
          "Back on now, same as before, call me",
          "New number is this one, save it. On all night",
          "About till late, two for the usual, ring");

  private final long seed;
  private final Lives lives;
  private final Accounts accounts;
  private final Clock clock;
  private final Society society;
  private final Changes changes;
  private final Truth truth;
  private final boolean withTexts;
  private final List<Phase> phases = new ArrayList<>();

  /** A line under one number. Hours are of the day, beyond 24 for the small hours. */
  private record Phase(
      int account,
      int runner,
      List<Integer> customers,
      long from,
      long until,
      int bursts,
      double share,
      double callBack,
      double dayOff,
      int opens,
      int closes) {}

  Lines(
      long seed,
      Lives lives,
      Accounts accounts,
      Clock clock,
      Changes changes,
      Truth truth,
      boolean withTexts) {
    this.seed = seed;
    this.lives = lives;
    this.accounts = accounts;
    this.clock = clock;
    this.changes = changes;
    this.truth = truth;
    this.withTexts = withTexts;
    society = lives.society;
  }

  void plan(int lines) {
    for (int k = 0; k < lines; k++) {
      Rng rng = Rng.of(seed, k, Purpose.LINES);
      if (k == 0) {
        moved(rng);
      } else {
        int rivalsUntil = k == 1 ? clock.days() - 18 : clock.days();
        List<Integer> customers = someone(rng.between(22, 80), rng);
        int numbers = rng.between(1, 4);
        int first = rng.chance(0.3) ? 0 : rng.between(2, 20);
        Phase last = line(customers, numbers, first, rivalsUntil, "line", rng);
        if (k == 1) {
          rival(last, rng);
        }
      }
    }
  }

  /** A line that is silent for some days, in which most of its customers change number. */
  private void moved(Rng rng) {
    long at =
        clock.utc(rng.between(26, clock.days() - 20), rng.between(10, 20) * (long) Clock.HOUR);
    List<Integer> customers = new ArrayList<>();
    for (int person : changes.spare()) {
      if (customers.size() < 16 && !changes.taken(person)) {
        customers.add(person);
        changes.change(person, at + rng.between(0, 59 * Clock.HOUR), "customer");
      }
    }
    for (int person : someone(rng.between(5, 8), rng)) {
      if (!customers.contains(person)) {
        customers.add(person);
      }
    }
    Phase first = phase(customers, at - rng.between(12, 20) * (long) Clock.DAY, at, rng);
    long again = at + rng.between(60, 80) * (long) Clock.HOUR;
    Phase second =
        next(first, customers, again, again + rng.between(8, 14) * (long) Clock.DAY, rng);
    planted(first, "line");
    planted(second, "line");
    moves(first, second, 2);
  }

  /** The numbers of the lines, in order. */
  List<Integer> numbers() {
    return phases.stream().map(Phase::account).toList();
  }

  private Phase line(
      List<Integer> customers, int numbers, int firstDay, int lastDay, String detail, Rng rng) {
    long from = clock.utc(firstDay, rng.between(9, 18) * (long) Clock.HOUR);
    long end = clock.utc(lastDay, 0);
    Phase now = phase(customers, from, Math.min(end, from + lifetime(rng)), rng);
    planted(now, detail);
    for (int n = 1; n < numbers; n++) {
      long again = now.until + rng.between(2, 40) * (long) Clock.HOUR;
      if (again + 5L * Clock.DAY > end) {
        break;
      }
      long until = Math.min(end, again + lifetime(rng));
      Phase next = next(now, churned(now.customers, rng), again, until, rng);
      planted(next, detail);
      moves(now, next, 1);
      now = next;
    }
    return now;
  }

  /** Another line begins when one has ended, with not half of its customers. */
  private void rival(Phase ended, Rng rng) {
    int day = clock.dayOf(ended.until) + rng.between(1, 3);
    List<Integer> customers = new ArrayList<>();
    int taken = (int) (ended.customers.size() * (0.3 + 0.12 * rng.unit()));
    for (int k = 0; k < taken; k++) {
      customers.add(ended.customers.get(k));
    }
    for (int person : someone(Math.max(20, 2 * taken), rng)) {
      if (!ended.customers.contains(person)) {
        customers.add(person);
      }
    }
    Phase begun = line(customers, 1, day, clock.days(), "rival", rng);
    long one = ended.until;
    long two = begun.from;
    truth.add(Kind.DECOY, ended.account, begun.account, one, two, 1, "rival");
  }

  private static long lifetime(Rng rng) {
    return rng.between(4 * 24, 30 * 24) * (long) Clock.HOUR;
  }

  private Phase phase(List<Integer> customers, long from, long until, Rng rng) {
    int place = rng.below(society.cells);
    int account = accounts.mobile(place, accounts.newDevice());
    int runner = accounts.mobile(society.near(place, 2, rng), accounts.newDevice());
    int bursts = rng.between(2, 6);
    double share = 0.75 + 0.25 * rng.unit();
    double callBack = 0.04 + 0.1 * rng.unit();
    double dayOff = 0.1 * rng.unit();
    int opens = rng.between(8, 12);
    int closes = rng.between(22, 26);
    Phase made =
        new Phase(
            account, runner, customers, from, until, bursts, share, callBack, dayOff, opens,
            closes);
    phases.add(made);
    return made;
  }

  private Phase next(Phase before, List<Integer> customers, long from, long until, Rng rng) {
    boolean sameHandset = rng.chance(0.5);
    int place = rng.chance(0.6) ? accounts.place(before.account) : rng.below(society.cells);
    int device = sameHandset ? accounts.fixedDevice(before.account) : accounts.newDevice();
    int account = accounts.mobile(place, device);
    int runner =
        accounts.mobile(accounts.place(before.runner), accounts.fixedDevice(before.runner));
    Phase made =
        new Phase(
            account,
            runner,
            customers,
            from,
            until,
            before.bursts,
            before.share,
            before.callBack,
            before.dayOff,
            before.opens,
            before.closes);
    phases.add(made);
    return made;
  }

  private void planted(Phase phase, String detail) {
    truth.add(Kind.DEAL_LINE, phase.account, -1, phase.from, phase.until, 1, detail);
    truth.add(Kind.BURNER, phase.runner, -1, phase.from, phase.until, 1, "runner");
  }

  private void moves(Phase before, Phase after, int order) {
    truth.add(
        Kind.NUMBER_CHANGE, before.account, after.account, after.from, after.from, order, "line");
    truth.add(Kind.NUMBER_CHANGE, before.runner, after.runner, after.from, after.from, 2, "runner");
  }

  private List<Integer> someone(int count, Rng rng) {
    Set<Integer> chosen = new LinkedHashSet<>();
    int most = Math.min(count, society.people / 5);
    while (chosen.size() < most) {
      chosen.add(rng.below(society.people));
    }
    return new ArrayList<>(chosen);
  }

  /** Some customers are gone, some are new. */
  private List<Integer> churned(List<Integer> customers, Rng rng) {
    double goes = 0.04 + 0.1 * rng.unit();
    Set<Integer> next = new LinkedHashSet<>();
    for (int customer : customers) {
      if (!rng.chance(goes)) {
        next.add(customer);
      }
    }
    next.addAll(someone((int) (customers.size() * goes), rng));
    return new ArrayList<>(next);
  }

  void play(int day, Stage stage) {
    for (int p = 0; p < phases.size(); p++) {
      Phase phase = phases.get(p);
      Rng rng = Rng.of(seed, p, Purpose.LINES_OF_DAY + day);
      if (phase.until < clock.utc(day, 0) || phase.from > clock.utc(day + 1, 6 * Clock.HOUR)) {
        continue;
      }
      if (!rng.chance(phase.dayOff)) {
        sell(phase, day, stage, rng);
      }
    }
  }

  private void sell(Phase phase, int day, Stage stage, Rng rng) {
    int bursts = Math.max(2, phase.bursts + rng.between(-1, 1));
    int open = (phase.closes - phase.opens) * Clock.HOUR;
    for (int b = 0; b < bursts; b++) {
      long second = phase.opens * (long) Clock.HOUR + (long) open * b / bursts;
      long at = clock.utc(day, second + rng.below(open / bursts - 900));
      if (at >= phase.from && at < phase.until - 600) {
        burst(phase, at, stage, rng);
      }
    }
    int others = rng.between(1, 6);
    for (int k = 0; k < others; k++) {
      long at = clock.utc(day, phase.opens * (long) Clock.HOUR + rng.below(open));
      if (at >= phase.from && at < phase.until) {
        int customer = rng.pick(phase.customers);
        int own = lives.account(customer, at);
        if (!lives.here(customer, at)) {
          continue;
        }
        if (rng.chance(0.7)) {
          stage.call(own, phase.account, at, rng.between(8, 60));
          if (rng.chance(0.3)) {
            stage.message(phase.account, own, at + rng.between(300, 1500));
          }
        } else {
          stage.message(own, phase.account, at);
        }
      }
    }
    int runs = rng.between(3, 7);
    for (int k = 0; k < runs; k++) {
      long at = clock.utc(day, phase.opens * (long) Clock.HOUR + rng.below(open));
      if (at >= phase.from && at < phase.until) {
        boolean out = rng.chance(0.7);
        int from = out ? phase.account : phase.runner;
        int to = out ? phase.runner : phase.account;
        if (rng.chance(0.6)) {
          stage.call(from, to, at, rng.between(5, 50));
        } else {
          stage.message(from, to, at);
        }
      }
    }
  }

  private void burst(Phase phase, long from, Stage stage, Rng rng) {
    long at = from;
    int pace = rng.between(2, 6);
    String text = withTexts ? rng.pick(TEXTS) : null;
    for (int customer : phase.customers) {
      if (!rng.chance(phase.share)) {
        continue;
      }
      at += rng.between(1, pace);
      int to = lives.account(customer, at);
      stage.message(phase.account, to, at, text);
      if (rng.chance(phase.callBack)) {
        double u = rng.unit();
        long back = at + 60 + (long) (u * u * 5000);
        if (back < phase.until && lives.here(customer, back)) {
          stage.call(to, phase.account, back, rng.chance(0.15) ? 0 : rng.between(8, 70));
        }
      } else if (rng.chance(0.03)) {
        stage.message(to, phase.account, at + rng.between(60, 3000));
      }
    }
  }
}
