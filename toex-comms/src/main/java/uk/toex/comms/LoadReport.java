package uk.toex.comms;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import uk.toex.api.Provenance;

/**
 * What a load did.
 *
 * @param inputs the files that were loaded, with their digests
 * @param skipped the names of files that were not, since the store holds a file of the same digest
 * @param counts what was counted: {@code records} read and {@code rejected}, {@code events} added,
 *     {@code unreadable_seconds} and the like for fields taken as not known, {@code repeated_hour}
 *     and {@code skipped_hour} for times in doubt; and over the whole store now, {@code
 *     events_in_store}, {@code parties_in_store}, {@code duplicate_rows} that two files have and
 *     {@code duplicate_records} of calls and messages told by both parties
 */
public record LoadReport(
    List<Provenance.Input> inputs, List<String> skipped, SortedMap<String, Long> counts) {

  public LoadReport {
    inputs = List.copyOf(inputs);
    skipped = List.copyOf(skipped);
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  /** A count by its name; 0 if it was not counted. */
  public long count(String name) {
    return counts.getOrDefault(name, 0L);
  }
}
