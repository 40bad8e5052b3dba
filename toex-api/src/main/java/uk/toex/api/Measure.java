package uk.toex.api;

/**
 * What a score measures and the scale it is on.
 *
 * @param name a short name that outputs repeat, such as {@code probability-analyst-agrees}
 * @param min the smallest value possible
 * @param max the largest value possible
 * @param meaning one sentence for the person who reads the score
 */
public record Measure(String name, double min, double max, String meaning) {

  /**
   * @throws IllegalArgumentException if the name is blank or the scale is empty or not a number
   */
  public Measure {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a measure needs a name");
    }
    if (!(min < max)) {
      throw new IllegalArgumentException("empty scale [" + min + ", " + max + "]");
    }
  }

  /**
   * A calibrated probability: of the advice given with score p, a share of about p should prove
   * right.
   */
  public static Measure probability(String name, String meaning) {
    return new Measure(name, 0, 1, meaning);
  }
}
