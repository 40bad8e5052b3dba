package uk.toex.graph;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.toex.api.Measure;
import uk.toex.api.Progress;
import uk.toex.api.network.NetworkRiskScorer;
import uk.toex.api.network.NetworkScores;
import uk.toex.api.network.NetworkView;
import uk.toex.api.network.Seed;

/**
 * The network risk score: how much of the known risk reaches an entity over the records that link
 * it, near records, fresh ones, well graded ones and many of them counting more, and those of hubs
 * less. Thread-safe.
 *
 * <p>It is the solution u of one symmetric system, (I − aS) u = (1 − a) b, with b the seeds'
 * weights, not normalised, so that scores are linear in the seeds and adding one lowers no score; S
 * = D′^-½ W D′^-½; W the sum over records of type weight × grade factor × 2^-(age ÷ half-life); and
 * D′ = d (1 + n / h) + t, which damps hubs: d an entity's weights, n its records. That is random
 * walk with restart, label propagation and fast belief propagation in one form (Koutra et al. 2011;
 * Zhou et al. 2004). It is not monotone in links: a new link may lower other neighbours. An entity
 * without links keeps (1 − a) of its own seed's weight.
 */
public final class RiskScorer implements NetworkRiskScorer {

  /** What the score measures. */
  public static final Measure MEASURE =
      new Measure(
          "network-risk",
          0,
          Double.POSITIVE_INFINITY,
          "How much of the seeds' known risk reaches this entity over records; no probability:"
              + " it orders the entities of one run, and twice the score is twice the risk reaching.");

  private static final double TOLERANCE = 1e-8;

  /** Made without settings: they come with the {@link RiskView}. */
  public RiskScorer() {}

  /**
   * @throws IllegalArgumentException if the view is no {@link RiskView}
   */
  @Override
  public NetworkScores score(
      NetworkView network, List<Seed> seeds, int threads, Progress progress) {
    if (!(network instanceof RiskView view)) {
      throw new IllegalArgumentException("expected a RiskView, got " + network.getClass());
    }
    return solve(view, seeds, threads, progress).scores();
  }

  /** As {@link #score}, with what explanations and updates need. */
  public RiskScores solve(RiskView view, List<Seed> seeds, int threads, Progress progress) {
    double[] b = restart(view, seeds);
    ConjugateGradient.Solution solution =
        new ConjugateGradient(view).solve(b, new double[view.size()], TOLERANCE, threads, progress);
    return new RiskScores(view, b, solution);
  }

  /** The seeds' weights by entity; of two at the same entity the heavier counts. */
  static double[] restart(RiskView view, List<Seed> seeds) {
    double[] b = new double[view.size()];
    LocalDate asOf = view.asOf();
    for (Seed seed : seeds) {
      int index = view.indexOf(seed.entity());
      if (index >= 0 && known(seed.date(), asOf)) {
        b[index] = Math.max(b[index], seed.weight());
      }
    }
    return b;
  }

  private static boolean known(@Nullable LocalDate date, @Nullable LocalDate asOf) {
    return date == null || asOf == null || !date.isAfter(asOf);
  }
}
