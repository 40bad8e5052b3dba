package uk.toex.synth.comms;

import java.util.ArrayList;
import java.util.List;
import uk.toex.synth.comms.Services.Service;
import uk.toex.synth.comms.Services.Sort;
import uk.toex.synth.internal.Rng;

/** What the lawful senders do, day by day. */
final class ServiceDays {

  private static final int HOUR = Clock.HOUR;
  private static final int SATURDAY = 5;
  private static final int SUNDAY = 6;

  private final long seed;
  private final Lives lives;
  private final Clock clock;
  private final List<Service> services;
  private final List<Integer> taxis = new ArrayList<>();
  private final List<Integer> senders = new ArrayList<>();

  ServiceDays(long seed, Lives lives, Clock clock, List<Service> services) {
    this.seed = seed;
    this.lives = lives;
    this.clock = clock;
    this.services = services;
    for (Service service : services) {
      if (service.sort() == Sort.TAXI) {
        taxis.add(service.account());
      } else if (service.sort() == Sort.BANK) {
        senders.add(service.account());
      }
    }
  }

  void play(int day, Stage stage) {
    for (int s = 0; s < services.size(); s++) {
      Service service = services.get(s);
      long noon = clock.utc(day, 12 * HOUR);
      if (noon < service.from() || noon > service.until()) {
        continue;
      }
      Rng rng = Rng.of(seed, s, Purpose.SERVICES_OF_DAY + day);
      boolean workday = !clock.weekend(day);
      switch (service.sort()) {
        case REMINDER -> reminders(service, day, workday, stage, rng);
        case SURGERY -> surgery(service, day, workday, stage, rng);
        case SCHOOL -> school(service, day, workday, stage, rng);
        case SHOP -> shop(service, day, stage, rng);
        case TAXI -> taxi(service, day, stage, rng);
        case DRIVER -> driver(service, day, stage, rng);
        case ORGANISER -> organiser(service, day, stage, rng);
        case AGENCY -> agency(service, day, stage, rng);
        case TAKEAWAY -> takeaway(service, day, stage, rng);
        case TELESALES -> telesales(service, day, workday, stage, rng);
        case BANK -> bank(service, day, stage, rng);
        case VISITOR -> visitor(service, day, stage, rng);
      }
    }
  }

  private int someone(Service service, Rng rng) {
    int off = rng.below(service.reach()) - service.reach() / 2;
    return Math.floorMod(service.base() + off, lives.society.people);
  }

  /** A message to each, some seconds apart; a share of them calls, or writes, back. */
  private void burst(
      Service from,
      List<Integer> to,
      long begins,
      int pace,
      double callBack,
      double writeBack,
      int within,
      Stage stage,
      Rng rng) {
    long at = begins;
    for (int person : to) {
      at += rng.below(pace + 1);
      if (!lives.known(person, at)) {
        continue;
      }
      int sender = from.person() >= 0 ? lives.account(from.person(), at) : from.account();
      int own = lives.account(person, at);
      stage.message(sender, own, at);
      double u = rng.unit();
      long back = at + 30 + rng.skewedBelow(within);
      if (!lives.here(person, back)) {
        continue;
      }
      if (u < callBack) {
        stage.call(own, sender, back, Everyday.talk(rng));
      } else if (u < callBack + writeBack) {
        stage.message(own, sender, back);
      }
    }
  }

