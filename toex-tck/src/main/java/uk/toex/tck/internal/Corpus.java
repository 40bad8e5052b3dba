package uk.toex.tck.internal;

import java.util.ArrayList;
import java.util.List;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;

/**
 * What plugins are tried on.
 *
 * @param together reports whose tags may stand together
 * @param exclusive those with exactly one tag; empty if there are none
 * @param texts ordinary texts to ask about: some of the reports', some unseen
 * @param seed the seed to give
 */
record Corpus(List<Report> together, List<Report> exclusive, List<String> texts, long seed) {

  static Corpus of(List<Report> reports, long seed) {
    List<String> texts = new ArrayList<>(SyntheticReports.unseen(12));
    reports.stream().limit(12).forEach(report -> texts.add(report.text()));
    return new Corpus(
        List.copyOf(reports), SyntheticReports.withOneTag(reports), List.copyOf(texts), seed);
  }

  /** What to make something from. */
  Work work(boolean onlyOneTag) {
    List<Report> reports = onlyOneTag ? exclusive : together;
    return new Work(reports, SyntheticReports.tags(reports), seed, 2, Progress.NONE);
  }
}
