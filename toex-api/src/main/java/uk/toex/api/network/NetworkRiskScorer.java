package uk.toex.api.network;

import java.util.List;
import uk.toex.api.Progress;

/** Scores how close each entity of a network is to known risk. Implementations are thread-safe. */
public interface NetworkRiskScorer {

  /**
   * Scores all entities: a finite number of at least 0 for each, more where more risk is near.
   *
   * @param network the network, already without what must not count
   * @param seeds entities with known risk; those that are not in the network don't count; their
   *     order makes no difference
   * @param threads how many threads may work; the result does not depend on it
   * @throws uk.toex.api.InputRefusedException if nothing can be said of this network, saying why
   * @throws uk.toex.api.CancelledException if the progress says so
   */
  NetworkScores score(NetworkView network, List<Seed> seeds, int threads, Progress progress);
}
