package uk.toex.nlp;

import java.util.List;
import java.util.SortedSet;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;
import uk.toex.synth.ReportGenerator;
import uk.toex.synth.SyntheticReport;

/** Small synthetic collections to review, and settings that suit them. */
final class SmallForce {

  private SmallForce() {}

  static final ReviewSettings MANY =
      ReviewSettings.defaults().withMinReports(40).withLimit(0).withThreads(2);
  static final ReviewSettings EXCLUSIVE = MANY.withExclusive(true);

  static List<SyntheticReport> synthetic(int n, long seed, boolean exclusive) {
    ReportGenerator.Settings settings = ReportGenerator.Settings.DEFAULT.brief();
    return new ReportGenerator(seed, exclusive ? settings.exclusively() : settings)
        .reports(n)
        .toList();
  }

  static List<Report> reports(int n, long seed, boolean exclusive) {
    return synthetic(n, seed, exclusive).stream().map(SyntheticReport::report).toList();
  }

  static List<SortedSet<Tag>> truth(List<SyntheticReport> reports) {
    return reports.stream().map(SyntheticReport::trueTags).toList();
  }

  static Review review(List<Report> reports, ReviewSettings settings) {
    return new TagReview(settings).run(reports, Progress.NONE);
  }
}
