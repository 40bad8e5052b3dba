package uk.toex.cli;

import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import uk.toex.api.Progress;
import uk.toex.api.report.Grade;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;
import uk.toex.io.CsvOut;
import uk.toex.nlp.LinearTagModel;
import uk.toex.synth.ReportGenerator;
import uk.toex.synth.SyntheticReport;

/** The reports of the demo's fictional force. */
final class DemoForce {

  /** How many reports come in after those that are reviewed. */
  static final int NEW = 1000;

  private static final int STEP = 512;

  private final ReportGenerator generator;

  DemoForce(long seed) {
    generator = new ReportGenerator(seed);
  }

  /** How a model did on new reports, over tags that it knows. */
  record Trial(int reports, double precision, double recall) {}

  /** Writes reports with the tags that they should carry in the column {@code truth}. */
  void write(Path file, int first, int count, Progress progress) {
    try (CsvOut csv =
        CsvOut.create(file, "id", "text", "tags", "grade", "date", "author", "truth")) {
      for (int i = 0; i < count; i++) {
        SyntheticReport made = generator.report(first + i);
        Report report = made.report();
        Grade grade = report.grade();
        csv.row(
            report.id(),
            report.text(),
            joined(report.tags()),
            grade == null ? null : grade.toString(),
            report.date() == null ? null : report.date().toString(),
            report.author(),
            joined(made.trueTags()));
        if (i % STEP == 0) {
          progress.step("writing reports", i, count);
        }
      }
      csv.commit();
    }
  }

  /** Compares what a model says of new reports with their truth. */
  Trial tryModel(LinearTagModel model, int first) {
    int right = 0;
    int said = 0;
    int wanted = 0;
    for (int i = 0; i < NEW; i++) {
      SyntheticReport made = generator.report(first + i);
      SortedSet<Tag> truth = new TreeSet<>(made.trueTags());
      truth.retainAll(model.tags());
      wanted += truth.size();
      for (Tag tag : model.tagsOf(made.report().text(), 0.5)) {
        said++;
        right += truth.contains(tag) ? 1 : 0;
      }
    }
    return new Trial(NEW, (double) right / Math.max(1, said), (double) right / Math.max(1, wanted));
  }

  private static String joined(SortedSet<Tag> tags) {
    return tags.stream().map(Tag::code).collect(Collectors.joining(";"));
  }
}
