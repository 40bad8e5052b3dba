package uk.toex.synth;

/**
 * A place of the fictional force's area.
 *
 * @param id such as {@code L00042}
 * @param kind what it is
 * @param name how reports call it, such as {@code 14 Tallow Lane} or {@code the Lanthorn Hotel}
 * @param town an invented town
 */
public record Place(String id, Kind kind, String name, String town) {

  /** What a place is. */
  public enum Kind {
    HOME,
    HOTEL,
    SCHOOL,
    STATION,
    PARK,
    SHOP,
    PUB,
    CHILDRENS_HOME,
    FARM
  }

  /** The name and the town. */
  public String address() {
    return name + ", " + town;
  }
}
