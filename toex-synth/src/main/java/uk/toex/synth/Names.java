package uk.toex.synth;

import java.util.List;
import uk.toex.synth.internal.Rng;

/** The invented names, from {@code names.txt}. */
record Names(
    List<String> first,
    List<String> last,
    List<String> towns,
    List<String> streets,
    List<String> words,
    List<String> colours,
    List<String> bodies) {

  static Names of(BankFile file) {
    return new Names(
        file.lines("first"),
        file.lines("last"),
        file.lines("town"),
        file.lines("street"),
        file.lines("word"),
        file.lines("colour"),
        file.lines("body"));
  }

  String place(Place.Kind kind, Rng rng) {
    String word = rng.pick(words);
    return switch (kind) {
      case HOME ->
          rng.chance(0.2)
              ? "Flat " + rng.between(1, 24) + " " + word + " House"
              : rng.between(1, 180) + " " + rng.pick(streets);
      case HOTEL -> "the " + word + (rng.chance(0.5) ? " Hotel" : " Lodge");
      case SCHOOL -> word + (rng.chance(0.5) ? " Academy" : " School");
      case STATION -> word + (rng.chance(0.5) ? " station" : " bus interchange");
      case PARK -> word + (rng.chance(0.5) ? " Park" : " Rec");
      case SHOP -> word + (rng.chance(0.5) ? " Stores" : " Food and Wine");
      case PUB -> "the " + word + (rng.chance(0.5) ? " Arms" : " Tavern");
      case CHILDRENS_HOME -> word + (rng.chance(0.5) ? " Lodge" : " Cottage");
      case FARM -> word + " Farm";
    };
  }
}
