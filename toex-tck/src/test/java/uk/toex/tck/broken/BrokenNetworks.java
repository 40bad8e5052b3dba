package uk.toex.tck.broken;

import java.util.List;
import uk.toex.api.Measure;
import uk.toex.api.Progress;
import uk.toex.api.network.NetworkRiskScorer;
import uk.toex.api.network.NetworkScores;
import uk.toex.api.network.NetworkView;
import uk.toex.api.network.Seed;
import uk.toex.spi.NetworkScorerFactory;
import uk.toex.spi.ReportClassifierFactory;
import uk.toex.tck.good.GoodNetworks;

/** Breaks N1301 to N1308. */
public final class BrokenNetworks {

  private BrokenNetworks() {}

  private abstract static class Scores extends Bent implements NetworkRiskScorer {
    private record Factory(NetworkRiskScorer scorer) implements NetworkScorerFactory {
      @Override
      public String name() {
        return "broken";
      }

      @Override
      public NetworkRiskScorer create() {
        return scorer;
      }
    }

    @Override
    public List<ReportClassifierFactory> reportClassifiers() {
      return List.of();
    }

    @Override
    public List<NetworkScorerFactory> networkScorers() {
      return List.of(new Factory(this));
    }

    @Override
    public NetworkScores score(
        NetworkView network, List<Seed> seeds, int threads, Progress progress) {
      return with(GoodNetworks.score(network, seeds, threads, progress).values());
    }

    static NetworkScores with(double[] values) {
      return new NetworkScores(values, GoodNetworks.MEASURE, 1, 0, Double.NaN);
    }

    /** The good scores, the first one more by something. */
    static NetworkScores more(NetworkView network, List<Seed> seeds, double by) {
      double[] values = GoodNetworks.score(network, seeds, 1, Progress.NONE).values();
      if (values.length > 0) {
        values[0] += by;
      }
      return with(values);
    }
  }

  /** Has no number for the last entity. */
  public static class N1301 extends Scores {
    @Override
    public NetworkScores score(
        NetworkView network, List<Seed> seeds, int threads, Progress progress) {
      return more(network, seeds, Double.NaN);
    }
  }

  /** Is off its scale. */
  public static class N1302 extends Scores {
    @Override
    public NetworkScores score(
        NetworkView network, List<Seed> seeds, int threads, Progress progress) {
      double[] values = more(network, seeds, 2).values();
      return new NetworkScores(values, new Measure("share", 0, 1, "A share."), 1, 0, 0);
    }
  }

  /** Lets the first seed count most. */
  public static class N1303 extends Scores {
    @Override
    public NetworkScores score(
        NetworkView network, List<Seed> seeds, int threads, Progress progress) {
      return more(network, seeds, seeds.isEmpty() ? 0 : seeds.get(0).entity().length());
    }
  }

  /** Counts seeds that are not there. */
  public static class N1304 extends Scores {
    @Override
    public NetworkScores score(
        NetworkView network, List<Seed> seeds, int threads, Progress progress) {
      return more(network, seeds, seeds.size());
    }
  }

  /** Fails where there is nothing. */
  public static class N1305 extends Scores {
    @Override
    public NetworkScores score(
        NetworkView network, List<Seed> seeds, int threads, Progress progress) {
      network.id(0);
      return super.score(network, seeds, threads, progress);
    }
  }

  /** Adds up in another way with each number of threads. */
  public static class N1306 extends Scores {
    @Override
    public NetworkScores score(
        NetworkView network, List<Seed> seeds, int threads, Progress progress) {
      return more(network, seeds, threads * 1e-12);
    }
  }

  /** Counts links, whoever is a seed. */
  public static class N1307 extends Scores {
    @Override
    public NetworkScores score(
        NetworkView network, List<Seed> seeds, int threads, Progress progress) {
      double[] values = new double[network.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = network.firstArc(i + 1) - network.firstArc(i);
      }
      return with(values);
    }
  }

  /** Empties the caller's list. */
  public static class N1308 extends Scores {
    @Override
    public NetworkScores score(
        NetworkView network, List<Seed> seeds, int threads, Progress progress) {
      NetworkScores scores = super.score(network, seeds, threads, progress);
      if (seeds instanceof java.util.ArrayList<?>) {
        seeds.remove(seeds.size() - 1);
      }
      return scores;
    }
  }
}
