package uk.toex.synth.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import uk.toex.api.network.EntityKind;
import uk.toex.synth.Force;
import uk.toex.synth.Person;
import uk.toex.synth.Place;
import uk.toex.synth.Vehicle;
import uk.toex.synth.internal.Rng;

/**
 * Who and what there is in a world, whether or not a record tells of it: people in households and
 * areas, their friends, phones, vehicles and places. People are things 0 to n − 1.
 */
final class Population {

  /** The neutral marks of people's areas. */
  static final List<String> GROUPS = List.of("A", "B", "C", "D", "E", "F", "G", "H");

  private static final int HOUSEHOLDS = 101;
  private static final int LIVES = 102;
  private static final int PLACES = 103;
  private static final int PEOPLE_OF_AN_AREA = 650;

  final Draft draft;
  final Force force;
  final int people;
  final int areas;
  final int[] age;
  final int[] area;
  final int[] home;

  /** The first person of a person's household; its members are in sequence. */
  final int[] household;

  /** A person's phone, or -1. */
  final int[] phone;

  /** A person's vehicle, or -1. */
  final int[] vehicle;

  final int[][] friends;

  /** How often a person comes to notice: 1 is usual. */
  final float[] activity;

  /** By area, in order of number. */
  final List<int[]> children = new ArrayList<>();

  final List<int[]> adults = new ArrayList<>();

  /** Children who live in children's homes. */
  final List<Integer> lookedAfter = new ArrayList<>();

  final int[][] schools;
  final int[][] shops;
  final int[][] parks;
  final int[][] hotels;
  final int[] ranks;
  final int[] childrensHomes;
  final int[] stations;
  final int[] hospitals;
  final int[] custody;

  private final Map<Place.Kind, List<Place>> byKind = new EnumMap<>(Place.Kind.class);
  private int labels;

  Population(long seed, int people, Force force, Draft draft) {
    this.draft = draft;
    this.force = force;
    this.people = people;
    areas = Math.max(2, people / PEOPLE_OF_AN_AREA);
    age = new int[people];
    area = new int[people];
    home = new int[people];
    household = new int[people];
    phone = new int[people];
    vehicle = new int[people];
    friends = new int[people][];
    activity = new float[people];
    Arrays.fill(phone, -1);
    Arrays.fill(vehicle, -1);
    households(seed);
    Rng rng = Rng.of(seed, 0, PLACES);
    schools = places(Place.Kind.SCHOOL, "school", 2, rng);
    shops = places(Place.Kind.SHOP, "shop", 3, rng);
    parks = places(Place.Kind.PARK, "park", 1, rng);
    hotels = places(Place.Kind.HOTEL, "hotel", 1, rng);
    ranks = named("taxi rank", "taxi-rank", Math.max(2, areas / 2), rng);
    stations = named("station", "station", Math.max(2, areas / 2), rng);
    hospitals = named("General Hospital", "hospital", Math.max(4, areas / 12), rng);
    custody = named("custody suite", "custody", Math.max(3, areas / 12), rng);
    childrensHomes = new int[Math.max(2, people / 800)];
    List<Place> lodges = named(Place.Kind.CHILDRENS_HOME);
    for (int i = 0; i < childrensHomes.length; i++) {
      String label = lodges.get(i % lodges.size()).address();
      childrensHomes[i] = draft.add(Thing.of(EntityKind.LOCATION, label, "children-home"));
      int residents = rng.between(4, 7);
      for (int k = 0; k < residents; k++) {
        int child = someone(children, rng.below(areas), 0, rng);
        if (age[child] >= 12 && activity[child] == 0) {
          home[child] = childrensHomes[i];
          activity[child] = 4;
          lookedAfter.add(child);
        }
      }
    }
    for (int i = 0; i < people; i++) {
      live(i, Rng.of(seed, i, LIVES));
    }
  }

  boolean isChild(int person) {
    return age[person] < 18;
  }

  boolean livesInChildrensHome(int person) {
    return draft.things.get(home[person]).use.equals("children-home");
  }

  /** A new address. */
  int address() {
    List<Place> homes = named(Place.Kind.HOME);
    String label = homes.get(labels++ % homes.size()).address();
    return draft.add(Thing.of(EntityKind.LOCATION, label, "home"));
  }

  /** A new phone, with a number of the drama range. */
  int phone(Rng rng) {
    String number = rng.pick(force.people()).phone();
    return draft.add(Thing.of(EntityKind.OBJECT, number, "phone"));
  }

