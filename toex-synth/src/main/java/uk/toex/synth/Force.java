package uk.toex.synth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import uk.toex.synth.internal.Rng;

/**
 * The fictional area that a force polices: the people, places and vehicles that its records speak
 * of. Immutable.
 */
public final class Force {

  private static final int PURPOSE = 11;

  private final List<Person> people;
  private final List<Person> children;
  private final List<Person> adults;
  private final List<Place> places;
  private final Map<Place.Kind, List<Place>> byKind;
  private final List<Vehicle> vehicles;

  private Force(List<Person> people, List<Place> places, List<Vehicle> vehicles, LocalDate asAt) {
    this.people = List.copyOf(people);
    this.places = List.copyOf(places);
    this.vehicles = List.copyOf(vehicles);
    LocalDate adultIfBornBy = asAt.minusYears(18);
    children = people.stream().filter(p -> p.born().isAfter(adultIfBornBy)).toList();
    adults = people.stream().filter(p -> !p.born().isAfter(adultIfBornBy)).toList();
    byKind = new EnumMap<>(Place.Kind.class);
    for (Place.Kind kind : Place.Kind.values()) {
      byKind.put(kind, places.stream().filter(p -> p.kind() == kind).toList());
    }
  }

  /**
   * Makes an area.
   *
   * @param seed the same seed, size and date give the same area
   * @param size how many people, from 20 to 1,000,000
   * @param asAt the date at which people's ages are drawn: a quarter are from 11 to 16 years old,
   *     the others from 18 to 70
   * @throws IllegalArgumentException if the size is out of range
   */
  public static Force of(long seed, int size, LocalDate asAt) {
    if (size < 20 || size > 1_000_000) {
      throw new IllegalArgumentException("a force has 20 to 1,000,000 people, not " + size);
    }
    Rng rng = Rng.of(seed, size, PURPOSE);
    Names names = TextBank.shared().names();
    List<Place> places = new ArrayList<>();
    for (Place.Kind kind : Place.Kind.values()) {
      int count = kind == Place.Kind.HOME ? size / 2 : 4 + size / 150;
      for (int i = 0; i < count; i++) {
        String name = names.place(kind, rng);
        places.add(new Place(id('L', places.size()), kind, name, rng.pick(names.towns())));
      }
    }
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      boolean child = i % 4 == 3;
      int days =
          child ? rng.between(11 * 365 + 200, 16 * 365 + 300) : rng.between(19 * 365, 70 * 365);
      people.add(
          new Person(
              id('P', i),
              rng.pick(names.first()),
              rng.pick(names.last()),
              asAt.minusDays(days),
              mobile(rng.below(1000)),
              places.get(rng.below(size / 2))));
    }
    List<Vehicle> vehicles = new ArrayList<>();
    for (int i = 0; i < size / 3; i++) {
      String body = rng.pick(names.colours()) + " " + rng.pick(names.bodies());
      vehicles.add(new Vehicle(id('V', i), vrm(rng), body));
    }
    return new Force(people, places, vehicles, asAt);
  }

  /** Everyone, in order of id. */
  public List<Person> people() {
    return people;
  }

  /** All places, in order of id. */
  public List<Place> places() {
    return places;
  }

  /** All vehicles, in order of id. */
  public List<Vehicle> vehicles() {
    return vehicles;
  }

  List<Person> children() {
    return children;
  }

  List<Person> adults() {
    return adults;
  }

  List<Place> places(Place.Kind kind) {
    return byKind.getOrDefault(kind, List.of());
  }

  /** A number of Ofcom's drama range for mobiles. */
  static String mobile(int n) {
    return "07700 900" + threeDigits(n);
  }

  /** A number of Ofcom's drama range for landlines without an area. */
  static String landline(int n) {
    return "01632 960" + threeDigits(n);
  }

  private static String threeDigits(int n) {
    return Integer.toString(1000 + n).substring(1);
  }

  private static String id(char kind, int n) {
    String digits = Integer.toString(n);
    return kind + "00000".substring(Math.min(5, digits.length())) + digits;
  }

  /** Memory tags that begin with J, T, U or Z were never issued, so no such mark is anyone's. */
  private static String vrm(Rng rng) {
    String tag = "ABCDEFGHJKLMNPRSTUVWXY";
    int year = rng.below(12) + (rng.chance(0.5) ? 14 : 64);
    StringBuilder out = new StringBuilder(8);
    out.append("JTUZ".charAt(rng.below(4))).append(tag.charAt(rng.below(tag.length())));
    out.append(year).append(' ');
    for (int i = 0; i < 3; i++) {
      out.append(tag.charAt(rng.below(tag.length())));
    }
    return out.toString();
  }
}
