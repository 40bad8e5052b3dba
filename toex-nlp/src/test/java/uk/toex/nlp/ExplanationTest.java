package uk.toex.nlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import uk.toex.api.Explanation;
import uk.toex.api.Explanation.Evidence;
import uk.toex.api.Explanation.Part;
import uk.toex.api.Explanation.Span;
import uk.toex.api.Explanation.Step;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;
import uk.toex.api.report.TagIssue;

class ExplanationTest {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]{2,}");
  private static final String TAKEN_BACK = "what reports with this tag usually say";

  /** Of what collection the words are counted, and what is explained. */
  private record Explained(String name, double probability, String text, Explanation explanation) {}

  private static final List<Report> MANY = Synthetic.given(Synthetic.many());
  private static final List<Report> ONE = Synthetic.given(Synthetic.exclusive());
  private static final List<Report> NEW = Synthetic.given(Synthetic.many(5_000, 5_500));

  private static Review againstModel() {
    return new TagReview(Synthetic.MANY, Synthetic.model()).run(NEW, Progress.NONE);
  }

  private static Stream<Explained> ofReview(String name, Review review, List<Report> reports) {
    return review.worklist().stream()
        .map(
            e ->
                new Explained(
                    name, e.probability(), reports.get(e.report()).text(), e.explanation()));
  }

  private static Stream<Explained> ofModel() {
    LinearTagModel model = Synthetic.model();
    return NEW.stream()
        .limit(40)
        .flatMap(
            r -> {
              double[] p = model.probabilities(r.text());
              return model.tags().stream()
                  .map(
                      tag ->
                          new Explained(
                              "model",
                              p[model.tags().indexOf(tag)],
                              r.text(),
                              model.explain(r.text(), tag)));
            });
  }

  private static final List<Explained> ALL =
      Stream.of(
              ofReview("many", Synthetic.reviewOfMany(), MANY),
              ofReview("exclusive", Synthetic.reviewOfExclusive(), ONE),
              ofReview("against a model", againstModel(), NEW),
              ofModel())
          .flatMap(s -> s)
          .toList();

  @TestFactory
  Stream<DynamicTest> partsAddUpToTheLogOddsOfTheProbabilityShown() {
    return ALL.stream().collect(Collectors.groupingBy(Explained::name)).entrySet().stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey(), () -> e.getValue().forEach(ExplanationTest::assertAddsUp)));
  }

  private static void assertAddsUp(Explained it) {
    double sum = it.explanation().parts().stream().mapToDouble(Part::value).sum();
    double p = it.probability();
    assertThat(it.explanation().scale()).isEqualTo("log-odds");
    assertThat(it.explanation().unexplained()).isZero();
    assertThat(sum).isCloseTo(Math.log(p / (1 - p)), within(1e-6));
    assertThat(it.explanation().total()).isCloseTo(sum, within(1e-6));
  }

  @Test
  void what_is_assumed_of_how_people_err_is_a_step_of_its_own() {
    for (Review.Entry entry : Synthetic.reviewOfMany().worklist()) {
      List<Double> assumed =
          entry.explanation().parts().stream()
              .filter(part -> part.name().startsWith("prior: "))
              .map(Explanation.Part::value)
              .toList();
      if (entry.issue().kind() == TagIssue.Kind.WRONG) {
        assertThat(assumed).singleElement().satisfies(v -> assertThat(v).isPositive());
      } else {
        assertThat(assumed).isEmpty();
      }
    }
  }

  @Test
  void every_span_points_at_the_word_named() {
    for (Explained it : ALL) {
      for (Evidence evidence : evidence(it.explanation())) {
        for (Span span : evidence.spans()) {
          String there = it.text().substring(span.start(), span.end()).toLowerCase(Locale.ROOT);
          // Between the words of a pair there may be anything but words.
          assertThat(words(there)).as(it.name()).isEqualTo(words(evidence.name()));
        }
      }
    }
  }

  @Test
  void every_occurrence_of_a_named_word_has_its_span() {
    for (Explained it : ALL) {
      List<String> words = words(it.text());
      for (Evidence evidence : evidence(it.explanation())) {
        if (!evidence.spans().isEmpty() && words(evidence.name()).size() == 1) {
          long times = words.stream().filter(evidence.name()::equals).count();
          assertThat(evidence.spans()).as(evidence.name()).hasSize((int) times);
        }
      }
    }
  }

  @Test
  void a_word_that_fewer_than_five_reports_hold_is_never_named() {
    Map<String, Integer> many = reportsWith(MANY);
    Map<String, Integer> one = reportsWith(ONE);
    for (Explained it : ALL) {
      Map<String, Integer> counts = it.name().equals("exclusive") ? one : many;
      for (Evidence evidence : evidence(it.explanation())) {
        String name = String.join(" ", words(evidence.name()));
        assertThat(counts.getOrDefault(name, 0))
            .as("%s: %s", it.name(), name)
            .isGreaterThanOrEqualTo(5);
      }
    }
  }

  @Test
  void absent_words_are_absent_and_taken_back() {
    int seen = 0;
    for (Explained it : ALL) {
      List<Part> parts = it.explanation().parts();
      double open = 0;
      for (Part part : parts) {
        if (part instanceof Evidence e && e.spans().isEmpty()) {
          assertThat(words(it.text())).doesNotContain(e.name());
          open += e.value();
        } else if (open != 0) {
          assertThat(part).isInstanceOf(Step.class);
          assertThat(part.name()).isEqualTo(TAKEN_BACK);
          assertThat(part.value()).isCloseTo(-open, within(1e-9));
          open = 0;
          seen++;
        } else {
          assertThat(part.name()).isNotEqualTo(TAKEN_BACK);
        }
      }
      assertThat(open).isZero();
    }
    assertThat(seen).isGreaterThan(100);
  }

  @Test
  void words_come_heaviest_first() {
    for (Explained it : ALL) {
      List<Double> values =
          evidence(it.explanation()).stream()
              .filter(e -> !e.spans().isEmpty())
              .map(e -> -Math.abs(e.value()))
              .toList();
      assertThat(values).isNotEmpty().isSorted();
    }
  }

  @Test
  void two_runs_give_equal_explanations() {
    List<Explanation> again =
        ofReview("", Synthetic.review(Synthetic.many(), Synthetic.MANY.withThreads(1)), MANY)
            .map(Explained::explanation)
            .toList();
    assertThat(again)
        .isEqualTo(
            ofReview("", Synthetic.reviewOfMany(), MANY).map(Explained::explanation).toList());
  }

  @Test
  void a_tag_that_the_model_does_not_know_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Synthetic.model().explain("a text", new Tag("UNKNOWN")))
        .withMessageContaining("UNKNOWN");
  }

  private static List<Evidence> evidence(Explanation explanation) {
    return explanation.parts().stream()
        .filter(Evidence.class::isInstance)
        .map(Evidence.class::cast)
        .toList();
  }

  private static List<String> words(String text) {
    return WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(MatchResult::group).toList();
  }

  /** In how many reports each word and each pair of neighbours stands. */
  private static Map<String, Integer> reportsWith(List<Report> reports) {
    Map<String, Integer> counts = new HashMap<>();
    for (Report report : reports) {
      List<String> words = words(report.text());
      Stream<String> pairs =
          Stream.iterate(1, i -> i < words.size(), i -> i + 1)
              .map(i -> words.get(i - 1) + " " + words.get(i));
      Stream.concat(words.stream(), pairs)
          .distinct()
          .forEach(word -> counts.merge(word, 1, Integer::sum));
    }
    return counts;
  }
}
