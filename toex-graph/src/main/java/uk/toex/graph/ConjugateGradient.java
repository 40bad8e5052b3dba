package uk.toex.graph;

import uk.toex.api.Progress;
import uk.toex.graph.internal.RowTeam;
import uk.toex.graph.internal.Weights16;

/**
 * Solves (I − aS) u = (1 − a) b by conjugate gradient, S being symmetric with a spectral radius of
 * at most 1. The error is certified: the residual r is computed anew from the final u, and ‖u − û‖₂
 * ≤ ‖r‖₂ / (1 − a). Hestenes and Stiefel 1952.
 *
 * <p>An iteration is three passes, each row by row and block by block: the product, the step, the
 * next direction. What is negative at the end is a rounding of 0, since the exact solution has no
 * negative value: it is set to 0, which brings it nearer, and counted.
 */
final class ConjugateGradient {

  private static final int MOST_ITERATIONS = 1000;

  /** What came out. */
  static final class Solution {
    final double[] u;
    final int iterations;
    final double residual;
    final double errorBound;
    final int clamped;

    Solution(double[] u, int iterations, double residual, double errorBound, int clamped) {
      this.u = u;
      this.iterations = iterations;
      this.residual = residual;
      this.errorBound = errorBound;
      this.clamped = clamped;
    }
  }

  private final int n;
  private final int[] start;
  private final int[] neighbour;
  private final short[] weight;
  private final double[] scale;
  private final double damping;

  ConjugateGradient(RiskView view) {
    n = view.size();
    start = view.network.start;
    neighbour = view.network.neighbour;
    weight = view.weight;
    scale = view.scale;
    damping = view.config().damping();
  }

  /**
   * Solves.
   *
   * @param b the right-hand side without its factor
   * @param first where to begin, overwritten by the solution; all 0 if nothing is known
   * @param tolerance the largest certified error, relative to the solution's norm
   */
  Solution solve(double[] b, double[] first, double tolerance, int threads, Progress progress) {
    try (RowTeam team = new RowTeam(start, threads)) {
      return solve(b, first, tolerance, team, progress);
    }
  }

  private Solution solve(
      double[] b, double[] u, double tolerance, RowTeam team, Progress progress) {
    double[] r = new double[n];
    double[] p = new double[n];
    double[] q = new double[n];
    double[] z = new double[n];
    int iterations = 0;
    double rr = residual(b, u, r, z, team);
    double bound = Math.sqrt(rr) / (1 - damping);
    while (!enough(bound, tolerance, norm(u, team)) && iterations < MOST_ITERATIONS) {
      // A new round only if rounding let the recurrence drift from the true residual.
      double target = bound;
      double beta = 0;
      double last = rr;
      while (!enough(target, tolerance / 2, norm(u, team)) && iterations < MOST_ITERATIONS) {
        double factor = beta;
        team.run(
            (from, to) -> {
              for (int i = from; i < to; i++) {
                double direction = r[i] + factor * p[i];
                p[i] = direction;
                z[i] = scale[i] * direction;
              }
              return 0;
            });
        double pq = team.run((from, to) -> product(from, to, p, z, q));
        double alpha = last / pq;
        double next =
            team.run(
                (from, to) -> {
                  double sum = 0;
                  for (int i = from; i < to; i++) {
                    u[i] += alpha * p[i];
                    double left = r[i] - alpha * q[i];
                    r[i] = left;
                    sum += left * left;
                  }
                  return sum;
                });
        beta = next / last;
        last = next;
        target = Math.sqrt(next) / (1 - damping);
        iterations++;
        progress.step("scoring the network", iterations, -1);
      }
      rr = residual(b, u, r, z, team);
      double now = Math.sqrt(rr) / (1 - damping);
      if (now >= bound) {
        bound = now;
        break; // As exact as these numbers can be.
      }
      bound = now;
    }
    int clamped = 0;
    for (int i = 0; i < n; i++) {
      if (u[i] < 0) {
        u[i] = 0;
        clamped++;
      }
    }
    return new Solution(u, iterations, Math.sqrt(rr), bound, clamped);
  }

  private static boolean enough(double bound, double tolerance, double norm) {
    // The true solution's norm is at least the computed one's less the error.
    return bound <= tolerance * Math.max(0, norm - bound);
  }

  private static double norm(double[] u, RowTeam team) {
    return Math.sqrt(
        team.run(
            (from, to) -> {
              double sum = 0;
              for (int i = from; i < to; i++) {
                sum += u[i] * u[i];
              }
              return sum;
            }));
  }

  /** r = (1 − a) b − (I − aS) u; returns its squared norm. */
  private double residual(double[] b, double[] u, double[] r, double[] z, RowTeam team) {
    team.run(
        (from, to) -> {
          for (int i = from; i < to; i++) {
            z[i] = scale[i] * u[i];
          }
          return 0;
        });
    team.run((from, to) -> product(from, to, u, z, r));
    return team.run(
        (from, to) -> {
          double sum = 0;
          for (int i = from; i < to; i++) {
            double left = (1 - damping) * b[i] - r[i];
            r[i] = left;
            sum += left * left;
          }
          return sum;
        });
  }

  /** q = (I − aS) x for some rows, z being the scaled x; returns their part of x · q. */
  private double product(int from, int to, double[] x, double[] z, double[] q) {
    double dot = 0;
    for (int i = from; i < to; i++) {
      double sum = 0;
      for (int arc = start[i], end = start[i + 1]; arc < end; arc++) {
        sum += Weights16.weight(weight[arc]) * z[neighbour[arc]];
      }
      double value = x[i] - damping * scale[i] * sum;
      q[i] = value;
      dot += x[i] * value;
    }
    return dot;
  }
}
