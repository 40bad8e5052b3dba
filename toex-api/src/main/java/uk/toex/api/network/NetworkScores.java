package uk.toex.api.network;

import java.util.Objects;
import uk.toex.api.Measure;

/** A score for each entity of a network, and how exact it is. Immutable and thread-safe. */
public final class NetworkScores {

  private final double[] values;
  private final Measure measure;
  private final int iterations;
  private final double residual;
  private final double errorBound;

  /**
   * Scores.
   *
   * @param values by the entity's number; copied
   * @param measure what they measure
   * @param iterations how many the method needed; 0 if it does not iterate
   * @param residual the Euclidean norm of what is left of the system's right-hand side, computed
   *     anew from the final values; 0 where the method is direct
   * @param errorBound an upper bound on the Euclidean norm of the values' error; NaN if none is
   *     known
   */
  public NetworkScores(
      double[] values, Measure measure, int iterations, double residual, double errorBound) {
    this.values = values.clone();
    this.measure = Objects.requireNonNull(measure, "measure");
    this.iterations = iterations;
    this.residual = residual;
    this.errorBound = errorBound;
  }

  /** How many entities have a score. */
  public int size() {
    return values.length;
  }

  /** The score of the entity with a number. */
  public double value(int index) {
    return values[index];
  }

  /** A copy of all scores. */
  public double[] values() {
    return values.clone();
  }

  /** What they measure. */
  public Measure measure() {
    return measure;
  }

  /** How many iterations were needed. */
  public int iterations() {
    return iterations;
  }

  /** The Euclidean norm of the residual. */
  public double residual() {
    return residual;
  }

  /** An upper bound on the Euclidean norm of the error. */
  public double errorBound() {
    return errorBound;
  }
}
