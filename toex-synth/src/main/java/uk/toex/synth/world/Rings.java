package uk.toex.synth.world;

import java.util.ArrayList;
import java.util.List;
import uk.toex.synth.internal.Rng;
import uk.toex.synth.world.Draft.Source;

/**
 * Rings: a few adults who exploit children, with addresses, phones and vehicles that they share.
 * Some of the children and a few of the adults are known; the others meet them only through places,
 * phones, vehicles, events and other children.
 */
final class Rings {

  private static final int RING = 121;

  /** A report about a ring, which may become a seed. */
  record RingReport(int event, int on, boolean namesHiddenChild) {}

  final List<RingReport> reports = new ArrayList<>();
  final List<Integer> knownChildren = new ArrayList<>();
  final List<Integer> hiddenChildren = new ArrayList<>();
  final List<Integer> knownOffenders = new ArrayList<>();

  private final long seed;
  private final Population all;
  private final Draft draft;

  Rings(long seed, Population all) {
    this.seed = seed;
    this.all = all;
    this.draft = all.draft;
  }

  void plant(int count) {
    for (int i = 0; i < count; i++) {
      ring(Rng.of(seed, i, RING));
    }
  }

  private void ring(Rng rng) {
    int here = rng.below(all.areas);
    int[] adults = members(all.adults, here, rng.between(2, 5), rng);
    int[] children = members(all.children, here, rng.between(3, 8), rng);
    for (int adult : adults) {
      boolean known = rng.chance(0.2);
      role(adult, known ? WorldRole.KNOWN_OFFENDER : WorldRole.OFFENDER);
      all.activity[adult] = Math.max(all.activity[adult], 2);
      if (known) {
        knownOffenders.add(adult);
      }
    }
    for (int k = 0; k < children.length; k++) {
      boolean known = k == 0 ? rng.chance(0.9) : rng.chance(0.2);
      role(children[k], known ? WorldRole.KNOWN_CHILD : WorldRole.HIDDEN_CHILD);
      int head = all.household[children[k]];
      for (int i = head; i < all.people && all.household[i] == head; i++) {
        all.activity[i] = Math.max(all.activity[i], i == children[k] ? 1 : 2);
      }
      (known ? knownChildren : hiddenChildren).add(children[k]);
    }
    int[] places = new int[rng.chance(0.75) ? 1 : 2];
    for (int k = 0; k < places.length; k++) {
      places[k] =
          rng.chance(0.4)
              ? all.home[adults[rng.below(adults.length)]]
              : rng.chance(0.9) ? all.address() : all.hotels[here][0];
      role(places[k], WorldRole.RING_LOCATION);
    }
    int[] cars = new int[rng.between(1, 2)];
    for (int k = 0; k < cars.length; k++) {
      int keeper = adults[k % adults.length];
      cars[k] = all.vehicle[keeper] >= 0 ? all.vehicle[keeper] : all.vehicle(rng);
      role(cars[k], WorldRole.RING_OBJECT);
    }
    int[] lines = new int[rng.between(1, 2)];
    for (int k = 0; k < lines.length; k++) {
      lines[k] = all.phone(rng);
      role(lines[k], WorldRole.RING_OBJECT);
    }
    new Ring(rng, here, adults, children, places, cars, lines, rng.below(240)).record();
  }

  /** Anyone of the area who is in no ring yet; of children, some live in children's homes. */
  private int[] members(List<int[]> byArea, int here, int count, Rng rng) {
    int[] members = new int[count];
    for (int k = 0; k < count; k++) {
      int tries = 0;
      do {
        boolean home = byArea == all.children && rng.chance(0.06);
        members[k] = home ? rng.pick(all.lookedAfter) : all.someone(byArea, here, 0.2, rng);
        tries++;
      } while (tries < 50
          && (draft.things.get(members[k]).role != null
              || all.age[members[k]] < 11
              || all.age[members[k]] > 60));
      role(members[k], WorldRole.OFFENDER); // Taken; the caller says what it is.
    }
    return members;
  }

  private void role(int thing, WorldRole role) {
    draft.things.get(thing).role = role;
  }

  private WorldRole roleOf(int thing) {
    WorldRole role = draft.things.get(thing).role;
    return role == null ? WorldRole.OFFENDER : role;
  }

  /** One ring and what is recorded of it. */
  private final class Ring {
    private final Rng rng;
    private final int here;
    private final int[] adults;
    private final int[] children;
    private final int[] places;
    private final int[] cars;
    private final int[] lines;
    private final int begins;

    Ring(
        Rng rng,
        int here,
        int[] adults,
        int[] children,
        int[] places,
        int[] cars,
        int[] lines,
        int begins) {
      this.rng = rng;
      this.here = here;
      this.adults = adults;
      this.children = children;
      this.places = places;
      this.cars = cars;
      this.lines = lines;
      this.begins = begins;
    }

    void record() {
      ties();
      int times = 5 * (adults.length + children.length) + rng.between(10, 22);
      for (int k = 0; k < times; k++) {
        int on = day();
        switch (rng.below(10)) {
          case 0, 1 -> missing(child(), on);
          case 2, 3 -> incident(on);
          case 4 -> stop(on);
          case 5, 6, 7 -> sighting(on);
          default -> report(on);
        }
      }
    }

