package uk.toex.synth;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;

/**
 * A generated report with the truth beside it.
 *
 * @param report the report; its tags are as given, errors included
 * @param trueTags the tags that it should carry
 * @param copyOf the id of the report that this one repeats or updates, or null if it is its own
 */
public record SyntheticReport(Report report, SortedSet<Tag> trueTags, @Nullable String copyOf) {

  public SyntheticReport {
    Objects.requireNonNull(report, "report");
    trueTags = Collections.unmodifiableSortedSet(new TreeSet<>(trueTags));
  }
}
