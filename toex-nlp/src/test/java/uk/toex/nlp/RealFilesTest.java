package uk.toex.nlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;
import uk.toex.io.Input;
import uk.toex.io.Rejects;
import uk.toex.io.ReportOptions;
import uk.toex.io.ReportReader;
import uk.toex.io.ReportRow;

/**
 * How good it is on real files, with the one default setting: the thresholds of the project's
 * quality table. The files are not part of the project; the system property {@code toex.testdata}
 * names their folder, and without it the test is skipped, saying so.
 */
@org.junit.jupiter.api.Tag("thorough")
class RealFilesTest {

  /**
   * Macro-F1 over the tags with 100 reports or more of the best of several settings of
   * scikit-learn's logistic regression (C = 10, balanced, unigram tf-idf) on the same split.
   */
  private static final double SCIKIT_LEARN_MACRO_F1 = 0.802;

  private static final long[] SEEDS = {1, 2, 3};

  private static List<ReportRow> rows(String name, ReportOptions options) {
    Path file = Path.of(System.getProperty("toex.testdata", "")).resolve("text").resolve(name);
    assumeTrue(Files.exists(file), "skipped: there is no file " + file);
    List<ReportRow> out = new ArrayList<>();
    List<Object> rejected = new ArrayList<>();
    try (ReportReader reader =
        ReportReader.open(Input.of(file), options, Rejects.to(rejected::add))) {
      reader.forEach(out::add, Progress.NONE);
    }
    assertThat(rejected).isEmpty();
    return out;
  }

  private static ReviewEvaluation evaluate(
      List<Report> reports, List<SortedSet<Tag>> truth, ReviewSettings settings) {
    return ReviewEvaluation.of(SmallForce.review(reports, settings), truth::get);
  }

  private static double at(ReviewEvaluation e, String k) {
    return Objects.requireNonNull(e.precisionAt().get(k));
  }

  @Test
  void human_errors_in_exclusive_tags() {
    List<ReportRow> rows =
        rows(
            "news-human-errors.csv.gz",
            ReportOptions.builder().exclusive(true).truth("true_tags").build());
    List<Report> reports = rows.stream().map(ReportRow::report).toList();
    List<SortedSet<Tag>> truth = new ArrayList<>();
    rows.forEach(row -> truth.add(Objects.requireNonNull(row.truth())));
    SoftAssertions softly = new SoftAssertions();
    double calibration = 0;
    for (long seed : SEEDS) {
      ReviewSettings settings = ReviewSettings.defaults().withExclusive(true).withSeed(seed);
      ReviewEvaluation e = evaluate(reports, truth, settings);
      System.out.println("human errors, seed " + seed + ": " + e);
      softly.assertThat(e.errors()).isEqualTo(982);
      softly.assertThat(e.averagePrecision()).isGreaterThanOrEqualTo(0.66);
      softly.assertThat(at(e, "500")).isGreaterThanOrEqualTo(0.78);
      softly.assertThat(e.flagged().precision()).isGreaterThanOrEqualTo(0.75);
      softly.assertThat(e.flagged().recall()).isGreaterThanOrEqualTo(0.40);
      if (seed == ReviewSettings.defaults().seed()) {
        softly.assertThat(e.calibrationError()).isLessThanOrEqualTo(0.05);
      }
      calibration += e.calibrationError() / SEEDS.length;
    }
    // Ten bins of some 50 reports: by chance alone a seed's error moves by a hundredth.
    softly.assertThat(calibration).as("mean calibration error").isLessThanOrEqualTo(0.05);
    softly.assertAll();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void injected_errors_in_several_tags(long seed) {
    List<Report> original =
        rows("reuters-topics.csv.gz", ReportOptions.defaults()).stream()
            .map(ReportRow::report)
            .toList();
    List<SortedSet<Tag>> truth = original.stream().map(Report::tags).toList();
    ReviewSettings settings = ReviewSettings.defaults().withSeed(seed);
    List<SortedSet<Tag>> noisy =
        TagNoise.inject(truth, 0.15, 0.10, settings.minReports(), false, seed);
    List<Report> reports = new ArrayList<>();
    for (int i = 0; i < original.size(); i++) {
      Report r = original.get(i);
      reports.add(new Report(r.id(), r.text(), noisy.get(i), null, null, null));
    }
    ReviewEvaluation e = evaluate(reports, truth, settings);
    System.out.println("injected errors, seed " + seed + ": " + e);
    SoftAssertions softly = new SoftAssertions();
    softly.assertThat(e.averagePrecision()).isGreaterThanOrEqualTo(0.85);
    softly.assertThat(e.missingAveragePrecision()).isGreaterThanOrEqualTo(0.83);
    softly.assertThat(e.wrongAveragePrecision()).isGreaterThanOrEqualTo(0.90);
    for (ReviewSettings.Method method : ReviewSettings.Method.values()) {
      if (method != ReviewSettings.Method.NOISE_CHANNEL) {
        ReviewEvaluation peer = evaluate(reports, truth, settings.withMethod(method));
        System.out.println(method.id() + ": " + peer);
        softly
            .assertThat(e.averagePrecision() - peer.averagePrecision())
            .as("lead over %s", method.id())
            .isGreaterThanOrEqualTo(0.03);
      }
    }
    softly.assertAll();
  }

  @Test
  void plain_classification() {
    // The split is read as the author: what a report's author is does not enter a model.
    List<Report> all =
        rows("reuters-topics.csv.gz", ReportOptions.builder().author("split").build()).stream()
            .map(ReportRow::report)
            .toList();
    Map<Tag, Integer> count = new HashMap<>();
    all.forEach(r -> r.tags().forEach(tag -> count.merge(tag, 1, Integer::sum)));
    List<Report> train = all.stream().filter(r -> "train".equals(r.author())).toList();
    List<Report> test = all.stream().filter(r -> "test".equals(r.author())).toList();
    LinearTagModel model =
        LinearTagModel.train(
            train, ReviewSettings.defaults().withMinReports(20).withThreads(2), Progress.NONE);
    Map<Tag, int[]> hits = new HashMap<>();
    for (Report report : test) {
      SortedSet<Tag> found = new TreeSet<>(model.tagsOf(report.text(), 0.5));
      for (Tag tag : count.keySet()) {
        int[] n = hits.computeIfAbsent(tag, t -> new int[3]);
        boolean truth = report.tags().contains(tag);
        n[0] += truth && found.contains(tag) ? 1 : 0;
        n[1] += truth ? 1 : 0;
        n[2] += found.contains(tag) ? 1 : 0;
      }
    }
    double sum = 0;
    int tags = 0;
    for (Map.Entry<Tag, int[]> e : hits.entrySet()) {
      if (count.getOrDefault(e.getKey(), 0) >= 100) {
        sum += 2.0 * e.getValue()[0] / (e.getValue()[1] + e.getValue()[2]);
        tags++;
      }
    }
    System.out.println("macro-F1 over " + tags + " tags: " + sum / tags);
    assertThat(sum / tags).isGreaterThanOrEqualTo(SCIKIT_LEARN_MACRO_F1 - 0.005);
  }
}
