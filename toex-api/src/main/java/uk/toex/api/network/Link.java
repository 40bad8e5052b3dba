package uk.toex.api.network;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.toex.api.report.Grade;

/**
 * A relation between two entities, as one record states it. It has no direction for a score; two
 * records that state the same are two links.
 *
 * @param from the id of one entity
 * @param to the id of the other
 * @param type what relates them, such as {@code resident}; open; empty if nothing is said
 * @param date when it held or happened; null if not known
 * @param recorded when it was entered; null if it was entered on its date
 * @param grade how far it is to be relied on; null if it was not graded
 * @param record the record that states it, such as a report's id; empty if not known
 */
public record Link(
    String from,
    String to,
    String type,
    @Nullable LocalDate date,
    @Nullable LocalDate recorded,
    @Nullable Grade grade,
    String record) {

  /**
   * @throws IllegalArgumentException if an end is blank
   */
  public Link {
    if (from.isBlank() || to.isBlank()) {
      throw new IllegalArgumentException("a link needs two ends: \"" + from + "\", \"" + to + '"');
    }
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(record, "record");
  }

  /** When it was known: the day of entry, else its date; null if neither is known. */
  public @Nullable LocalDate known() {
    return recorded != null ? recorded : date;
  }
}
