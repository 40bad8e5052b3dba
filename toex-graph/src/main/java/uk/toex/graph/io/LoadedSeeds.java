package uk.toex.graph.io;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import uk.toex.api.Provenance;
import uk.toex.api.network.Seed;

/**
 * Seeds that were read from files.
 *
 * @param seeds those that are in the network, in the order in which they came
 * @param unknown the ids that are not in the network, in the order in which they came, at most the
 *     first 1,000
 * @param inputs name, size and digest of each file, in the order in which they were given
 * @param counts what was counted, by name: {@code seeds}, {@code unknown_seeds} and so on
 * @param guesses one sentence for each column that was taken by a guess, to be shown to the user
 */
public record LoadedSeeds(
    List<Seed> seeds,
    List<String> unknown,
    List<Provenance.Input> inputs,
    SortedMap<String, Long> counts,
    List<String> guesses) {

  public LoadedSeeds {
    seeds = List.copyOf(seeds);
    unknown = List.copyOf(unknown);
    inputs = List.copyOf(inputs);
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    guesses = List.copyOf(guesses);
  }
}