  /** A new vehicle. */
  int vehicle(Rng rng) {
    Vehicle like = rng.pick(force.vehicles());
    String label = like.vrm() + ", " + like.description();
    return draft.add(Thing.of(EntityKind.OBJECT, label, "vehicle"));
  }

  /** A person of an area, or now and then of another. */
  int someone(List<int[]> byArea, int near, double far, Rng rng) {
    int[] there = byArea.get(rng.chance(far) ? rng.below(areas) : near);
    return there[rng.below(there.length)];
  }

  /** A friend, or anyone of the area where there is none. */
  int friend(int person, Rng rng) {
    int[] known = friends[person];
    return known[rng.below(known.length)];
  }

  /** Somewhere in public. */
  int publicPlace(int near, Rng rng) {
    int[] there =
        switch (rng.below(10)) {
          case 0, 1, 2, 3 -> shops[near];
          case 4, 5 -> parks[near];
          case 6 -> stations;
          case 7 -> ranks;
          default -> hotels[near];
        };
    return there[rng.below(there.length)];
  }

  private void households(long seed) {
    int made = 0;
    List<Integer> young = new ArrayList<>();
    List<Integer> grown = new ArrayList<>();
    List<Integer> heads = new ArrayList<>();
    List<Person> names = force.people();
    for (int number = 0; made < people; number++) {
      Rng rng = Rng.of(seed, number, HOUSEHOLDS);
      int adultsHere = rng.chance(0.45) ? 1 : rng.chance(0.8) ? 2 : 3;
      int childrenHere = rng.chance(0.4) ? 1 + rng.below(3) : 0;
      int first = made;
      String name = names.get(rng.below(people)).lastName();
      for (int k = 0; k < adultsHere + childrenHere && made < people; k++) {
        boolean child = k >= adultsHere;
        age[made] = child ? rng.between(9, 17) : rng.between(18, 45) + rng.below(30);
        area[made] = (int) ((long) made * areas / people);
        household[made] = first;
        (child ? young : grown).add(made);
        String first1 = names.get(rng.below(people)).firstName();
        String label = first1 + " " + (rng.chance(0.85) ? name : names.get(made).lastName());
        draft.add(Thing.person(label, age[made], GROUPS.get(area[made] % GROUPS.size())));
        made++;
      }
      heads.add(first);
    }
    for (int head : heads) {
      int address = address();
      for (int i = head; i < people && household[i] == head; i++) {
        home[i] = address;
      }
    }
    byArea(young, children);
    byArea(grown, adults);
  }

  private void live(int person, Rng rng) {
    boolean child = isChild(person);
    List<int[]> alike = child ? children : adults;
    friends[person] = new int[rng.between(2, child ? 5 : 4)];
    for (int k = 0; k < friends[person].length; k++) {
      int friend = someone(alike, area[person], 0.1, rng);
      friends[person][k] = friend != person ? friend : someone(alike, area[person], 0.1, rng);
    }
    if (activity[person] == 0) {
      activity[person] =
          rng.chance(child ? 0.12 : 0.08)
              ? (child ? 5 : 3)
              : rng.chance(0.06) && !child ? 8 : rng.chance(0.5) ? 1 : 0.3f;
    }
    if (age[person] >= 11 && rng.chance(0.5)) {
      phone[person] = phone(rng);
    }
    if (!child && rng.chance(0.35)) {
      vehicle[person] = vehicle(rng);
    }
  }

  private void byArea(List<Integer> members, List<int[]> out) {
    int done = 0;
    for (int a = 0; a < areas; a++) {
      int begin = done;
      while (done < members.size() && area[members.get(done)] == a) {
        done++;
      }
      out.add(members.subList(begin, done).stream().mapToInt(i -> i).toArray());
    }
  }

  private int[][] places(Place.Kind kind, String use, int each, Rng rng) {
    List<Place> like = named(kind);
    int[][] made = new int[areas][each];
    for (int[] here : made) {
      for (int i = 0; i < each; i++) {
        here[i] = draft.add(Thing.of(EntityKind.LOCATION, rng.pick(like).address(), use));
      }
    }
    return made;
  }

  private int[] named(String what, String use, int count, Rng rng) {
    int[] made = new int[count];
    for (int i = 0; i < count; i++) {
      String town = rng.pick(force.places()).town();
      made[i] = draft.add(Thing.of(EntityKind.LOCATION, town + " " + what, use));
    }
    return made;
  }

  private List<Place> named(Place.Kind kind) {
    return byKind.computeIfAbsent(
        kind, k -> force.places().stream().filter(p -> p.kind() == k).toList());
  }
}
