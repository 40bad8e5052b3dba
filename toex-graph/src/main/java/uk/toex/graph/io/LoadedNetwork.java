package uk.toex.graph.io;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import uk.toex.api.Provenance;
import uk.toex.graph.RiskNetwork;

/**
 * A network that was read from files.
 *
 * @param network the network
 * @param inputs name, size and digest of each file, in the order in which they were given
 * @param counts what was counted, by name: {@code entities}, {@code links}, {@code rejected} and so
 *     on
 * @param guesses one sentence for each column that was taken by a guess, to be shown to the user
 */
public record LoadedNetwork(
    RiskNetwork network,
    List<Provenance.Input> inputs,
    SortedMap<String, Long> counts,
    List<String> guesses) {

  public LoadedNetwork {
    Objects.requireNonNull(network, "network");
    inputs = List.copyOf(inputs);
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    guesses = List.copyOf(guesses);
  }
}
