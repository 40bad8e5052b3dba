package uk.toex.api.report;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An intelligence report.
 *
 * @param id the record's id, unique in its collection; not blank
 * @param text what it says; may be empty; to be treated as hostile
 * @param tags the tags it carries, in order of their codes
 * @param grade its 3x5x2 grade, if it has one
 * @param date when it was made, if known
 * @param author who wrote it, if known; a reference, not a name, where the force has one
 */
public record Report(
    String id,
    String text,
    SortedSet<Tag> tags,
    @Nullable Grade grade,
    @Nullable LocalDate date,
    @Nullable String author) {

  /**
   * @throws IllegalArgumentException if the id is blank
   */
  public Report {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a report needs an id");
    }
    Objects.requireNonNull(text, "text");
    // Not new TreeSet<>(tags): that keeps the order of the set it copies.
    TreeSet<Tag> own = new TreeSet<>();
    own.addAll(tags);
    tags = Collections.unmodifiableSortedSet(own);
  }

  /** A report without grade, date and author. */
  public static Report of(String id, String text, String... tags) {
    TreeSet<Tag> set = new TreeSet<>();
    for (String tag : List.of(tags)) {
      set.add(new Tag(tag));
    }
    return new Report(id, text, set, null, null, null);
  }
}
