package uk.toex.synth;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.toex.synth.internal.Rng;

/**
 * One report being written: its people, places and numbers, each drawn when first needed and kept,
 * so that the report speaks of the same ones throughout. Used by one thread.
 */
final class Scene {

  private final Force force;
  private final Rng rng;
  private final Author author;
  private final LocalDate date;
  private final StringBuilder out = new StringBuilder(1024);

  private int subjectIndex;
  private @Nullable Person subject;
  private @Nullable Person other;
  private @Nullable Person child;
  private @Nullable Vehicle vehicle;
  private @Nullable String town;
  private boolean subjectNamed;
  private boolean otherNamed;
  private boolean childNamed;

  Scene(Force force, Rng rng, Author author, LocalDate date) {
    this.force = force;
    this.rng = rng;
    this.author = author;
    this.date = date;
  }

  StringBuilder out() {
    return out;
  }

  Rng rng() {
    return rng;
  }

  Author author() {
    return author;
  }

  void fill(Slot slot) {
    switch (slot) {
      case SUBJECT -> {
        out.append(subjectNamed ? subject().lastName() : subject().name());
        subjectNamed = true;
      }
      case OTHER -> {
        out.append(otherNamed ? other().lastName() : other().name());
        otherNamed = true;
      }
      case CHILD -> {
        out.append(childNamed ? child().firstName() : child().name());
        childNamed = true;
      }
      case CHILD_AGE -> out.append(age(child()));
      case SUBJECT_AGE -> out.append(age(subject()));
      case ADDRESS -> out.append(subject().home().address());
      case CHILD_ADDRESS -> out.append(child().home().address());
      case TOWN -> out.append(town());
      case FAR_TOWN -> out.append(rng.pick(names().towns()));
      case STREET -> out.append(rng.pick(names().streets()));
      case HOTEL -> place(Place.Kind.HOTEL);
      case SCHOOL -> place(Place.Kind.SCHOOL);
      case STATION -> place(Place.Kind.STATION);
      case PARK -> place(Place.Kind.PARK);
      case SHOP -> place(Place.Kind.SHOP);
      case PUB -> place(Place.Kind.PUB);
      case CHILDRENS_HOME -> place(Place.Kind.CHILDRENS_HOME);
      case FARM -> place(Place.Kind.FARM);
      case VRM -> out.append(vehicle().vrm());
      case VEHICLE -> out.append(vehicle().description());
      case PHONE -> out.append(subject().phone());
      case PHONE2 -> out.append(other().phone());
      case LANDLINE -> out.append(Force.landline(rng.below(1000)));
      case TIME -> time();
      case DATE -> day(date.minusDays(rng.below(7)));
      case N -> out.append(rng.between(2, 9));
      case NN -> out.append(5 * rng.between(2, 12));
      case MONEY -> out.append(rng.chance(0.5) ? 10 * rng.between(2, 90) : 50 * rng.between(2, 60));
      case OFFICER ->
          out.append(rng.between(1000, 9899)).append(' ').append(rng.pick(names().last()));
      case DDDD -> out.append(rng.between(1000, 9899));
      case EMAIL -> email();
    }
  }

  private Person subject() {
    if (subject == null) {
      subjectIndex = rng.skewedBelow(force.adults().size());
      subject = force.adults().get(subjectIndex);
    }
    return subject;
  }

  private Person other() {
    if (other == null) {
      subject();
      // Someone from the same circle: people near each other in the list.
      List<Person> adults = force.adults();
      other = adults.get((subjectIndex + 1 + rng.below(8)) % adults.size());
    }
    return other;
  }

  private Person child() {
    if (child == null) {
      child = force.children().get(rng.skewedBelow(force.children().size()));
    }
    return child;
  }

  private Vehicle vehicle() {
    if (vehicle == null) {
      vehicle = force.vehicles().get(rng.skewedBelow(force.vehicles().size()));
    }
    return vehicle;
  }

  private String town() {
    if (town == null) {
      town = rng.chance(0.5) ? subject().home().town() : rng.pick(names().towns());
    }
    return town;
  }

  private static Names names() {
    return TextBank.shared().names();
  }

  private void place(Place.Kind kind) {
    List<Place> places = force.places(kind);
    Place place = places.get(rng.skewedBelow(places.size()));
    out.append(place.name());
    if (rng.chance(0.4)) {
      out.append(", ").append(place.town());
    }
  }

  private int age(Person person) {
    return Math.max(0, person.born().until(date).getYears());
  }

  private void time() {
    twoDigits(rng.below(24));
    twoDigits(5 * rng.below(12));
    out.append("hrs");
  }

  private void day(LocalDate day) {
    twoDigits(day.getDayOfMonth());
    out.append('/');
    twoDigits(day.getMonthValue());
    out.append('/');
    twoDigits(day.getYear() % 100);
  }

  private void twoDigits(int n) {
    if (n < 10) {
      out.append('0');
    }
    out.append(n);
  }

  private void email() {
    int start = out.length();
    out.append(rng.pick(names().first())).append('.').append(rng.pick(names().last()));
    for (int i = start; i < out.length(); i++) {
      char c = out.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        out.setCharAt(i, (char) (c + 32));
      }
    }
    out.append(rng.below(100)).append("@example.").append(rng.chance(0.5) ? "com" : "net");
  }
}
