package uk.toex.graph.evaluate;

import java.util.List;
import uk.toex.api.Progress;
import uk.toex.api.network.NetworkRiskScorer;
import uk.toex.api.network.NetworkScores;
import uk.toex.api.network.NetworkView;
import uk.toex.api.network.Seed;
import uk.toex.graph.RiskMeasure;
import uk.toex.graph.RiskScorer;
import uk.toex.graph.RiskScores;
import uk.toex.graph.RiskView;

/**
 * The risk score as its lists rank it: each entity's score in the measure of its kind. Values of
 * different kinds are not to be compared. Thread-safe.
 */
public final class RankedRisk implements NetworkRiskScorer {

  /** Made without settings: they come with the {@link RiskView}. */
  public RankedRisk() {}

  /**
   * @throws IllegalArgumentException if the view is no {@link RiskView}
   */
  @Override
  public NetworkScores score(
      NetworkView network, List<Seed> seeds, int threads, Progress progress) {
    if (!(network instanceof RiskView view)) {
      throw new IllegalArgumentException("expected a RiskView, got " + network.getClass());
    }
    RiskScores scores = new RiskScorer().solve(view, seeds, threads, progress);
    double[] values = new double[view.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = scores.value(i, RiskMeasure.of(view.kind(i)));
    }
    return new NetworkScores(
        values,
        RiskScorer.MEASURE,
        scores.scores().iterations(),
        scores.scores().residual(),
        scores.scores().errorBound());
  }
}
