package uk.toex.nlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import uk.toex.api.CancelledException;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.nlp.ReviewSettings.Method;

/** Collections that nothing, or little, can be learned from: refused clearly, or reviewed. */
class BadCollectionTest {

  private static final Duration PLENTY = Duration.ofMinutes(3);
  private static final ReviewSettings MANY = Synthetic.MANY.withMinReports(20);
  private static final ReviewSettings ONE = MANY.withExclusive(true);

  private static String text(int i) {
    return Synthetic.many().get(i % Synthetic.SIZE).report().text();
  }

  private static Review review(ReviewSettings settings, List<Report> reports) {
    return assertTimeoutPreemptively(
        PLENTY, () -> new TagReview(settings).run(reports, Progress.NONE));
  }

  private static void assertRefused(ReviewSettings settings, List<Report> reports, String... why) {
    for (Method method : Method.values()) {
      assertThatThrownBy(() -> review(settings.withMethod(method), reports))
          .satisfies(e -> assertRefusal(e, why));
    }
    assertThatThrownBy(
            () ->
                assertTimeoutPreemptively(
                    PLENTY, () -> LinearTagModel.train(reports, settings, Progress.NONE)))
        .satisfies(e -> assertRefusal(e, why));
  }

  private static void assertRefusal(Throwable e, String... why) {
    assertThat(e).isExactlyInstanceOf(InputRefusedException.class);
    String message = String.valueOf(e.getMessage());
    assertThat(message.lines().count()).isBetween(1L, 3L);
    assertThat(List.of(why)).as(message).allMatch(message::contains);
  }

  /** Whatever the collection: probabilities are such, and every entry can be explained. */
  private static Review assertReviewed(ReviewSettings settings, List<Report> reports) {
    for (Method method : Method.values()) {
      Review review = review(settings.withMethod(method).withLimit(100), reports);
      review.forEachCandidate((report, tag, given, p) -> assertThat(p).isBetween(0.0, 1.0));
      review.worklist().forEach(entry -> assertThat(entry.advice().subject()).isNotNull());
    }
    LinearTagModel model =
        assertTimeoutPreemptively(
            PLENTY, () -> LinearTagModel.train(reports, settings, Progress.NONE));
    for (double p : model.probabilities(text(3))) {
      assertThat(p).isBetween(0.0, 1.0);
    }
    return review(settings, reports);
  }

  @Test
  void noReports() {
    assertRefused(MANY, List.of(), "no reports");
    assertRefused(ONE, List.of(), "no reports");
  }

  @Test
  void oneReport() {
    List<Report> one = List.of(Report.of("R1", "went missing", "CSAE"));
    assertRefused(MANY, one, "Not enough examples", "20");
    assertRefused(ONE, one, "CSAE", "at least two tags");
  }

  @Test
  void noReportHasATag() {
    assertRefused(
        MANY, Synthetic.numbered(200, BadCollectionTest::text, i -> List.of()), "None of the 200");
    assertRefused(
        ONE, Synthetic.numbered(200, BadCollectionTest::text, i -> List.of()), "R0", "exactly one");
  }

  @Test
  void twoTagsWhereTheyExcludeEachOther() {
    List<Report> reports =
        Synthetic.numbered(
            200, BadCollectionTest::text, i -> i == 77 ? List.of("A", "B") : List.of("A"));
    assertRefused(ONE, reports, "R77", "2 tags", "exactly one");
  }

  @Test
  void everyReportCarriesTheSameTag() {
    List<Report> reports = Synthetic.numbered(200, BadCollectionTest::text, i -> List.of("A"));
    assertRefused(MANY, reports, "Not enough examples", "missing from some");
    assertRefused(ONE, reports, "All 200 reports carry the tag A");
  }

  @Test
  void noTagReachesTheMinimum() {
    List<Report> reports =
        Synthetic.numbered(200, BadCollectionTest::text, i -> List.of("T" + i % 100));
    assertRefused(MANY, reports, "no tag is on at least 20", "--min-reports");
    assertRefused(ONE, reports, "no tag is on at least", "--min-reports");
  }

