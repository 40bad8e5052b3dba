package uk.toex.host;

import java.util.List;
import uk.toex.api.CancelledException;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.api.network.NetworkRiskScorer;
import uk.toex.api.network.NetworkScores;
import uk.toex.api.network.NetworkView;
import uk.toex.api.network.Seed;
import uk.toex.spi.NetworkScorerFactory;

/** A plugin's scorer of networks behind its {@link Guard}. Thread-safe. */
public final class GuardedNetworkScorer implements NetworkRiskScorer {

  private final String name;
  private final Guard guard;
  private final NetworkScorerFactory factory;

  GuardedNetworkScorer(String name, Guard guard, NetworkScorerFactory factory) {
    this.name = name;
    this.guard = guard;
    this.factory = factory;
  }

  /** The name under which it is offered. */
  public String name() {
    return name;
  }

  /**
   * Scores, and says what came of it: a finite score of at least 0 for each entity. The deadline is
   * that of a training. The network is not copied for the plugin: it can't be changed.
   *
   * @throws CancelledException if the caller asked to stop
   */
  public Outcome<NetworkScores> attempt(
      NetworkView network, List<Seed> seeds, int threads, Progress progress) {
    List<Seed> own = List.copyOf(seeds);
    Lent lent = new Lent(List.of(), progress);
    Outcome<NetworkScores> outcome;
    try {
      outcome =
          guard.call(
              "scoring a network by " + name,
              guard.settings().trainingDeadline(),
              () ->
                  checked(
                      factory.create().score(network, own, threads, lent.progress()),
                      network.size()));
    } finally {
      lent.takeBack(); // Also where the caller was interrupted.
    }
    if (outcome instanceof Outcome.Scored<?>) {
      guard.noteSuccess();
    } else if (progress.cancelled()) {
      throw new CancelledException("scoring a network by " + name);
    } else if (outcome instanceof Outcome.Failed<?>) {
      guard.noteFailure(outcome.problem());
    }
    return outcome;
  }

  /**
   * @throws InputRefusedException if the plugin does not take the network, or is not asked any more
   * @throws PluginFailedException if it fails or is late
   */
  @Override
  public NetworkScores score(
      NetworkView network, List<Seed> seeds, int threads, Progress progress) {
    Outcome<NetworkScores> outcome = attempt(network, seeds, threads, progress);
    if (outcome instanceof Outcome.Scored<NetworkScores> scored) {
      return scored.value();
    }
    String message = "The network scorer " + name + " gave no scores: " + outcome.problem() + ".";
    throw outcome instanceof Outcome.Refused<?>
        ? new InputRefusedException(message)
        : new PluginFailedException(message);
  }

  private static Outcome<NetworkScores> checked(NetworkScores scores, int size) {
    if (scores.size() != size) {
      return new Outcome.Failed<>(scores.size() + " scores for " + size + " entities");
    }
    for (int i = 0; i < size; i++) {
      double value = scores.value(i);
      if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
        return new Outcome.Failed<>("a score of " + value + ", of the entity with number " + i);
      }
    }
    if (scores.errorBound() < 0 || scores.iterations() < 0) {
      return new Outcome.Failed<>(
          "a certificate of " + scores.iterations() + " steps and " + scores.errorBound());
    }
    return new Outcome.Scored<>(scores);
  }
}
