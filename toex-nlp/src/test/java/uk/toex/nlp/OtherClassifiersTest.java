package uk.toex.nlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.toex.api.Explanation;
import uk.toex.api.Explanation.Evidence;
import uk.toex.api.Explanation.Part;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.ReportClassifier;
import uk.toex.api.report.Tag;
import uk.toex.spi.ReportClassifierFactory;
import uk.toex.spi.TrainingSettings;
import uk.toex.synth.SyntheticReport;

/** Reviews that read texts by classifiers from elsewhere, alone and fused with the built-in one. */
class OtherClassifiersTest {

  private static final ReportClassifierFactory BUILT_IN =
      new LinearTagPlugin().reportClassifiers().get(0);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void another_classifier_finds_errors_too_and_is_explained_by_its_words(boolean exclusive) {
    List<SyntheticReport> synthetic = SmallForce.synthetic(700, 3, exclusive);
    List<Report> reports = synthetic.stream().map(SyntheticReport::report).toList();
    Review review = run(reports, exclusive, new Other(true, text -> false));
    double found =
        ReviewEvaluation.of(review, d -> SmallForce.truth(synthetic).get(d)).averagePrecision();
    double builtIn =
        ReviewEvaluation.of(
                run(reports, exclusive, BUILT_IN), d -> SmallForce.truth(synthetic).get(d))
            .averagePrecision();
    assertThat(found).isGreaterThan(0.7 * builtIn);
    assertExplained(reports, review);
    assertThat(review.worklist().get(0).explanation().parts())
        .anyMatch(part -> part instanceof Evidence word && !word.spans().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void fused_with_the_built_in_classifier_both_are_weighed_and_explained(boolean exclusive) {
    List<Report> reports = SmallForce.reports(700, 4, exclusive);
    Review review = run(reports, exclusive, BUILT_IN, new Other(false, text -> false));
    assertExplained(reports, review);
    assertThat(review.worklist().get(0).explanation().parts())
        .extracting(Part::name)
        .contains("read by other")
        .anyMatch(name -> !name.contains(" "));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_report_without_a_score_is_left_out_and_costs_no_other_its_own(boolean exclusive) {
    List<Report> reports = SmallForce.reports(700, 5, exclusive);
    String refused = reports.get(7).text();
    Review review = run(reports, exclusive, new Other(true, refused::equals));
    assertThat(review.provenance().counts()).containsEntry("not-scored", 1L);
    List<Integer> scored = new ArrayList<>();
    review.forEachCandidate((report, tag, given, probability) -> scored.add(report));
    assertThat(scored).doesNotContain(7).contains(6, 8);
    assertThat(review.worklist()).noneMatch(entry -> entry.report() == 7);
  }

  @Test
  void a_classifier_that_scores_too_little_is_refused() {
    List<Report> reports = SmallForce.reports(300, 6, false);
    assertThatThrownBy(() -> run(reports, false, new Other(true, text -> text.length() % 2 == 0)))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("The classifier other gave no score to");
  }

  private static Review run(
      List<Report> reports, boolean exclusive, ReportClassifierFactory... classifiers) {
    ReviewSettings settings = exclusive ? SmallForce.EXCLUSIVE : SmallForce.MANY;
    return new TagReview(settings, List.of(classifiers)).run(reports, Progress.NONE);
  }

  private static void assertExplained(List<Report> reports, Review review) {
    for (Review.Entry entry : review.worklist().subList(0, 100)) {
      ExactExplanationTest.check(
          withoutWords(entry.explanation()),
          entry.probability(),
          reports.get(entry.report()).text());
    }
  }

  /** Names of a plugin's evidence are its own; here only the sum is checked. */
  private static Explanation withoutWords(Explanation e) {
    List<Part> parts = new ArrayList<>();
    for (Part part : e.parts()) {
      parts.add(new Explanation.Step(part.name(), part.value()));
    }
    return new Explanation(e.scale(), parts, e.unexplained(), e.total());
  }

  /** The built-in classifier under another name, which may refuse texts and keep its reasons. */
  private record Other(boolean explains, Predicate<String> refuses)
      implements ReportClassifierFactory {

    @Override
    public String name() {
      return "other";
    }

    @Override
    public ReportClassifier train(
        List<Report> reports, TrainingSettings settings, Progress progress) {
      ReportClassifier trained = BUILT_IN.train(reports, settings, progress);
      return new ReportClassifier() {
        @Override
        public List<Tag> tags() {
          return trained.tags();
        }

        @Override
        public double[] probabilities(String text) {
          if (refuses.test(text)) {
            throw new InputRefusedException("not this one");
          }
          return trained.probabilities(text);
        }

        @Override
        public Explanation explain(String text, Tag tag) {
          if (!explains) {
            throw new UnsupportedOperationException("it does not say");
          }
          return trained.explain(text, tag);
        }
      };
    }
  }
}
