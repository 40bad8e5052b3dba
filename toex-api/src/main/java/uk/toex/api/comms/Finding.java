package uk.toex.api.comms;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an analysis found about one or more parties, and the events that show it. As the subject of
 * an {@link uk.toex.api.Advice} it has a score and an explanation.
 *
 * @param kind what was found, such as {@code deal-line}
 * @param parties the ids of the parties it is about, the first one first
 * @param values what else a reader needs, by name; numbers as TOEX writes them
 * @param events some of the events that show it, in order of time; enough to check it by
 */
public record Finding(
    String kind, List<String> parties, SortedMap<String, String> values, List<Integer> events) {

  /**
   * @throws IllegalArgumentException if it is about no party
   */
  public Finding {
    Objects.requireNonNull(kind, "kind");
    parties = List.copyOf(parties);
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    events = List.copyOf(events);
    if (parties.isEmpty()) {
      throw new IllegalArgumentException("a finding is about someone");
    }
  }
}
