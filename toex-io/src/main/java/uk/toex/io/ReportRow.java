package uk.toex.io;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;

/**
 * A report as it was read.
 *
 * @param report the report
 * @param line the line of the input, from 1, on which it begins
 * @param truth the tags it should carry, if a truth column was named; else null
 */
public record ReportRow(Report report, long line, @Nullable SortedSet<Tag> truth) {

  public ReportRow {
    Objects.requireNonNull(report, "report");
    truth = truth == null ? null : Collections.unmodifiableSortedSet(new TreeSet<>(truth));
  }
}