  private List<Integer> various(Service service, int count, Rng rng) {
    List<Integer> chosen = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      chosen.add(someone(service, rng));
    }
    return chosen;
  }

  private void reminders(Service s, int day, boolean workday, Stage stage, Rng rng) {
    if (!workday) {
      return;
    }
    boolean called = s.style() % 2 == 0;
    int count = s.size() * rng.between(70, 120) / 100;
    long at = clock.utc(day, 9 * HOUR + rng.below(2 * HOUR));
    burst(s, various(s, count, rng), at, 3, called ? 0.04 : 0, 0.02, 4 * HOUR, stage, rng);
    if (s.style() % 3 == 0) {
      long later = clock.utc(day, 16 * HOUR + rng.below(HOUR));
      burst(s, various(s, count / 2, rng), later, 3, called ? 0.03 : 0, 0.02, HOUR, stage, rng);
    }
  }

  private void surgery(Service s, int day, boolean workday, Stage stage, Rng rng) {
    if (!workday) {
      return;
    }
    long morning = clock.utc(day, 8 * HOUR);
    int calls = rng.between(20, 50);
    for (int k = 0; k < calls; k++) {
      callIn(s, morning + rng.skewedBelow(3 * HOUR), 60 + rng.below(300), stage, rng);
    }
    for (int k = 0; k < 10; k++) {
      long at = clock.utc(day, 10 * HOUR + rng.below(7 * HOUR));
      stage.call(s.account(), lives.account(someone(s, rng), at), at, Everyday.talk(rng));
    }
    long at = clock.utc(day, 10 * HOUR + rng.below(4 * HOUR));
    burst(s, various(s, s.size(), rng), at, 2, 0.03, 0.03, 5 * HOUR, stage, rng);
    if (day % 30 == s.style() % 30) {
      long campaign = clock.utc(day, 15 * HOUR);
      burst(s, various(s, 5 * s.size(), rng), campaign, 1, 0.04, 0.03, 2 * HOUR, stage, rng);
    }
  }

  private void callIn(Service s, long at, int seconds, Stage stage, Rng rng) {
    int person = someone(s, rng);
    if (lives.here(person, at)) {
      stage.call(lives.account(person, at), s.account(), at, seconds);
    }
  }

  private void school(Service s, int day, boolean workday, Stage stage, Rng rng) {
    if (!workday) {
      return;
    }
    int absent = rng.between(2, 9);
    for (int k = 0; k < absent; k++) {
      int parent = rng.pick(s.members());
      long at = clock.utc(day, 8 * HOUR + rng.below(75 * 60));
      if (lives.here(parent, at)) {
        stage.call(lives.account(parent, at), s.account(), at, 20 + rng.below(70));
      }
    }
    boolean snow = day % 35 == s.style() % 35;
    int texts = snow ? 3 : rng.chance(0.4) ? rng.between(1, 2) : 0;
    for (int k = 0; k < texts; k++) {
      long at =
          clock.utc(day, (snow ? 6 * HOUR + 1800 : 8 * HOUR) + k * 3L * HOUR + rng.below(HOUR));
      burst(s, s.members(), at, 1, snow ? 0.05 : 0.015, 0.01, HOUR, stage, rng);
    }
  }

  private void shop(Service s, int day, Stage stage, Rng rng) {
    if (rng.chance(0.22)) {
      long at = clock.utc(day, 9 * HOUR + rng.below(11 * HOUR));
      burst(s, s.members(), at, 1, 0.003, 0.006, 3 * HOUR, stage, rng);
    }
  }

  private void taxi(Service s, int day, Stage stage, Rng rng) {
    boolean busy = clock.weekday(day) == 4 || clock.weekday(day) == SATURDAY;
    int rides = s.size() * (busy ? 18 : 10) / 10;
    for (int k = 0; k < rides; k++) {
      long second =
          busy && rng.chance(0.5)
              ? 21 * HOUR + rng.below(6 * HOUR)
              : 6 * HOUR + rng.below(18 * HOUR);
      long at = clock.utc(day, second);
      int person = someone(s, rng);
      if (lives.here(person, at)) {
        int own = lives.account(person, at);
        stage.call(own, s.account(), at, 20 + rng.below(50));
        stage.message(s.account(), own, at + 120 + rng.below(300));
        long arrival = at + 500 + rng.below(900);
        if (rng.chance(0.7)) {
          stage.message(s.account(), own, arrival);
        } else {
          stage.call(s.account(), own, arrival, rng.below(25));
        }
      }
    }
  }

  private void driver(Service s, int day, Stage stage, Rng rng) {
    if (clock.weekday(day) == SUNDAY) {
      return;
    }
    List<Integer> stops = various(s, s.size() * rng.between(75, 120) / 100, rng);
    long at = clock.utc(day, 8 * HOUR + rng.below(HOUR));
    burst(s, stops, at, 3, 0.06, 0.04, 7 * HOUR, stage, rng);
    for (int person : stops) {
      long later = clock.utc(day, 10 * HOUR + rng.below(8 * HOUR));
      if (rng.chance(0.2)) {
        stage.call(s.account(), lives.account(person, later), later, rng.below(45));
      } else if (rng.chance(0.3)) {
        stage.message(s.account(), lives.account(person, later), later);
      }
    }
  }

  private void organiser(Service s, int day, Stage stage, Rng rng) {
    int weekday = clock.weekday(day);
    int texts =
        switch (s.style() % 4) {
          case 0 -> weekday == 1 || weekday == 3 ? 1 : 0;
          case 1 -> weekday == SATURDAY ? 3 : weekday == 3 ? 1 : 0;
          case 2 -> rng.between(0, 2);
          default -> rng.chance(0.3) ? 1 : 0;
        };
    for (int k = 0; k < texts; k++) {
      long at = clock.utc(day, 8 * HOUR + k * 4L * HOUR + rng.below(4 * HOUR));
      burst(s, s.members(), at, 6, 0.03, 0.22, HOUR, stage, rng);
    }
  }

  private void agency(Service s, int day, Stage stage, Rng rng) {
    if (clock.weekday(day) == SUNDAY && s.style() % 2 == 0) {
      return;
    }
    int texts = rng.between(1, 2);
    for (int k = 0; k < texts; k++) {
      long at = clock.utc(day, 7 * HOUR + k * 8L * HOUR + rng.below(5 * HOUR));
      burst(s, s.members(), at, 3, 0.06, 0.1, 2400, stage, rng);
    }
    int calls = rng.between(4, 12);
    for (int k = 0; k < calls; k++) {
      long at = clock.utc(day, 8 * HOUR + rng.below(11 * HOUR));
      stage.call(s.account(), lives.account(rng.pick(s.members()), at), at, Everyday.talk(rng));
    }
  }

  private void takeaway(Service s, int day, Stage stage, Rng rng) {
    int weekday = clock.weekday(day);
    if (weekday < 2) {
      return;
    }
    int orders = rng.between(15, 50);
    for (int k = 0; k < orders; k++) {
      long at = clock.utc(day, 17 * HOUR + rng.below(5 * HOUR));
      int person = rng.chance(0.5) ? rng.pick(s.members()) : someone(s, rng);
      if (lives.here(person, at)) {
        stage.call(lives.account(person, at), s.account(), at, 35 + rng.below(90));
      }
    }
    if (weekday == 4 || (weekday == SATURDAY && s.style() % 2 == 0)) {
      long at = clock.utc(day, 16 * HOUR + rng.below(2 * HOUR));
      burst(s, s.members(), at, 2, 0.06, 0, 3 * HOUR, stage, rng);
    }
  }

  private void telesales(Service s, int day, boolean workday, Stage stage, Rng rng) {
    if (!workday) {
      return;
    }
    for (int k = 0; k < s.size(); k++) {
      long at = clock.utc(day, 9 * HOUR + rng.below(10 * HOUR));
      int person = someone(s, rng);
      int to = lives.account(person, at);
      stage.call(s.account(), to, at, rng.chance(0.6) ? 0 : rng.skewedBelow(300));
      if (rng.chance(0.05) && lives.here(person, at)) {
        stage.call(to, s.account(), at + rng.below(2 * HOUR), rng.below(40));
      }
    }
  }

  private void bank(Service s, int day, Stage stage, Rng rng) {
    for (int k = 0; k < s.size(); k++) {
      long at = clock.utc(day, clock.second(clock.weekend(day), 0, rng));
      stage.message(s.account(), lives.account(someone(s, rng), at), at);
    }
  }

  /** A guest's local number: the family abroad, a taxi, a bank's codes; much data. */
  private void visitor(Service s, int day, Stage stage, Rng rng) {
    int calls = rng.between(2, 6);
    for (int k = 0; k < calls; k++) {
      long at = clock.utc(day, 9 * HOUR + rng.below(13 * HOUR));
      int other = rng.pick(s.members());
      if (rng.chance(0.15) && !taxis.isEmpty()) {
        stage.call(s.account(), rng.pick(taxis), at, 30 + rng.below(40));
      } else if (rng.chance(0.5)) {
        stage.call(s.account(), other, at, Everyday.talk(rng));
      } else {
        stage.message(other, s.account(), at);
      }
      stage.data(s.account(), at + rng.below(1800), rng);
    }
    if (rng.chance(0.4) && !senders.isEmpty()) {
      long at = clock.utc(day, 10 * HOUR + rng.below(10 * HOUR));
      stage.message(rng.pick(senders), s.account(), at);
    }
  }
}
