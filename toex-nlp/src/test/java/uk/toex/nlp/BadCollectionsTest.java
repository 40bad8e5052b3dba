package uk.toex.nlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.toex.api.CancelledException;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;

@Timeout(60)
class BadCollectionsTest {

  private static final ReviewSettings MANY = SmallForce.MANY.withMinReports(10);
  private static final ReviewSettings EXCLUSIVE = MANY.withExclusive(true);

  private static List<Report> copies(int n, String text, String... tags) {
    List<Report> out = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      out.add(Report.of("C" + i, text, tags));
    }
    return out;
  }

  private static void refused(List<Report> reports, ReviewSettings settings, String why) {
    assertThatExceptionOfType(InputRefusedException.class)
        .isThrownBy(() -> SmallForce.review(reports, settings))
        .withMessageContaining(why)
        .satisfies(e -> assertThat(String.valueOf(e.getMessage()).lines().count()).isLessThan(4));
    assertThatExceptionOfType(InputRefusedException.class)
        .isThrownBy(() -> LinearTagModel.train(reports, settings, Progress.NONE));
  }

  private static void sound(Review review) {
    review.forEachCandidate((report, tag, given, p) -> assertThat(p).isBetween(0.0, 1.0));
    for (Review.Entry entry : review.worklist().subList(0, Math.min(20, review.candidates()))) {
      assertThat(entry.advice().explanation().parts()).isNotEmpty();
    }
  }

  @Test
  void no_reports() {
    refused(List.of(), MANY, "no reports");
    refused(List.of(), EXCLUSIVE, "no reports");
  }

  @Test
  void one_report() {
    refused(copies(1, "text", "A"), MANY, "Not enough examples");
    refused(copies(1, "text"), MANY, "None of the 1 reports carries a tag");
    refused(copies(1, "text", "A"), EXCLUSIVE, "at least two tags are needed");
  }

  @Test
  void no_tags_and_one_tag_on_all() {
    refused(copies(50, "text"), MANY, "nothing to learn from");
    refused(copies(50, "text", "A"), MANY, "missing from some");
    refused(copies(50, "text", "A"), EXCLUSIVE, "All 50 reports carry the tag A");
  }

  @Test
  void no_tag_has_enough_reports() {
    List<Report> reports = new ArrayList<>(copies(9, "older male", "A"));
    reports.addAll(List.of(Report.of("x", "shed"), Report.of("y", "tools", "B")));
    refused(reports, MANY, "at least 10 of the 11 reports");
    refused(reports, MANY, "--min-reports");
  }

  @Test
  void exclusive_means_exactly_one() {
    List<Report> reports = new ArrayList<>(ModelBytesTest.tiny());
    reports.add(Report.of("two", "text", "A", "B"));
    refused(reports, EXCLUSIVE, "Report two has 2 tags");
    reports.set(reports.size() - 1, Report.of("none", "text"));
    refused(reports, EXCLUSIVE, "Report none has 0 tags");
  }

  @Test
  void rare_tags_are_counted_and_not_scored() {
    List<Report> reports = new ArrayList<>(ModelBytesTest.tiny());
    reports.add(Report.of("r", "text", "RARE"));
    for (ReviewSettings settings : List.of(MANY, EXCLUSIVE)) {
      Review review = SmallForce.review(reports, settings);
      assertThat(review.notEnough()).containsOnlyKeys(new Tag("RARE")).containsValue(1);
      assertThat(review.tags()).containsExactly(new Tag("BURGLARY"), new Tag("CSAE"));
      assertThat(review.candidates()).isEqualTo(settings.exclusive() ? 80 : 2 * 81);
      sound(review);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "the same words in every one of these reports, no more", "\uD800"})
  void identical_and_empty_texts(String text) {
    List<Report> reports = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      reports.add(Report.of("R" + i, text, i % 3 == 0 ? "A" : "B"));
    }
    sound(SmallForce.review(reports, MANY));
    sound(SmallForce.review(reports, EXCLUSIVE));
    LinearTagModel model = LinearTagModel.train(reports, MANY, Progress.NONE);
    assertThat(model.probabilities(text)).doesNotContain(Double.NaN);
  }

  @Test
  void tags_may_hold_separators_and_what_not() {
    List<Report> reports = new ArrayList<>();
    for (Report report : ModelBytesTest.tiny()) {
      boolean a = report.tags().contains(new Tag("CSAE"));
      reports.add(Report.of(report.id(), report.text(), a ? "A;B,\"C\"" : "=cmd|' /C'!\u202E"));
    }
    Review review = SmallForce.review(reports, MANY);
    assertThat(review.tags()).contains(new Tag("A;B,\"C\""));
    sound(review);
  }

  @Test
  void hostile_texts_are_texts() {
    List<Report> reports = new ArrayList<>(ModelBytesTest.tiny());
    String[] hostile = {
      "\u202E".repeat(100_000),
      "\u200B".repeat(100_000),
      "x".repeat(1_000_000),
      "\uD800\uDC00\uDC00\uD800".repeat(1000),
      "\u0000\uFFFF\uFFFE",
      "a\u0301".repeat(50_000),
      "\u6f22".repeat(100_000)
    };
    for (int i = 0; i < hostile.length; i++) {
      reports.add(Report.of("H" + i, hostile[i], "CSAE"));
    }
    sound(SmallForce.review(reports, MANY));
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1, false", "5, false", "12, true", "3, true"})
  void cancelling_stops_at_the_next_step(int after, boolean exclusive) {
    List<Report> reports = SmallForce.reports(800, 1, exclusive);
    AtomicInteger steps = new AtomicInteger();
    Progress progress =
        new Progress() {
          @Override
          public void update(String stage, long done, long total) {
            steps.incrementAndGet();
          }

          @Override
          public boolean cancelled() {
            return steps.get() >= after;
          }
        };
    TagReview review = new TagReview(exclusive ? SmallForce.EXCLUSIVE : SmallForce.MANY);
    long start = System.nanoTime();
    assertThatExceptionOfType(CancelledException.class)
        .isThrownBy(() -> review.run(reports, progress))
        .withMessageStartingWith("cancelled while ");
    assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)).isLessThan(10);
    assertThat(steps.get()).isLessThanOrEqualTo(after + 2);
  }

  @Test
  void settings_out_of_range_are_named() {
    ReviewSettings d = ReviewSettings.defaults();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> d.withFolds(1))
        .withMessageContaining("folds");
    assertThatIllegalArgumentException().isThrownBy(() -> d.withFolds(101));
    assertThatIllegalArgumentException().isThrownBy(() -> d.withLimit(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> d.withMinReports(1));
    assertThatIllegalArgumentException().isThrownBy(() -> d.withControl(Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> d.withThreads(0));
  }

  @Test
  void a_model_is_only_asked_for_what_it_can() {
    LinearTagModel model = ModelBytesTest.train(false);
    assertThatIllegalArgumentException().isThrownBy(() -> new TagReview(EXCLUSIVE, model));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new TagReview(
                    MANY.withMethod(ReviewSettings.Method.CLEANLAB_SELF_CONFIDENCE), model));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.explain("text", new Tag("NONE")))
        .withMessageContaining("NONE");
  }

  private static String digest(Report... odd) {
    List<Report> reports = new ArrayList<>(ModelBytesTest.tiny());
    reports.addAll(List.of(odd));
    return SmallForce.review(reports, SmallForce.MANY.withMinReports(10))
        .provenance()
        .inputs()
        .get(0)
        .sha256();
  }

  /** Two reports must not have the digest of one that holds the same strings. */
  @Test
  void tags_and_texts_cannot_change_places() {
    assertThat(digest(Report.of("x", "b", "a"), Report.of("c", "d")))
        .isNotEqualTo(digest(Report.of("x", "d", "a", "b", "c")));
  }
}
