package uk.toex.tck.internal;

import java.util.ArrayList;
import java.util.List;
import uk.toex.api.Progress;
import uk.toex.api.network.NetworkRiskScorer;
import uk.toex.api.network.NetworkScores;
import uk.toex.api.network.NetworkView;
import uk.toex.api.network.Seed;
import uk.toex.spi.NetworkScorerFactory;
import uk.toex.spi.Offer;
import uk.toex.spi.ToexPlugin;
import uk.toex.tck.internal.Verdict.Broken;

/** Scorers of networks. A text is asked about as what the entities of a network are called. */
final class NetworkKind implements Kind {

  @Override
  public String word() {
    return "network scorer";
  }

  @Override
  public List<? extends Offer> offers(ToexPlugin plugin) {
    return plugin.networkScorers();
  }

  @Override
  public List<NetworkSubject> subjects(ToexPlugin plugin, Corpus corpus) {
    List<NetworkSubject> subjects = new ArrayList<>();
    plugin.networkScorers().forEach(each -> subjects.add(new NetworkSubject(each, corpus)));
    return subjects;
  }

  /** A scorer, ready. */
  record Ready(NetworkRiskScorer scorer, int threads) implements Probe {

    @Override
    public long[] ask(String text) {
      return bits(score(KitNetwork.of(text), KitNetwork.seeds(), threads, Progress.NONE));
    }

    NetworkScores score(NetworkView network, List<Seed> seeds, int most, Progress progress) {
      NetworkScores scores = scorer.score(network, seeds, most, progress);
      Broken.unless(scores != null, () -> "score() gave null");
      Broken.unless(
          scores.size() == network.size(),
          () -> scores.size() + " scores for " + network.size() + " entities");
      return scores;
    }

    static long[] bits(NetworkScores scores) {
      long[] bits = new long[scores.size()];
      for (int i = 0; i < bits.length; i++) {
        bits[i] = Double.doubleToLongBits(scores.value(i));
      }
      return bits;
    }
  }

  /** A scorer to be. */
  record NetworkSubject(NetworkScorerFactory factory, Corpus corpus) implements Subject {

    @Override
    public String label() {
      return "network scorer \"" + factory.name() + "\"";
    }

    @Override
    public Work work() {
      return corpus.work(false);
    }

    /** Makes one and lets it score once, as long work. */
    @Override
    public Ready make(Work work) {
      NetworkRiskScorer scorer = factory.create();
      Broken.unless(scorer != null, () -> "create() gave null");
      Ready ready = new Ready(scorer, work.threads());
      ready.score(KitNetwork.of(""), KitNetwork.seeds(), work.threads(), work.progress());
      return ready;
    }

    @Override
    public boolean readsReports() {
      return false;
    }

    @Override
    public boolean worksLong() {
      return true;
    }

    @Override
    public boolean answersAlone() {
      return true;
    }

    @Override
    public int affordable(int runs) {
      return Math.max(2, runs / 10);
    }
  }
}
