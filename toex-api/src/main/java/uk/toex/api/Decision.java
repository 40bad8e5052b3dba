package uk.toex.api;

import java.time.Instant;
import java.util.Objects;

/**
 * What a named person decided about a piece of advice, and why.
 *
 * @param subject what was decided about
 * @param adviceSha256 the digest of the advice as it was shown, so that the two stay together
 * @param analyst who decided; an id of the force's own, never blank
 * @param outcome agree, override or unsure
 * @param reason why, in the analyst's words; may be blank only for {@link Outcome#AGREE}
 * @param decidedAt when
 * @param <S> the type of the subject
 */
public record Decision<S>(
    S subject,
    String adviceSha256,
    String analyst,
    Outcome outcome,
    String reason,
    Instant decidedAt) {

  /** What the analyst made of the advice. */
  public enum Outcome {
    /** The advice is right. */
    AGREE,
    /** The advice is wrong, or something else is right. */
    OVERRIDE,
    /** The material does not settle it. */
    UNSURE
  }

  /**
   * @throws IllegalArgumentException if the analyst is blank, or the reason is blank for an outcome
   *     that needs one
   */
  public Decision {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(adviceSha256, "adviceSha256");
    Objects.requireNonNull(decidedAt, "decidedAt");
    if (analyst.isBlank()) {
      throw new IllegalArgumentException("a decision needs a named analyst");
    }
    if (outcome != Outcome.AGREE && reason.isBlank()) {
      throw new IllegalArgumentException("to override or to be unsure needs a reason");
    }
  }
}
