package uk.toex.graph.evaluate;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import uk.toex.api.network.NetworkView;
import uk.toex.api.network.Seed;

/**
 * A network whose truth is known.
 *
 * @param name what to call it
 * @param views the network weighed as of a day; must be pure
 * @param asOf the day as of which methods are measured
 * @param seeds what is known; those with a later date than a view's day don't count in it
 * @param roles what entities are in truth, by id: {@code hidden-child}, {@code offender}, {@code
 *     ring-location}, or any other word
 * @param flagged for hidden children the day on which they were recognised without help; may lack
 *     some or all
 */
public record LabelledNetwork(
    String name,
    Function<LocalDate, NetworkView> views,
    LocalDate asOf,
    List<Seed> seeds,
    Map<String, String> roles,
    Map<String, LocalDate> flagged) {

  public LabelledNetwork {
    seeds = List.copyOf(seeds);
    roles = Map.copyOf(roles);
    flagged = Map.copyOf(flagged);
  }

  /** The network as of its day. */
  public NetworkView view() {
    return views.apply(asOf);
  }
}
