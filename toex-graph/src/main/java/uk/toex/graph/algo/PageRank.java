package uk.toex.graph.algo;

import java.util.Arrays;
import uk.toex.api.CancelledException;
import uk.toex.api.Progress;
import uk.toex.graph.internal.RowTeam;

/**
 * Textbook PageRank, global or personalised (Page, Brin, Motwani, Winograd 1999; Haveliwala 2002):
 * the x that sums to 1 with x = a (Pᵀx + m b) + (1 - a) b.
 *
 * <p>a is the damping; b the restart vector, scaled to sum to 1, uniform if none is given; P goes
 * from a node along its arcs in proportion to their weights; and m is the mass at dangling nodes,
 * those without an arc of a weight above 0: it goes to the restart vector, so that an isolated seed
 * gives its mass back to all seeds, as in igraph. Parallel links add up; an undirected link from a
 * node to itself counts once in its node's degree.
 *
 * <p>Each step gathers along arcs that come in, so that the result is the same to the last bit for
 * any number of threads. O(arcs) a step; about log(tolerance) / log(damping) steps.
 */
public final class PageRank {

  private static final int MOST_STEPS = 100_000;

  private final double[] scores;
  private final int iterations;
  private final double errorBound;

  private PageRank(double[] scores, int iterations, double errorBound) {
    this.scores = scores;
    this.iterations = iterations;
    this.errorBound = errorBound;
  }

  /**
   * When to stop.
   *
   * @param damping how much of the mass follows links, in [0, 1)
   * @param tolerance the greatest L1 distance allowed between the result and the exact solution,
   *     from 1e-14; not used if the iterations are given
   * @param iterations how many steps to make from the uniform vector, whatever the error; -1 for as
   *     many as the tolerance needs
   * @param threads how many threads may work
   */
  public record Settings(double damping, double tolerance, int iterations, int threads) {

    /** Damping 0.85, an error of at most 1e-10, one thread. */
    public static final Settings DEFAULT = new Settings(0.85, 1e-10, -1, 1);

    /**
     * @throws IllegalArgumentException if a value is out of its range
     */
    public Settings {
      if (!(damping >= 0 && damping < 1)) {
        throw new IllegalArgumentException("the damping must be in [0, 1), was " + damping);
      }
      if (!(tolerance >= 1e-14) || threads < 1 || iterations < -1) {
        throw new IllegalArgumentException(
            "tolerance " + tolerance + ", iterations " + iterations + ", threads " + threads);
      }
    }

    /** These with a number of iterations. */
    public Settings withIterations(int other) {
      return new Settings(damping, tolerance, other, threads);
    }

    /** These with another number of threads. */
    public Settings withThreads(int other) {
      return new Settings(damping, tolerance, iterations, other);
    }
  }

  /** Scores that restart anywhere alike. */
  public static PageRank global(EdgeGraph graph, Settings settings, Progress progress) {
    double[] restart = new double[graph.size()];
    Arrays.fill(restart, 1);
    return personalised(graph, restart, settings, progress);
  }

  /**
   * Scores that restart at some nodes.
   *
   * @param restart by node, how much of the restart falls to it: not negative, finite, not all 0
   *     unless there is no node
   * @throws IllegalArgumentException if the restart vector is not such
   * @throws CancelledException if the progress says so
   */
  public static PageRank personalised(
      EdgeGraph graph, double[] restart, Settings settings, Progress progress) {
    int n = graph.size();
    if (n == 0) {
      return new PageRank(new double[0], 0, 0);
    }
    double[] b = normalised(restart, n);
    Run run = new Run(graph, b, settings);
    try (RowTeam team = new RowTeam(run.in.start, settings.threads())) {
      return run.solve(team, progress);
    }
  }

  /** The score of the node with a number. */
  public double score(int node) {
    return scores[node];
  }

  /** A copy of all scores, which sum to 1. */
  public double[] scores() {
    return scores.clone();
  }

