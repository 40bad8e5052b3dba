package uk.toex.nlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.toex.api.Explanation;
import uk.toex.api.Explanation.Evidence;
import uk.toex.api.Explanation.Part;
import uk.toex.api.Explanation.Span;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.nlp.internal.WordsOf;

/** Every number shown is explained exactly, by words that stand where they are said to stand. */
class ExactExplanationTest {

  private static final double TO = 1e-6;

  static void check(Explanation explanation, double probability, String text) {
    double sum = explanation.unexplained();
    for (Part part : explanation.parts()) {
      sum += part.value();
      if (part instanceof Evidence evidence) {
        for (Span span : evidence.spans()) {
          assertThat(span.end()).isLessThanOrEqualTo(text.length());
          List<String> words = WordsOf.text(text.substring(span.start(), span.end()));
          String[] named = evidence.name().split(" ", -1);
          assertThat(named.length).isBetween(1, 2);
          assertThat(words.get(0)).isEqualTo(named[0]);
          assertThat(words.get(words.size() - 1)).isEqualTo(named[named.length - 1]);
        }
      }
    }
    assertThat(explanation.unexplained()).isZero();
    assertThat(sum).isCloseTo(explanation.total(), within(TO));
    assertThat(sum).isCloseTo(Math.log(probability / (1 - probability)), within(TO));
  }

  private static void checkReview(List<Report> reports, Review review) {
    List<Review.Entry> list = review.worklist();
    int step = Math.max(1, list.size() / 300);
    for (int i = 0; i < list.size(); i += i < 50 ? 1 : step) {
      Review.Entry entry = list.get(i);
      Explanation explanation = entry.explanation();
      check(explanation, entry.probability(), reports.get(entry.report()).text());
      assertThat(entry.explanation()).as("the same every time").isEqualTo(explanation);
      assertThat(entry.advice().score()).isEqualTo(entry.probability());
    }
  }

  @ParameterizedTest
  @CsvSource({"1, false", "2, true"})
  void of_a_review(long seed, boolean exclusive) {
    List<Report> reports = SmallForce.reports(700, seed, exclusive);
    ReviewSettings settings = exclusive ? SmallForce.EXCLUSIVE : SmallForce.MANY;
    checkReview(reports, SmallForce.review(reports, settings));
  }

  @ParameterizedTest
  @CsvSource({"3, false", "4, true"})
  void of_a_review_by_a_model_and_of_the_model_itself(long seed, boolean exclusive) {
    ReviewSettings settings = exclusive ? SmallForce.EXCLUSIVE : SmallForce.MANY;
    LinearTagModel model =
        LinearTagModel.train(SmallForce.reports(700, seed, exclusive), settings, Progress.NONE);
    List<Report> fresh = SmallForce.reports(120, seed + 100, exclusive);
    checkReview(fresh, new TagReview(settings, model).run(fresh, Progress.NONE));
    for (Report report : fresh.subList(0, 30)) {
      double[] p = model.probabilities(report.text());
      for (int t = 0; t < p.length; t++) {
        Explanation explanation = model.explain(report.text(), model.tags().get(t));
        check(explanation, p[t], report.text());
        assertThat(model.explain(report.text(), model.tags().get(t))).isEqualTo(explanation);
      }
    }
    for (String odd : List.of("", " ", "unknownword", "\uD800\u202E", "x".repeat(100_000))) {
      check(model.explain(odd, model.tags().get(0)), model.probabilities(odd)[0], odd);
    }
  }

  @ParameterizedTest
  @CsvSource({"cleanlab-self-confidence, false", "cleanlab-normalized-margin, true"})
  void of_the_methods_compared_with(String id, boolean exclusive) {
    List<Report> reports = SmallForce.reports(500, 5, exclusive);
    for (ReviewSettings.Method method : ReviewSettings.Method.values()) {
      if (method.id().equals(id)) {
        Review review =
            SmallForce.review(reports, SmallForce.MANY.withExclusive(exclusive).withMethod(method));
        for (Review.Entry entry : review.worklist().subList(0, 100)) {
          Explanation e = entry.explanation();
          double p = Math.min(Math.max(entry.probability(), 1e-12), 1 - 1e-12);
          assertThat(e.total()).isCloseTo(Math.log(p / (1 - p)), within(TO));
        }
      }
    }
  }

  @Tag("thorough")
  @ParameterizedTest
  @CsvSource({"10, false", "11, true", "12, false", "13, true", "14, false", "15, true"})
  void of_many_collections(long seed, boolean exclusive) {
    List<Report> reports = SmallForce.reports(1500, seed, exclusive);
    ReviewSettings settings = exclusive ? SmallForce.EXCLUSIVE : SmallForce.MANY;
    checkReview(reports, SmallForce.review(reports, settings));
  }
}
