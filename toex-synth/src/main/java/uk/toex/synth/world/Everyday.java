package uk.toex.synth.world;

import uk.toex.synth.internal.Rng;
import uk.toex.synth.world.Draft.Source;

/**
 * What a force records about people who have nothing to do with any ring: addresses, families,
 * phones, vehicles, stops, incidents, arrests, missing episodes, visits to hospital, reports, and
 * groups of adults whose business is another one.
 */
final class Everyday {

  private static final int PERSON = 111;
  private static final int GROUP = 112;
  private static final int NOISE = 113;
  private static final int PEERS = 114;

  /** Registers go further back than the two years. */
  private static final int FIRST = -500;

  private final long seed;
  private final Population all;
  private final Draft draft;

  Everyday(long seed, Population all) {
    this.seed = seed;
    this.all = all;
    this.draft = all.draft;
  }

  /** Groups of adults who deal or steal together, some with older children about them. */
  void otherGroups(int count) {
    for (int i = 0; i < count; i++) {
      otherGroup(Rng.of(seed, i, GROUP));
    }
  }

  /** Groups of children who come to notice together, without anyone exploiting them. */
  void peerGroups(int count) {
    for (int i = 0; i < count; i++) {
      peerGroup(Rng.of(seed, i, PEERS));
    }
  }

  void records() {
    for (int i = 0; i < all.people; i++) {
      Rng rng = Rng.of(seed, i, PERSON);
      registers(i, rng);
      friends(i, rng);
      places(i, rng);
      events(i, rng);
      reports(i, rng);
    }
    Rng rng = Rng.of(seed, 0, NOISE);
    for (int i = 0; i < all.people / 50; i++) {
      int a = rng.below(all.people);
      int b = rng.below(all.people);
      draft.fact(a, LinkType.ASSOCIATE, b, anyDay(rng), Source.INTELLIGENCE, rng);
    }
  }

  private void registers(int i, Rng rng) {
    int times = rng.chance(0.55) ? 1 : 0;
    for (int k = 0; k < times; k++) {
      draft.fact(i, LinkType.RESIDENT, all.home[i], longDay(rng), Source.OFFICIAL, rng);
    }
    for (int j = all.household[i]; j < i; j++) {
      double known = all.isChild(i) ? 0.2 : 0.15;
      if (rng.chance(known)) {
        draft.fact(i, LinkType.FAMILY, j, longDay(rng), Source.OFFICIAL, rng);
      }
    }
    if (all.phone[i] >= 0) {
      draft.fact(i, LinkType.PHONE_USER, all.phone[i], longDay(rng), Source.OFFICIAL, rng);
    }
    if (all.vehicle[i] >= 0) {
      draft.fact(i, LinkType.VEHICLE_KEEPER, all.vehicle[i], longDay(rng), Source.OFFICIAL, rng);
    }
  }

  private void friends(int i, Rng rng) {
    for (int friend : all.friends[i]) {
      if (rng.chance(0.025)) {
        draft.fact(i, LinkType.ASSOCIATE, friend, anyDay(rng), Source.INTELLIGENCE, rng);
      }
      contacts(all.phone[i], all.phone[friend], 0.12, rng);
    }
    int relative = all.household[i];
    contacts(all.phone[i], all.phone[relative], 0.08, rng);
  }

  /** Calls between two phones, a record for each of some months. */
  private void contacts(int a, int b, double chance, Rng rng) {
    if (a >= 0 && b >= 0 && a != b && rng.chance(chance)) {
      int months = rng.between(1, 3);
      for (int k = 0; k < months; k++) {
        draft.fact(a, LinkType.CONTACT, b, anyDay(rng), Source.COMMS, rng);
      }
    }
  }

  private void places(int i, Rng rng) {
    int here = all.area[i];
    int schools = all.isChild(i) ? count(0.2 + 0.3 * all.activity[i], 4, rng) : 0;
    for (int k = 0; k < schools; k++) {
      seen(i, all.schools[here][i % 2], Source.OFFICIAL, rng);
    }
    int visits = count(0.05 + 0.2 * all.activity[i], 4, rng);
    for (int k = 0; k < visits; k++) {
      seen(i, all.hospitals[rng.below(all.hospitals.length)], Source.OFFICIAL, rng);
    }
    int sightings = count(0.45 * all.activity[i], 6, rng);
    for (int k = 0; k < sightings; k++) {
      seen(i, all.publicPlace(here, rng), Source.OFFICIAL, rng);
    }
    if (all.isChild(i) && rng.chance(0.04)) {
      seen(i, all.ranks[rng.below(all.ranks.length)], Source.INTELLIGENCE, rng);
    }
    if (!all.isChild(i) && rng.chance(0.01)) {
      int rank = all.ranks[rng.below(all.ranks.length)];
      for (int k = 0; k < 5; k++) {
        seen(
            rng.chance(0.5) && all.vehicle[i] >= 0 ? all.vehicle[i] : i,
            rank,
            Source.OFFICIAL,
            rng);
      }
    }
    if (all.vehicle[i] >= 0 && rng.chance(0.4)) {
      int place = rng.chance(0.2) ? all.schools[here][0] : all.publicPlace(here, rng);
      seen(all.vehicle[i], place, Source.OFFICIAL, rng);
    }
    int arrests = all.isChild(i) ? 0 : count(0.05 * all.activity[i] * all.activity[i], 6, rng);
    for (int k = 0; k < arrests; k++) {
      seen(i, all.custody[rng.below(all.custody.length)], Source.OFFICIAL, rng);
    }
  }

