package uk.toex.synth.comms;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import uk.toex.synth.comms.Planted.Kind;
import uk.toex.synth.internal.Rng;

/** Plans the lawful senders, organisers and visitors that look like something else. */
final class Services {

  /** The sorts, and how many of each there are for 2,000 subscribers. */
  enum Sort {
    REMINDER(4),
    SURGERY(1),
    SCHOOL(2),
    SHOP(3),
    TAXI(1),
    DRIVER(3),
    ORGANISER(4),
    AGENCY(1),
    TAKEAWAY(1),
    TELESALES(1),
    BANK(1),
    VISITOR(3);

    final int usual;

    Sort(int usual) {
      this.usual = usual;
    }
  }

  /**
   * One of them.
   *
   * @param person the organiser, else -1
   * @param base the middle of its neighbourhood among people
   * @param reach how far its customers live
   * @param members those who always get its messages; empty if they vary
   * @param size how many it reaches at a time
   * @param style a number that varies what it does
   */
  record Service(
      Sort sort,
      int account,
      int person,
      int base,
      int reach,
      List<Integer> members,
      int size,
      int style,
      long from,
      long until) {}

  private final long seed;
  private final Accounts accounts;
  private final Clock clock;
  private final Society society;
  private final Truth truth;
  final List<Service> all = new ArrayList<>();

  Services(long seed, Lives lives, Accounts accounts, Clock clock, Truth truth) {
    this.seed = seed;
    this.accounts = accounts;
    this.clock = clock;
    this.truth = truth;
    society = lives.society;
  }

  void plan(double multiple, Changes changes) {
    int index = 0;
    for (Sort sort : sorts()) {
      int count = (int) Math.round(sort.usual * multiple * Math.max(1, society.people / 2000.0));
      for (int k = 0; k < count; k++) {
        Rng rng = Rng.of(seed, index++, Purpose.SERVICES);
        add(sort, k, changes, rng);
      }
    }
  }

  private static List<Sort> sorts() {
    return List.of(Sort.values());
  }

  private void add(Sort sort, int k, Changes changes, Rng rng) {
    int base = rng.below(society.people);
    int place = society.home[base];
    long from = clock.start();
    long until = clock.end();
    int person = -1;
    int account;
    int size;
    int reach = Math.min(society.people, rng.between(300, 1500));
    List<Integer> members = List.of();
    switch (sort) {
      case REMINDER -> {
        size = rng.between(15, 60);
        account =
            switch (k % 4) {
              case 0 -> mobile(place);
              case 1 -> accounts.landline(place);
              case 2 -> accounts.code();
              default -> accounts.sender();
            };
      }
      case SURGERY -> {
        size = rng.between(40, 80);
        account = accounts.landline(place);
      }
      case SCHOOL -> {
        size = rng.between(80, 350);
        account = k % 2 == 0 ? mobile(place) : accounts.landline(place);
        members = around(base, 1200, size, rng);
      }
      case SHOP -> {
        size = Math.min(Math.max(60, society.people / 25), rng.between(200, 1200));
        account = k % 3 == 0 ? accounts.sender() : k % 3 == 1 ? accounts.code() : mobile(place);
        members = around(base, 100_000, size, rng);
      }
      case TAXI -> {
        size = rng.between(40, 110);
        account = k % 2 == 0 ? accounts.landline(place) : mobile(place);
      }
      case DRIVER -> {
        size = rng.between(30, 70);
        account = mobile(place);
        if (k % 3 == 2) {
          from = clock.utc(rng.between(5, 30), 7 * Clock.HOUR);
          until = from + rng.between(10, 25) * (long) Clock.DAY;
        }
      }
      case ORGANISER -> {
        size = rng.between(8, 30);
        person = organiser(base, changes);
        account = person;
        members = around(base, 2000, size, rng);
      }
      case AGENCY -> {
        size = rng.between(18, 45);
        account = mobile(place);
        members = around(base, 5000, size, rng);
      }
      case TAKEAWAY -> {
        size = rng.between(60, 200);
        account = k % 2 == 0 ? mobile(place) : accounts.landline(place);
        members = around(base, 1500, size, rng);
      }
      case TELESALES -> {
        size = rng.between(80, 200);
        account = k % 2 == 0 ? accounts.landline(place) : mobile(place);
        reach = society.people;
      }
      case BANK -> {
        size = rng.between(40, 60);
        account = accounts.sender();
        reach = society.people;
      }
      default -> {
        size = rng.between(3, 5);
        account = mobile(place);
        from = clock.utc(rng.between(1, clock.days() - 16), 13 * Clock.HOUR);
        until = from + rng.between(5, 14) * (long) Clock.DAY;
        members = new ArrayList<>();
        for (int f = 0; f < size; f++) {
          members.add(accounts.foreign());
        }
      }
    }
    int style = rng.below(1000);
    all.add(new Service(sort, account, person, base, reach, members, size, style, from, until));
    truth.add(Kind.LOOK_ALIKE, account, -1, from, until, 1, sort.name().toLowerCase(Locale.ROOT));
  }

  private int organiser(int base, Changes changes) {
    int person = base;
    while (changes.taken(person)) {
      person = (person + 1) % society.people;
    }
    return person;
  }

  private int mobile(int place) {
    return accounts.mobile(place, accounts.newDevice());
  }

  private List<Integer> around(int base, int reach, int size, Rng rng) {
    int span = Math.min(reach, society.people);
    int wanted = Math.min(size, span / 2);
    Set<Integer> chosen = new LinkedHashSet<>();
    while (chosen.size() < wanted) {
      chosen.add(Math.floorMod(base + rng.below(span) - span / 2, society.people));
    }
    chosen.remove(base);
    return new ArrayList<>(chosen);
  }
}
