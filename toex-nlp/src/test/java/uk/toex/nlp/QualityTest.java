package uk.toex.nlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
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
import uk.toex.nlp.ReviewSettings.Method;

/**
 * What is promised of the quality of reviews, on labelled files that are not part of this project.
 */
@org.junit.jupiter.api.Tag("thorough")
class QualityTest {

  private static final ReviewSettings MANY = ReviewSettings.defaults().withLimit(10);

  private static Path file(String name) {
    Path path = Path.of(System.getProperty("toex.testdata", "absent"), "text", name);
    assumeTrue(Files.exists(path), "skipped: there is no " + name + " under toex.testdata");
    return path;
  }

  private static List<ReportRow> read(String name, ReportOptions.Builder options) {
    List<ReportRow> rows = new ArrayList<>();
    try (Rejects rejects = Rejects.counted();
        ReportReader reader = ReportReader.open(Input.of(file(name)), options.build(), rejects)) {
      reader.forEach(rows::add, Progress.NONE);
      assertThat(reader.counts().getOrDefault("rejected", 0L)).isZero();
    }
    return rows;
  }

  private static List<Report> reports(List<ReportRow> rows) {
    return rows.stream().map(ReportRow::report).toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void errorsOfPeopleInNewsAreFound(long seed) {
    List<ReportRow> rows =
        read(
            "news-human-errors.csv.gz", ReportOptions.builder().exclusive(true).truth("true_tags"));
    Review review =
        new TagReview(MANY.withExclusive(true).withSeed(seed)).run(reports(rows), Progress.NONE);
    ReviewEvaluation e =
        ReviewEvaluation.of(review, i -> Objects.requireNonNull(rows.get(i).truth()));
    SoftAssertions softly = new SoftAssertions();
    softly.assertThat(e.averagePrecision()).isGreaterThanOrEqualTo(0.66);
    softly.assertThat(e.precisionAt().get("500")).isGreaterThanOrEqualTo(0.78);
    softly.assertThat(e.flagged().precision()).isGreaterThanOrEqualTo(0.75);
    softly.assertThat(e.flagged().recall()).isGreaterThanOrEqualTo(0.40);
    // Ten bins of some 50 reports each: by chance alone the error moves by a hundredth and more
    // from one seed's folds to the next.
    softly.assertThat(e.calibrationError()).isLessThanOrEqualTo(seed == 1 ? 0.05 : 0.065);
    System.out.println("news, seed " + seed + ": " + e);
    softly.assertAll();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void errorsInjectedInReutersAreFoundAndMoreThanCleanlabFinds(long seed) {
    List<Report> clean = reports(read("reuters-topics.csv.gz", ReportOptions.builder()));
    List<SortedSet<Tag>> truth = clean.stream().map(Report::tags).toList();
    List<SortedSet<Tag>> given = TagNoise.inject(truth, 0.15, 0.10, MANY.minReports(), false, seed);
    List<Report> reports = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      Report r = clean.get(i);
      reports.add(new Report(r.id(), r.text(), given.get(i), null, null, null));
    }
    Map<Method, ReviewEvaluation> by = new TreeMap<>();
    for (Method method : Method.values()) {
      Review review =
          new TagReview(MANY.withSeed(seed).withMethod(method)).run(reports, Progress.NONE);
      by.put(method, ReviewEvaluation.of(review, truth::get));
    }
    System.out.println("Reuters, seed " + seed + ": " + by);
    ReviewEvaluation own = Objects.requireNonNull(by.get(Method.NOISE_CHANNEL));
    SoftAssertions softly = new SoftAssertions();
    softly.assertThat(own.averagePrecision()).isGreaterThanOrEqualTo(0.85);
    softly.assertThat(own.missingAveragePrecision()).isGreaterThanOrEqualTo(0.83);
    softly.assertThat(own.wrongAveragePrecision()).isGreaterThanOrEqualTo(0.90);
    by.forEach(
        (method, other) -> {
          if (method != Method.NOISE_CHANNEL) {
            softly
                .assertThat(own.averagePrecision())
                .as("%s", method)
                .isGreaterThanOrEqualTo(other.averagePrecision() + 0.03);
          }
        });
    softly.assertAll();
  }

  /** Scikit-learn's best setting reaches 0.802 on the same split. */
  @Test
  void reutersIsClassifiedAboutAsWellAsByThePeer() {
    List<Report> all = reports(read("reuters-topics.csv.gz", ReportOptions.builder()));
    Set<String> training = trainingIds();
    LinearTagModel model =
        LinearTagModel.train(
            all.stream().filter(r -> training.contains(r.id())).toList(),
            MANY.withMinReports(2),
            Progress.NONE);
    Map<Tag, Integer> count = new HashMap<>();
    all.forEach(r -> r.tags().forEach(tag -> count.merge(tag, 1, Integer::sum)));
    Map<Tag, int[]> hitsFlaggedTrue = new TreeMap<>();
    count.forEach(
        (tag, n) -> {
          if (n >= 100) {
            hitsFlaggedTrue.put(tag, new int[3]);
          }
        });
    for (Report report : all) {
      if (!training.contains(report.id())) {
        List<Tag> found = model.tagsOf(report.text(), 0.5);
        hitsFlaggedTrue.forEach(
            (tag, n) -> {
              n[0] += found.contains(tag) && report.tags().contains(tag) ? 1 : 0;
              n[1] += found.contains(tag) ? 1 : 0;
              n[2] += report.tags().contains(tag) ? 1 : 0;
            });
      }
    }
    double macroF1 =
        hitsFlaggedTrue.values().stream()
            .mapToDouble(n -> 2.0 * n[0] / (n[1] + n[2]))
            .average()
            .orElseThrow();
    System.out.println("Reuters, macro-F1 of " + hitsFlaggedTrue.size() + " tags: " + macroF1);
    assertThat(macroF1).isGreaterThanOrEqualTo(0.797);
  }

  /** A reader of reports passes over the column "split": here it is read as the tags. */
  private static Set<String> trainingIds() {
    Set<String> ids = new HashSet<>();
    for (ReportRow row : read("reuters-topics.csv.gz", ReportOptions.builder().tags("split"))) {
      if (row.report().tags().contains(new Tag("train"))) {
        ids.add(row.report().id());
      }
    }
    return ids;
  }
}