    /** Who uses, keeps, calls and knows what and whom. */
    private void ties() {
      for (int line : lines) {
        if (rng.chance(0.3)) {
          draft.fact(pick(adults), LinkType.PHONE_USER, line, day(), Source.INTELLIGENCE, rng);
        }
        for (int child : children) {
          calls(line, all.phone[child], 0.5);
        }
        for (int adult : adults) {
          calls(line, all.phone[adult], 0.6);
        }
      }
      for (int car : cars) {
        if (rng.chance(0.5)) {
          draft.fact(pick(adults), LinkType.VEHICLE_KEEPER, car, day(), Source.OFFICIAL, rng);
        }
      }
      for (int a = 0; a < adults.length; a++) {
        for (int b = 0; b < a; b++) {
          associates(adults[a], adults[b], 0.25);
        }
      }
      for (int a = 0; a < children.length; a++) {
        for (int b = 0; b < a; b++) {
          associates(children[a], children[b], 0.25);
        }
      }
      for (int child : children) {
        associates(pick(adults), child, 0.1);
      }
    }

    private void calls(int a, int b, double chance) {
      if (b >= 0 && rng.chance(chance)) {
        int months = rng.between(1, 3);
        for (int k = 0; k < months; k++) {
          draft.fact(a, LinkType.CONTACT, b, day(), Source.COMMS, rng);
        }
      }
    }

    /** A direct tie between a known person and a hidden child would be no discovery. */
    private void associates(int a, int b, double chance) {
      boolean telling = (hiddenChild(a) && known(b)) || (hiddenChild(b) && known(a));
      if (rng.chance(chance) && !telling) {
        draft.fact(a, LinkType.ASSOCIATE, b, day(), Source.INTELLIGENCE, rng);
      }
    }

    private void missing(int child, int on) {
      int event = draft.event("missing-episode", on, Source.OFFICIAL, rng);
      present(event, child, rng.chance(0.8) ? child() : child, rng.chance(0.5) ? child() : child);
      if (rng.chance(0.5)) {
        draft.link(event, LinkType.OCCURRED_AT, all.home[child]);
      }
      if (rng.chance(0.5)) {
        draft.link(event, LinkType.OCCURRED_AT, place(0.6));
      }
      if (rng.chance(0.15)) {
        draft.link(pick(cars), LinkType.INVOLVED, event);
      }
      if (rng.chance(0.25)) {
        draft.link(pick(adults), LinkType.PRESENT_AT, event);
      }
      if (on <= Draft.AS_OF) {
        draft.things.get(child).missing++;
      }
    }

    /** Children come to notice together. */
    private void incident(int on) {
      int event = draft.event("incident", on, Source.OFFICIAL, rng);
      int child = child();
      present(event, child, rng.chance(0.9) ? child() : child, rng.chance(0.5) ? child() : child);
      if (rng.chance(0.25)) {
        draft.link(pick(adults), LinkType.PRESENT_AT, event);
      }
      int place = rng.chance(0.25) ? all.home[child] : place(0.15);
      draft.link(event, LinkType.OCCURRED_AT, place);
    }

    private void stop(int on) {
      int event = draft.event("stop", on, Source.OFFICIAL, rng);
      adults(event, LinkType.PRESENT_AT, 0.5);
      if (rng.chance(0.7)) {
        int child = child();
        present(event, child, rng.chance(0.5) ? child() : child, child);
      }
      if (rng.chance(0.6)) {
        draft.link(pick(cars), LinkType.INVOLVED, event);
      }
      draft.link(event, LinkType.OCCURRED_AT, place(0.08));
    }

    private void sighting(int on) {
      int who =
          switch (rng.below(5)) {
            case 0 -> pick(cars);
            case 1 -> child();
            default -> pick(adults);
          };
      draft.fact(who, LinkType.SEEN_AT, place(0.95), on, Source.INTELLIGENCE, rng);
    }

    private void report(int on) {
      int event = draft.event("report", on, Source.INTELLIGENCE, rng);
      boolean hidden = false;
      adults(event, LinkType.NAMED_IN, 0.4);
      if (rng.chance(0.5)) {
        int child = child();
        hidden = hiddenChild(child);
        draft.link(child, LinkType.NAMED_IN, event);
      }
      if (rng.chance(0.4)) {
        draft.link(pick(places), LinkType.NAMED_IN, event);
      }
      if (rng.chance(0.3)) {
        draft.link(pick(cars), LinkType.NAMED_IN, event);
      }
      reports.add(new RingReport(event, on, hidden));
    }

    /** One adult, perhaps with another. */
    private void adults(int event, LinkType what, double another) {
      int one = pick(adults);
      draft.link(one, what, event);
      int other = pick(adults);
      if (other != one && rng.chance(another)) {
        draft.link(other, what, event);
      }
    }

    private int place(double own) {
      return rng.chance(own) ? pick(places) : all.publicPlace(here, rng);
    }

    private int day() {
      return rng.between(begins, Draft.DAYS - 1);
    }

    /** Up to three children; the same one only once. */
    private void present(int event, int one, int two, int three) {
      draft.link(one, LinkType.PRESENT_AT, event);
      if (two != one) {
        draft.link(two, LinkType.PRESENT_AT, event);
      }
      if (three != one && three != two) {
        draft.link(three, LinkType.PRESENT_AT, event);
      }
    }

    /** Those who are known are so because they came to notice more often. */
    private int child() {
      int child = pick(children);
      return known(child) || rng.chance(0.5) ? child : pick(children);
    }

    private int pick(int[] of) {
      return of[rng.below(of.length)];
    }

    private boolean known(int person) {
      return switch (roleOf(person)) {
        case KNOWN_CHILD, KNOWN_OFFENDER -> true;
        default -> false;
      };
    }

    private boolean hiddenChild(int person) {
      return roleOf(person) == WorldRole.HIDDEN_CHILD;
    }
  }
}
