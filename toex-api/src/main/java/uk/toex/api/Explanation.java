package uk.toex.api;

import java.util.List;
import java.util.Objects;

/**
 * Why a score is what it is: parts that add up to a total, with anything left over stated.
 *
 * <p>The parts are exact contributions, not samples: the same input gives the same explanation
 * every time. For a probability p the scale is log-odds and the total is ln(p / (1 − p)).
 *
 * @param scale what the parts are counted in, such as {@code log-odds}
 * @param parts the contributions, largest magnitude first within each kind
 * @param unexplained what no part accounts for; 0 where the method is exact
 * @param total the value explained: the sum of the parts and {@code unexplained}, to 1e-6
 */
public record Explanation(String scale, List<Part> parts, double unexplained, double total) {

  /** The largest difference allowed between the total and the sum of its parts. */
  public static final double TOLERANCE = 1e-6;

  /**
   * @throws IllegalArgumentException if the parts do not add up to the total
   */
  public Explanation {
    Objects.requireNonNull(scale, "scale");
    parts = List.copyOf(parts);
    double sum = unexplained;
    for (Part part : parts) {
      sum += part.value();
    }
    if (!(Math.abs(sum - total) <= TOLERANCE * Math.max(1, Math.abs(total)))) {
      throw new IllegalArgumentException("parts add up to " + sum + ", not to " + total);
    }
  }

  /** One contribution to the total. */
  public sealed interface Part permits Evidence, Origin, Step {
    /** What contributed, for a person to read. */
    String name();

    /** How much, on the explanation's scale; negative speaks against. */
    double value();
  }

  /**
   * Something in the subject's own material: a word or phrase and where it stands.
   *
   * @param name the word or phrase, as it was matched (lower case)
   * @param value its contribution
   * @param spans where it stands in the text; empty if what counts is that it is absent
   */
  public record Evidence(String name, double value, List<Span> spans) implements Part {
    public Evidence {
      Objects.requireNonNull(name, "name");
      spans = List.copyOf(spans);
    }
  }

  /**
   * Another subject from which part of the score comes, such as a seed of a network.
   *
   * @param name its id
   * @param value its contribution
   */
  public record Origin(String name, double value) implements Part {
    public Origin {
      Objects.requireNonNull(name, "name");
    }
  }

  /**
   * A step of the method, such as a prior or a calibration.
   *
   * @param name the step, from the method's documented list
   * @param value its contribution
   */
  public record Step(String name, double value) implements Part {
    public Step {
      Objects.requireNonNull(name, "name");
    }
  }

  /**
   * A range of characters in a text, in UTF-16 code units as {@link String#substring} counts them.
   *
   * @param start the first, from 0
   * @param end one past the last
   */
  public record Span(int start, int end) {
    /**
     * @throws IllegalArgumentException if the range is negative or empty
     */
    public Span {
      if (start < 0 || end <= start) {
        throw new IllegalArgumentException("not a range: " + start + "–" + end);
      }
    }
  }
}