  /** How many steps were made. */
  public int iterations() {
    return iterations;
  }

  /**
   * An upper bound on the L1 distance to the exact solution: a / (1 - a) of the last step's length,
   * rounding left aside.
   */
  public double errorBound() {
    return errorBound;
  }

  private static double[] normalised(double[] restart, int n) {
    if (restart.length != n) {
      throw new IllegalArgumentException(restart.length + " restart weights for " + n + " nodes");
    }
    double most = 0;
    for (double r : restart) {
      if (!(r >= 0 && r < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("no restart weight: " + r);
      }
      most = Math.max(most, r);
    }
    if (most == 0) {
      throw new IllegalArgumentException("all restart weights are 0");
    }
    double[] b = new double[n];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      b[i] = restart[i] / most;
      sum += b[i];
    }
    for (int i = 0; i < n; i++) {
      b[i] /= sum;
    }
    return b;
  }

  /** One solution as it comes about. */
  private static final class Run {
    private final EdgeGraph in;
    private final double[] weight;
    private final double[] b;
    private final Settings settings;
    private final int n;
    private final double[] share;
    private final double[] sent;
    private double[] x;
    private double[] y;

    Run(EdgeGraph graph, double[] b, Settings settings) {
      this.in = graph.reversed();
      this.weight = in.weights();
      this.b = b;
      this.settings = settings;
      this.n = graph.size();
      this.share = graph.strengths();
      for (int i = 0; i < n; i++) {
        share[i] = share[i] > 0 ? settings.damping() / share[i] : 0;
      }
      this.x = new double[n];
      this.y = new double[n];
      this.sent = new double[n];
      boolean uniform = settings.iterations() >= 0;
      for (int i = 0; i < n; i++) {
        x[i] = uniform ? 1.0 / n : b[i];
        sent[i] = x[i] * share[i];
      }
    }

    PageRank solve(RowTeam team, Progress progress) {
      int most = settings.iterations() >= 0 ? settings.iterations() : MOST_STEPS;
      double factor = settings.damping() / (1 - settings.damping());
      double bound = settings.damping() == 0 && settings.iterations() < 0 ? 0 : 2;
      double length = 2;
      int step = 0;
      while (step < most && (settings.iterations() >= 0 || bound > settings.tolerance())) {
        progress.step("PageRank", step, settings.iterations());
        double before = length;
        length = step(team);
        bound = factor * length;
        step++;
        if (settings.iterations() < 0 && length >= before && length < 1e-12) {
          break; // Steps shrink by the damping at least, until only rounding is left.
        }
      }
      return new PageRank(x, step, bound);
    }

    /** Makes a step, and returns its length. */
    private double step(RowTeam team) {
      double[] from = x;
      double[] to = y;
      double followed = team.run((first, end) -> gather(first, end, to));
      // What did not come along links: restarts and the mass of dangling nodes. Taking it as what
      // is missing to 1 also mends the rounding of earlier steps.
      double rest = Math.max(0, 1 - followed);
      double length = team.run((first, end) -> restart(first, end, rest, from, to));
      x = to;
      y = from;
      return length;
    }

    private double gather(int first, int end, double[] to) {
      double all = 0;
      for (int i = first; i < end; i++) {
        double sum = 0;
        int last = in.start[i + 1];
        if (weight.length == 0) {
          for (int arc = in.start[i]; arc < last; arc++) {
            sum += sent[in.neighbour[arc]];
          }
        } else {
          for (int arc = in.start[i]; arc < last; arc++) {
            sum += weight[arc] * sent[in.neighbour[arc]];
          }
        }
        to[i] = sum;
        all += sum;
      }
      return all;
    }

    private double restart(int first, int end, double rest, double[] from, double[] to) {
      double length = 0;
      for (int i = first; i < end; i++) {
        double value = to[i] + rest * b[i];
        length += Math.abs(value - from[i]);
        to[i] = value;
        sent[i] = value * share[i];
      }
      return length;
    }
  }
}
