package uk.toex.nlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import uk.toex.api.Advice;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;
import uk.toex.api.report.TagIssue;
import uk.toex.synth.SyntheticReport;

class TagReviewTest {

  private static final Comparator<Advice<TagIssue>> ORDER =
      Comparator.comparing((Advice<TagIssue> a) -> a.score())
          .reversed()
          .thenComparing(a -> a.subject().reportId())
          .thenComparing(a -> a.subject().tag());

  @Test
  void planted_errors_rank_far_above_chance() {
    ReviewEvaluation e = Synthetic.evaluation(Synthetic.reviewOfMany(), Synthetic.many());
    double chance = (double) e.errors() / e.candidates();
    assertThat(chance).isLessThan(0.05);
    assertThat(e.averagePrecision()).isGreaterThan(0.4);
    assertThat(e.missingAveragePrecision()).isGreaterThan(0.37);
    assertThat(e.wrongAveragePrecision()).isGreaterThan(0.45);
    assertThat(e.flagged().precision()).isGreaterThan(0.7);
    // 2,000 brief reports are few: on large collections it is far less.
    assertThat(e.calibrationError()).isLessThan(0.13);
  }

  @Test
  void planted_errors_of_exclusive_tags_rank_far_above_chance() {
    ReviewEvaluation e = Synthetic.evaluation(Synthetic.reviewOfExclusive(), Synthetic.exclusive());
    double chance = (double) e.errors() / e.candidates();
    assertThat(chance).isLessThan(0.15);
    assertThat(e.averagePrecision()).isGreaterThan(0.65);
    assertThat(e.missingAveragePrecision()).as("no pair can be missing").isNaN();
  }

  @Test
  void the_number_of_threads_changes_nothing() {
    assertThat(Synthetic.all(Synthetic.review(Synthetic.many(), Synthetic.MANY.withThreads(1))))
        .isEqualTo(Synthetic.all(Synthetic.reviewOfMany()));
    assertThat(
            Synthetic.all(
                Synthetic.review(Synthetic.exclusive(), Synthetic.EXCLUSIVE.withThreads(1))))
        .isEqualTo(Synthetic.all(Synthetic.reviewOfExclusive()));
  }

  @Test
  void the_worklist_is_the_most_probable_in_order_of_probability_report_and_tag() {
    for (Review review : List.of(Synthetic.reviewOfMany(), Synthetic.reviewOfExclusive())) {
      List<Advice<TagIssue>> list = review.advice();
      assertThat(list).hasSize(300).isSortedAccordingTo(ORDER);
      double last = list.get(299).score();
      int[] above = {0};
      review.forEachCandidate((report, tag, given, p) -> above[0] += p > last ? 1 : 0);
      assertThat(above[0]).isLessThan(300);
      assertThat(list.stream().filter(a -> a.score() > last)).hasSize(above[0]);
    }
  }

  @Test
  void equal_probabilities_are_listed_by_report_and_tag() {
    List<Report> reports = new ArrayList<>(Synthetic.given(Synthetic.many()).subList(0, 600));
    for (int i = 0; i < 30; i++) {
      Report r = reports.get(40);
      reports.add(i, new Report("Z" + (i * 7 % 30), r.text(), r.tags(), null, null, null));
    }
    ReviewSettings settings = Synthetic.MANY.withLimit(0);
    List<Advice<TagIssue>> list = new TagReview(settings).review(reports, Progress.NONE);
    assertThat(list).isSortedAccordingTo(ORDER);
    assertThat(list.stream().map(Advice::score).distinct().count()).isLessThan(list.size());
  }

  @Test
  void a_limit_of_zero_lists_every_candidate() {
    Review review = Synthetic.review(Synthetic.exclusive(), Synthetic.EXCLUSIVE.withLimit(0));
    assertThat(review.worklist()).hasSize(review.candidates());
    assertThat(review.candidates()).isEqualTo(Synthetic.SIZE);
    Review many = Synthetic.reviewOfMany();
    assertThat(many.candidates()).isEqualTo(Synthetic.SIZE * many.tags().size());
  }

