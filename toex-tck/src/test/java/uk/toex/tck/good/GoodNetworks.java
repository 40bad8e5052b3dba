package uk.toex.tck.good;

import java.util.List;
import uk.toex.api.Measure;
import uk.toex.api.Progress;
import uk.toex.api.network.NetworkRiskScorer;
import uk.toex.api.network.NetworkScores;
import uk.toex.api.network.NetworkView;
import uk.toex.api.network.Seed;
import uk.toex.spi.NetworkScorerFactory;

/** Three steps from the seeds, each passing on half of what it has by the weights of links. */
public record GoodNetworks(String name) implements NetworkScorerFactory {

  /** What it measures. */
  public static final Measure MEASURE =
      new Measure("near-seeds", 0, Double.POSITIVE_INFINITY, "How many seeds are near.");

  private static final int STEPS = 3;

  @Override
  public NetworkRiskScorer create() {
    return GoodNetworks::score;
  }

  /** Scores; for those that bend it. */
  public static NetworkScores score(
      NetworkView network, List<Seed> seeds, int threads, Progress progress) {
    double[] start = new double[network.size()];
    for (Seed seed : seeds) {
      int at = network.indexOf(seed.entity());
      if (at >= 0) {
        start[at] = Math.max(start[at], seed.weight());
      }
    }
    double[] values = start.clone();
    double[] last = start;
    for (int step = 0; step < STEPS; step++) {
      progress.step("scoring", step, STEPS);
      double[] next = new double[last.length];
      for (int i = 0; i < next.length; i++) {
        for (int arc = network.firstArc(i); arc < network.firstArc(i + 1); arc++) {
          next[i] += last[network.neighbour(arc)] * network.weight(network.link(arc)) / 2;
        }
        values[i] += next[i];
      }
      last = next;
    }
    return new NetworkScores(values, MEASURE, STEPS, 0, Double.NaN);
  }
}
