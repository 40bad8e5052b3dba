package uk.toex.nlp;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;
import uk.toex.synth.ReportGenerator;
import uk.toex.synth.SyntheticReport;

/** Brief synthetic reports with planted errors and their truth, made once for all tests. */
final class Synthetic {

  /** How many reports the shared collections have. */
  static final int SIZE = 2_000;

  /** Enough for most tags of a shared collection; the rare ones stay below it. */
  static final ReviewSettings MANY =
      ReviewSettings.defaults().withMinReports(60).withLimit(300).withThreads(2);

  static final ReviewSettings EXCLUSIVE = MANY.withExclusive(true);

  private static final ReportGenerator MANY_GENERATOR =
      new ReportGenerator(1, ReportGenerator.Settings.DEFAULT.brief());
  private static final ReportGenerator EXCLUSIVE_GENERATOR =
      new ReportGenerator(1, ReportGenerator.Settings.DEFAULT.brief().exclusively());

  private static final List<SyntheticReport> MANY_REPORTS = many(0, SIZE);
  private static final List<SyntheticReport> EXCLUSIVE_REPORTS = exclusive(0, SIZE);

  private Synthetic() {}

  /** The shared collection of reports with many tags. */
  static List<SyntheticReport> many() {
    return MANY_REPORTS;
  }

  /** The shared collection of reports with one tag each. */
  static List<SyntheticReport> exclusive() {
    return EXCLUSIVE_REPORTS;
  }

  /** A part of the endless collection that {@link #many()} begins. */
  static List<SyntheticReport> many(int from, int to) {
    return part(MANY_GENERATOR, from, to);
  }

  static List<SyntheticReport> exclusive(int from, int to) {
    return part(EXCLUSIVE_GENERATOR, from, to);
  }

  private static List<SyntheticReport> part(ReportGenerator generator, int from, int to) {
    return LongStream.range(from, to).mapToObj(generator::report).toList();
  }

  /** What a review is given: the reports without their truth. */
  static List<Report> given(List<SyntheticReport> reports) {
    return reports.stream().map(SyntheticReport::report).toList();
  }

  /** As {@link #given}, tagged without an error. */
  static List<Report> asTheyShouldBe(List<SyntheticReport> reports) {
    return reports.stream()
        .map(r -> new Report(r.report().id(), r.report().text(), r.trueTags(), null, null, null))
        .toList();
  }

  /** Reviews shared by tests that only read them. */
  static Review reviewOfMany() {
    return Shared.MANY_REVIEW;
  }

  static Review reviewOfExclusive() {
    return Shared.EXCLUSIVE_REVIEW;
  }

  /** A model of {@link #many()}, never saved. */
  static LinearTagModel model() {
    return Shared.MODEL;
  }

  static Review review(List<SyntheticReport> reports, ReviewSettings settings) {
    return new TagReview(settings).run(given(reports), Progress.NONE);
  }

  static ReviewEvaluation evaluation(Review review, List<SyntheticReport> reports) {
    return ReviewEvaluation.of(review, i -> reports.get(i).trueTags());
  }

  /** Every probability of a review, with what it is of. */
  static List<String> all(Review review) {
    List<String> lines = new ArrayList<>();
    review.forEachCandidate(
        (report, tag, given, p) -> lines.add(report + " " + tag + " " + given + " " + p));
    return lines;
  }

  /** The reports numbered as they come, with texts and tags from functions of the number. */
  static List<Report> numbered(int size, IntFunction<String> text, IntFunction<List<String>> tags) {
    return new AbstractList<>() {
      @Override
      public Report get(int i) {
        return Report.of("R" + i, text.apply(i), tags.apply(i).toArray(new String[0]));
      }

      @Override
      public int size() {
        return size;
      }
    };
  }

  static List<String> codes(List<Tag> tags) {
    return tags.stream().map(Tag::code).toList();
  }

  private static final class Shared {
    static final Review MANY_REVIEW = review(MANY_REPORTS, MANY);
    static final Review EXCLUSIVE_REVIEW = review(EXCLUSIVE_REPORTS, EXCLUSIVE);
    static final LinearTagModel MODEL =
        LinearTagModel.train(given(MANY_REPORTS), MANY, Progress.NONE);
  }
}
