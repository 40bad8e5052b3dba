package uk.toex.cli;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;
import uk.toex.api.report.TagIssue;
import uk.toex.io.Input;
import uk.toex.io.Rejects;
import uk.toex.io.Row;
import uk.toex.io.RowReader;

/** What has been decided before, and need not be asked again. */
final class Decided {

  /** Nothing. */
  static final Decided NONE = new Decided(Set.of());

  private record Key(String reportId, String tag, String issue) {}

  private final Set<Key> keys;

  private Decided(Set<Key> keys) {
    this.keys = keys;
  }

  /** Reads decisions as the review page exports them or {@code decide} keeps them. */
  static Decided read(@Nullable String file, RunRecord record) {
    if (file == null) {
      return NONE;
    }
    Path path = Paths.of(file);
    Set<Key> keys = new HashSet<>();
    try (Rejects rejects = Rejects.counted();
        RowReader rows = RowReader.open(Input.of(path), rejects)) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        String id = row.get("report_id");
        String tag = row.get("tag");
        String issue = row.get("issue");
        if (id == null || tag == null || issue == null) {
          throw new InputRefusedException(
              path
                  + " line "
                  + row.line()
                  + ": not a decision; expected report_id, tag and issue."
                  + "\nGive what the review page exports, or what decide keeps.");
        }
        keys.add(new Key(id, tag, issue));
      }
      record.input(rows.provenance());
    }
    return new Decided(keys);
  }

  int size() {
    return keys.size();
  }

  boolean has(TagIssue issue) {
    return keys.contains(new Key(issue.reportId(), issue.tag().code(), Issue.kind(issue)));
  }
}