  @Test
  void an_entry_says_what_is_the_matter() {
    for (Review review : List.of(Synthetic.reviewOfMany(), Synthetic.reviewOfExclusive())) {
      boolean exclusive = review == Synthetic.reviewOfExclusive();
      List<SyntheticReport> reports = exclusive ? Synthetic.exclusive() : Synthetic.many();
      for (Review.Entry entry : review.worklist()) {
        TagIssue issue = entry.issue();
        Report report = reports.get(entry.report()).report();
        boolean given = report.tags().contains(issue.tag());
        assertThat(issue.reportId()).isEqualTo(report.id());
        assertThat(issue.kind()).isEqualTo(given ? TagIssue.Kind.WRONG : TagIssue.Kind.MISSING);
        assertThat(exclusive && issue.suggestedTag() == null).isFalse();
        if (issue.suggestedTag() != null) {
          assertThat(report.tags()).doesNotContain(issue.suggestedTag());
        }
      }
    }
  }

  @Test
  void most_suggestions_for_a_wrong_exclusive_tag_are_right() {
    int errors = 0;
    int right = 0;
    for (Review.Entry entry : Synthetic.reviewOfExclusive().worklist()) {
      SyntheticReport report = Synthetic.exclusive().get(entry.report());
      if (!report.trueTags().equals(report.report().tags())) {
        errors++;
        right += report.trueTags().first().equals(entry.issue().suggestedTag()) ? 1 : 0;
      }
    }
    assertThat((double) right / errors).isGreaterThan(0.7);
  }

  @Test
  void the_control_sample_is_of_reports_not_listed() {
    Review review = Synthetic.reviewOfMany();
    Set<String> listed = new HashSet<>();
    review.worklist().forEach(entry -> listed.add(entry.issue().reportId()));
    int rest = Synthetic.SIZE - listed.size();
    assertThat(review.control())
        .hasSize((int) Math.ceil(rest * 0.05))
        .doesNotContainAnyElementsOf(listed)
        .doesNotHaveDuplicates()
        .isSorted();
    Review again = Synthetic.review(Synthetic.many(), Synthetic.MANY.withThreads(1));
    assertThat(again.control()).isEqualTo(review.control());
    Review other = Synthetic.review(Synthetic.many(), Synthetic.MANY.withSeed(2));
    assertThat(other.control()).isNotEqualTo(review.control());
  }

  @Test
  void tags_with_too_few_reports_are_named_and_not_scored() {
    Review review = Synthetic.review(Synthetic.many(), Synthetic.MANY.withMinReports(200));
    var counts =
        Synthetic.many().stream()
            .flatMap(r -> r.report().tags().stream())
            .collect(Collectors.groupingBy(t -> t, Collectors.summingInt(t -> 1)));
    assertThat(review.notEnough()).isNotEmpty().doesNotContainKeys(tags(review));
    review
        .notEnough()
        .forEach((tag, n) -> assertThat(n).isEqualTo(counts.get(tag)).isLessThan(200));
    assertThat(review.tags()).isSorted().allMatch(tag -> counts.getOrDefault(tag, 0) >= 200);
    assertThat(review.tags().size() + review.notEnough().size()).isEqualTo(counts.size());
  }

  private static Tag[] tags(Review review) {
    return review.tags().toArray(new Tag[0]);
  }

  @Test
  void near_copies_are_counted() {
    long planted = Synthetic.many().stream().filter(r -> r.copyOf() != null).count();
    Long found = Synthetic.reviewOfMany().provenance().counts().get("near-copies");
    assertThat(found).isBetween(planted / 2, planted + planted / 4);
  }

  @Test
  void new_reports_are_reviewed_against_a_model() {
    List<SyntheticReport> fresh = Synthetic.many(5_000, 6_000);
    TagReview reviewer = new TagReview(Synthetic.MANY, Synthetic.model());
    Review review = reviewer.run(Synthetic.given(fresh), Progress.NONE);
    ReviewEvaluation e = Synthetic.evaluation(review, fresh);
    assertThat(review.tags()).isEqualTo(Synthetic.model().tags());
    assertThat(e.averagePrecision()).isGreaterThan(0.38);
    assertThat(review.worklist().get(0).advice().score()).isGreaterThan(0.8);
  }

  @Test
  void settings_that_contradict_the_model_are_refused() {
    LinearTagModel model = Synthetic.model();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TagReview(Synthetic.EXCLUSIVE, model))
        .withMessageContaining("exclusive");
    for (ReviewSettings.Method method : ReviewSettings.Method.values()) {
      if (method != ReviewSettings.Method.NOISE_CHANNEL) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> new TagReview(Synthetic.MANY.withMethod(method), model))
            .withMessageContaining(method.id());
      }
    }
  }
}
