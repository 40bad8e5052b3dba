package uk.toex.api.report;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A tag that a report probably lacks, or probably carries wrongly.
 *
 * @param reportId the report
 * @param tag the tag to add ({@link Kind#MISSING}) or the tag given ({@link Kind#WRONG})
 * @param kind which of the two
 * @param suggestedTag for a wrong tag, what would fit better, if anything; else null
 */
public record TagIssue(String reportId, Tag tag, Kind kind, @Nullable Tag suggestedTag) {

  /** Which way the tagging is off. */
  public enum Kind {
    /** The report should carry the tag and does not. */
    MISSING,
    /** The report carries the tag and should not. */
    WRONG
  }

  /**
   * @throws IllegalArgumentException if a missing tag comes with a replacement
   */
  public TagIssue {
    Objects.requireNonNull(reportId, "reportId");
    Objects.requireNonNull(tag, "tag");
    if (kind == Kind.MISSING && suggestedTag != null) {
      throw new IllegalArgumentException("a missing tag is its own suggestion");
    }
  }
}