  @Test
  void onlyOneTag() {
    List<Report> reports =
        Synthetic.numbered(
            300, BadCollectionTest::text, i -> i % 3 == 0 ? List.of("A") : List.of());
    assertThat(Synthetic.codes(assertReviewed(MANY, reports).tags())).containsExactly("A");
  }

  @Test
  void onlyTwoExclusiveTags() {
    List<Report> reports =
        Synthetic.numbered(300, BadCollectionTest::text, i -> List.of(i % 3 == 0 ? "A" : "B"));
    assertThat(assertReviewed(ONE, reports).candidates()).isEqualTo(300);
  }

  @Test
  void identicalTexts() {
    IntFunction<String> same = i -> text(0);
    assertReviewed(
        MANY, Synthetic.numbered(300, same, i -> i % 2 == 0 ? List.of("A") : List.of("B")));
    assertReviewed(ONE, Synthetic.numbered(300, same, i -> List.of(i % 2 == 0 ? "A" : "B")));
  }

  @Test
  void emptyTexts() {
    IntFunction<String> empty = i -> i % 7 == 0 ? " .\n" : "";
    assertReviewed(
        MANY, Synthetic.numbered(300, empty, i -> i % 2 == 0 ? List.of("A") : List.of()));
    assertReviewed(ONE, Synthetic.numbered(300, empty, i -> List.of(i % 2 == 0 ? "A" : "B")));
  }

  @Test
  void aHundredTags() {
    assertReviewedWithTags(100, 800);
  }

  /** With many tags the fit of the noise channel takes its time: a minute here, not an hour. */
  @Test
  @Tag("thorough")
  void threeHundredTags() {
    assertReviewedWithTags(300, 1_500);
  }

  private static void assertReviewedWithTags(int tags, int reports) {
    List<Report> many =
        Synthetic.numbered(
            reports,
            BadCollectionTest::text,
            i -> List.of("T" + i % tags, "T" + (i * 7 + 1) % tags));
    assertThat(review(MANY.withMinReports(5), many).tags()).hasSize(tags);
    List<Report> one =
        Synthetic.numbered(reports, BadCollectionTest::text, i -> List.of("T" + i % tags));
    assertThat(review(ONE.withMinReports(5), one).tags()).hasSize(tags);
  }

  @Test
  void tagsWithSeparatorsInside() {
    List<String> odd = List.of("A;B", "A,B", "\"A\"", "=A|B", "A B");
    List<Report> reports =
        Synthetic.numbered(300, BadCollectionTest::text, i -> List.of(odd.get(i % 5)));
    assertThat(Synthetic.codes(assertReviewed(MANY, reports).tags()))
        .containsExactlyInAnyOrderElementsOf(odd);
  }

  @Test
  void cancellingStopsTheWorkSoon() {
    List<Report> reports = Synthetic.given(Synthetic.many(0, 6_000));
    AtomicInteger all = new AtomicInteger();
    new TagReview(MANY).run(reports, (stage, done, total) -> all.incrementAndGet());
    assertThat(all.get()).isGreaterThan(5);
    List<Integer> when = new ArrayList<>(List.of(0, 1, 2));
    when.add(all.get() / 2);
    when.add(all.get() - 2);
    for (int after : when) {
      AtomicInteger seen = new AtomicInteger();
      Progress stopping =
          new Progress() {
            @Override
            public void update(String stage, long done, long total) {
              seen.incrementAndGet();
            }

            @Override
            public boolean cancelled() {
              return seen.get() >= after;
            }
          };
      assertThatThrownBy(() -> new TagReview(MANY).run(reports, stopping))
          .isExactlyInstanceOf(CancelledException.class);
      // Each thread may be told once more.
      assertThat(seen.get()).isLessThanOrEqualTo(after + 2);
    }
  }
}