  private void seen(int who, int where, Source source, Rng rng) {
    draft.fact(who, LinkType.SEEN_AT, where, anyDay(rng), source, rng);
  }

  private void events(int i, Rng rng) {
    int stops = count(0.12 * all.activity[i], 6, rng);
    for (int k = 0; k < stops; k++) {
      stop(i, 0.4, anyDay(rng), rng);
    }
    int incidents = count(0.2 * all.activity[i], 6, rng);
    for (int k = 0; k < incidents; k++) {
      incident(i, anyDay(rng), rng);
    }
    if (all.isChild(i)) {
      boolean looked = all.livesInChildrensHome(i);
      int episodes =
          looked ? rng.between(2, 6) : rng.chance(0.04 * all.activity[i]) ? rng.between(1, 5) : 0;
      for (int k = 0; k < episodes; k++) {
        missing(i, anyDay(rng), rng);
      }
    }
  }

  /** Someone is stopped, perhaps with a friend, perhaps in a vehicle. */
  void stop(int i, double accompanied, int on, Rng rng) {
    int event = draft.event("stop", on, Source.OFFICIAL, rng);
    draft.link(i, LinkType.PRESENT_AT, event);
    if (rng.chance(accompanied)) {
      draft.link(all.friend(i, rng), LinkType.PRESENT_AT, event);
    }
    if (all.vehicle[i] >= 0 && rng.chance(0.5)) {
      draft.link(all.vehicle[i], LinkType.INVOLVED, event);
    }
    draft.link(event, LinkType.OCCURRED_AT, all.publicPlace(all.area[i], rng));
  }

  private void incident(int i, int on, Rng rng) {
    int event = draft.event("incident", on, Source.OFFICIAL, rng);
    draft.link(i, LinkType.PRESENT_AT, event);
    if (rng.chance(0.5)) {
      int other = rng.chance(0.5) ? all.friend(i, rng) : all.household[i];
      draft.link(other, LinkType.PRESENT_AT, event);
    }
    int place = rng.chance(0.25) ? all.home[i] : all.publicPlace(all.area[i], rng);
    draft.link(event, LinkType.OCCURRED_AT, place);
  }

  /** A child is missing from home and found somewhere. */
  private void missing(int i, int on, Rng rng) {
    int event = draft.event("missing-episode", on, Source.OFFICIAL, rng);
    draft.link(i, LinkType.PRESENT_AT, event);
    if (rng.chance(0.25)) {
      draft.link(all.friend(i, rng), LinkType.PRESENT_AT, event);
    }
    if (rng.chance(0.5)) {
      draft.link(event, LinkType.OCCURRED_AT, all.home[i]);
    }
    if (rng.chance(0.5)) {
      int found =
          rng.chance(0.4)
              ? all.home[all.friend(i, rng)]
              : rng.chance(0.2)
                  ? all.hospitals[rng.below(all.hospitals.length)]
                  : all.publicPlace(all.area[i], rng);
      draft.link(event, LinkType.OCCURRED_AT, found);
    }
    if (on <= Draft.AS_OF) {
      draft.things.get(i).missing++;
    }
  }

  private void reports(int i, Rng rng) {
    int reports = count(0.05 * all.activity[i], 4, rng);
    for (int k = 0; k < reports; k++) {
      report(i, anyDay(rng), rng);
    }
  }

  /** Intelligence about someone that has nothing to do with a ring. */
  private void report(int i, int on, Rng rng) {
    int event = draft.event("report", on, Source.INTELLIGENCE, rng);
    draft.link(i, LinkType.NAMED_IN, event);
    if (rng.chance(0.5)) {
      draft.link(all.friend(i, rng), LinkType.NAMED_IN, event);
    }
    if (rng.chance(0.4)) {
      int place = rng.chance(0.5) ? all.home[i] : all.publicPlace(all.area[i], rng);
      draft.link(place, LinkType.NAMED_IN, event);
    }
    if (all.vehicle[i] >= 0 && rng.chance(0.3)) {
      draft.link(all.vehicle[i], LinkType.NAMED_IN, event);
    }
  }

