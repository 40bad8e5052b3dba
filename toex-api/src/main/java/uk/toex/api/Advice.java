package uk.toex.api;

import java.util.Objects;

/**
 * What TOEX says about one subject: a score on a stated scale, why, and how to compute it again.
 *
 * <p>Advice is never a decision. Nothing in TOEX acts on a score; a {@link Decision} needs a named
 * analyst and a reason.
 *
 * @param subject what the advice is about
 * @param score the value, on the scale that {@code measure} states; finite
 * @param measure what the score measures
 * @param explanation parts that add up to the score (on the explanation's own stated scale)
 * @param provenance what computed it, from what; shared by all advice of one run
 * @param <S> the type of the subject
 */
public record Advice<S>(
    S subject, double score, Measure measure, Explanation explanation, Provenance provenance) {

  /**
   * @throws IllegalArgumentException if the score is not on the measure's scale
   */
  public Advice {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(explanation, "explanation");
    Objects.requireNonNull(provenance, "provenance");
    if (!(score >= measure.min() && score <= measure.max())) {
      throw new IllegalArgumentException(
          "score " + score + " is not in [" + measure.min() + ", " + measure.max() + "]");
    }
  }
}
