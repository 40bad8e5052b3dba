package uk.toex.graph;

import uk.toex.api.network.NetworkScores;

/** The scores of a network's entities, with what explains and updates them. Thread-safe. */
public final class RiskScores {

  final RiskView view;
  final double[] restart;
  final double[] u;
  private final NetworkScores scores;
  private final int clamped;
  private final double norm;

  RiskScores(RiskView view, double[] restart, ConjugateGradient.Solution solution) {
    this.view = view;
    this.restart = restart;
    this.u = solution.u;
    this.clamped = solution.clamped;
    double square = 0;
    for (double x : u) {
      square += x * x;
    }
    this.norm = Math.sqrt(square);
    this.scores =
        new NetworkScores(
            solution.u,
            RiskScorer.MEASURE,
            solution.iterations,
            solution.residual,
            solution.errorBound);
  }

  /** The Euclidean norm of all scores. */
  double norm() {
    return norm;
  }

  /** The scores, with their certificate. */
  public NetworkScores scores() {
    return scores;
  }

  /** An upper bound on how far any entity's score in a measure is off. */
  public double errorBound(RiskMeasure measure) {
    double most = 0;
    for (int i = 0; i < view.size(); i++) {
      most = Math.max(most, view.factor(i, measure));
    }
    return scores.errorBound() * most;
  }

  /** What was scored. */
  public RiskView view() {
    return view;
  }

  /** How many values came out below 0 by rounding, and were set to 0. */
  public int clamped() {
    return clamped;
  }

  /** An entity's own weight as a seed; 0 if it is none. */
  public double seed(int index) {
    return restart[index];
  }

  /** An entity's score, as {@link #scores()} has it: u. */
  public double value(int index) {
    return u[index];
  }

  /** An entity's score in a measure. */
  public double value(int index, RiskMeasure measure) {
    return u[index] * view.factor(index, measure);
  }
}