  private void otherGroup(Rng rng) {
    int here = rng.below(all.areas);
    int[] members = new int[rng.between(2, 5)];
    for (int k = 0; k < members.length; k++) {
      members[k] = all.someone(all.adults, here, 0.2, rng);
      all.activity[members[k]] = Math.max(all.activity[members[k]], 2);
    }
    int[] young = new int[rng.below(4)];
    for (int k = 0; k < young.length; k++) {
      young[k] = all.someone(all.children, here, 0.2, rng);
    }
    int base = rng.chance(0.6) ? all.home[members[0]] : all.address();
    int car = all.vehicle[members[0]] >= 0 ? all.vehicle[members[0]] : all.vehicle(rng);
    int line = all.phone(rng);
    int times = rng.between(14, 28);
    for (int k = 0; k < times; k++) {
      int on = anyDay(rng);
      int one = members[rng.below(members.length)];
      int other = members[rng.below(members.length)];
      int child = young.length > 0 && rng.chance(0.3) ? young[rng.below(young.length)] : one;
      switch (rng.below(5)) {
        case 0 -> draft.fact(one, LinkType.SEEN_AT, base, on, Source.INTELLIGENCE, rng);
        case 1 -> draft.fact(car, LinkType.SEEN_AT, base, on, Source.INTELLIGENCE, rng);
        case 2 -> {
          int event = draft.event("stop", on, Source.OFFICIAL, rng);
          draft.link(one, LinkType.PRESENT_AT, event);
          draft.link(other, LinkType.PRESENT_AT, event);
          draft.link(child, LinkType.PRESENT_AT, event);
          draft.link(car, LinkType.INVOLVED, event);
          draft.link(event, LinkType.OCCURRED_AT, all.publicPlace(here, rng));
        }
        case 3 -> {
          int event = draft.event("report", on, Source.INTELLIGENCE, rng);
          draft.link(one, LinkType.NAMED_IN, event);
          draft.link(other, LinkType.NAMED_IN, event);
          draft.link(rng.chance(0.5) ? base : car, LinkType.NAMED_IN, event);
        }
        default -> {
          if (all.phone[one] >= 0) {
            draft.fact(line, LinkType.CONTACT, all.phone[one], on, Source.COMMS, rng);
          }
          if (child != one && all.phone[child] >= 0) {
            draft.fact(line, LinkType.CONTACT, all.phone[child], on, Source.COMMS, rng);
          }
          draft.fact(one, LinkType.ASSOCIATE, other, on, Source.INTELLIGENCE, rng);
        }
      }
    }
  }

  private void peerGroup(Rng rng) {
    int here = rng.below(all.areas);
    int[] members = new int[rng.between(4, 8)];
    for (int k = 0; k < members.length; k++) {
      int tries = 0;
      do {
        members[k] = all.someone(all.children, here, 0.1, rng);
      } while (tries++ < 20
          && (all.age[members[k]] < 11
              || (draft.things.get(members[k]).role != null && rng.chance(0.85))));
    }
    int adult = all.someone(all.adults, here, 0.2, rng);
    int times = members.length * rng.between(3, 7);
    for (int k = 0; k < times; k++) {
      int on = anyDay(rng);
      int one = members[rng.below(members.length)];
      int other = members[rng.below(members.length)];
      int third = members[rng.below(members.length)];
      if (rng.chance(0.15)) {
        draft.fact(one, LinkType.ASSOCIATE, other, on, Source.INTELLIGENCE, rng);
        continue;
      }
      String sort = rng.chance(0.3) ? "missing-episode" : rng.chance(0.6) ? "incident" : "stop";
      int event = draft.event(sort, on, Source.OFFICIAL, rng);
      draft.link(one, LinkType.PRESENT_AT, event);
      if (other != one && rng.chance(0.7)) {
        draft.link(other, LinkType.PRESENT_AT, event);
      }
      if (third != one && third != other && rng.chance(0.4)) {
        draft.link(third, LinkType.PRESENT_AT, event);
      }
      if (rng.chance(0.1)) {
        draft.link(adult, LinkType.PRESENT_AT, event);
      }
      boolean missing = sort.equals("missing-episode");
      if (rng.chance(missing ? 0.5 : 0.1)) {
        draft.link(event, LinkType.OCCURRED_AT, all.home[one]);
      }
      if (!missing || rng.chance(0.5)) {
        int friends = all.home[members[0]];
        draft.link(
            event, LinkType.OCCURRED_AT, rng.chance(0.2) ? friends : all.publicPlace(here, rng));
      }
      if (missing && on <= Draft.AS_OF) {
        draft.things.get(one).missing++;
      }
    }
  }

  private static int count(double mean, int most, Rng rng) {
    int count = 0;
    double left = mean;
    while (left > 0 && count < most) {
      if (rng.chance(Math.min(left, 1))) {
        count++;
      }
      left -= 1;
    }
    return count;
  }

  private static int anyDay(Rng rng) {
    return rng.below(Draft.DAYS);
  }

  private static int longDay(Rng rng) {
    return rng.between(FIRST, Draft.DAYS - 1);
  }
}
