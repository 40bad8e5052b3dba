package uk.toex.tck;

/**
 * Something that every plugin keeps.
 *
 * @param id its number, such as {@code S204}; one meaning for ever, since reports repeat it
 * @param sentence what holds, as a sentence without its full stop
 */
public record Rule(String id, String sentence) {

  /**
   * @throws IllegalArgumentException if the id belongs to no area
   */
  public Rule {
    Area.of(id);
  }

  /** What it is about. */
  public Area area() {
    return Area.of(id);
  }

  @Override
  public String toString() {
    return id + " " + sentence;
  }
}
