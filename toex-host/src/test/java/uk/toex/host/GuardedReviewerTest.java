package uk.toex.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.toex.api.Advice;
import uk.toex.api.Explanation;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Measure;
import uk.toex.api.Progress;
import uk.toex.api.Provenance;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;
import uk.toex.api.report.TagIssue;
import uk.toex.api.report.TagReviewer;
import uk.toex.spi.TagReviewerFactory;
import uk.toex.spi.TagReviewerSettings;

class GuardedReviewerTest {

  private static final Measure MEASURE = new Measure("odd", -10, 10, "not a probability");
  private static final Provenance PROVENANCE =
      new Provenance(
          "1",
          "faulty",
          new TreeMap<>(),
          List.of(),
          List.of(),
          1,
          new TreeMap<>(),
          "none",
          Instant.EPOCH,
          Instant.EPOCH);

  private final Guard guard =
      new Guard(
          "faulty", null, GuardSettings.defaults().withTrainingDeadline(Duration.ofSeconds(5)));

  @AfterEach
  void end() {
    guard.close();
  }

  @Test
  void advice_of_the_right_form_is_passed_on() {
    List<Advice<TagIssue>> advice = List.of(advice("R1", "B", 0.9), advice("R2", "A", 0.9));
    assertThat(reviewer((reports, progress) -> advice).review(Faulty.REPORTS, Progress.NONE))
        .isEqualTo(advice);
  }

  @Test
  void advice_of_another_form_is_a_failure() {
    assertFails("on a report that there is not: R9", advice("R9", "A", 0.5));
    assertFails("twice on the tag A of R1", advice("R1", "A", 0.5), advice("R1", "A", 0.4));
    assertFails("a probability of 1.5", advice("R1", "A", 1.5));
    assertFails("out of order, at R2", advice("R1", "A", 0.4), advice("R2", "A", 0.5));
    assertThatThrownBy(
            () -> reviewer((r, p) -> Faulty.nothing()).review(Faulty.REPORTS, Progress.NONE))
        .isInstanceOf(PluginFailedException.class);
  }

  @Test
  void a_refusal_says_why() {
    TagReviewer refuses =
        reviewer(
            (reports, progress) -> {
              throw new InputRefusedException("one tag only");
            });
    assertThatThrownBy(() -> refuses.review(Faulty.REPORTS, Progress.NONE))
        .isInstanceOf(InputRefusedException.class)
        .hasMessage("The reviewer faulty gave no advice: one tag only.");
  }

  @Test
  void advice_without_end_does_not_fill_the_memory() {
    List<Advice<TagIssue>> endless =
        new AbstractList<>() {
          @Override
          public Advice<TagIssue> get(int index) {
            return advice("R1", "T" + index, 0.5);
          }

          @Override
          public int size() {
            return Integer.MAX_VALUE;
          }
        };
    assertThatThrownBy(() -> reviewer((r, p) -> endless).review(Faulty.REPORTS, Progress.NONE))
        .isInstanceOf(PluginFailedException.class)
        .hasMessageContaining("more advice than");
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private final void assertFails(String reason, Advice<TagIssue>... advice) {
    assertThatThrownBy(
            () -> reviewer((r, p) -> List.of(advice)).review(Faulty.REPORTS, Progress.NONE))
        .isInstanceOf(PluginFailedException.class)
        .hasMessageContaining(reason);
  }

  private static Advice<TagIssue> advice(String report, String tag, double score) {
    return new Advice<>(
        new TagIssue(report, new Tag(tag), TagIssue.Kind.MISSING, null),
        score,
        MEASURE,
        new Explanation("log-odds", List.of(), 0, 0),
        PROVENANCE);
  }

  private interface Reviewing {
    List<Advice<TagIssue>> review(List<Report> reports, Progress progress);
  }

  private GuardedReviewer reviewer(Reviewing reviewing) {
    TagReviewerFactory factory =
        new TagReviewerFactory() {
          @Override
          public String name() {
            return "faulty";
          }

          @Override
          public TagReviewer create(TagReviewerSettings settings) {
            return reviewing::review;
          }
        };
    return new GuardedReviewer("faulty", guard, factory, new TagReviewerSettings(false, 2, 1, 1));
  }
}
