package uk.toex.nlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;

/** What must not change, or hardly, when a collection is changed in ways that mean nothing. */
class MetamorphicTest {

  private static List<Report> changed(
      UnaryOperator<String> text, UnaryOperator<Tag> tag, List<Report> reports) {
    return reports.stream()
        .map(r -> new Report(r.id(), text.apply(r.text()), tags(r.tags(), tag), null, null, null))
        .toList();
  }

  private static SortedSet<Tag> tags(SortedSet<Tag> tags, UnaryOperator<Tag> tag) {
    TreeSet<Tag> out = new TreeSet<>();
    tags.forEach(t -> out.add(tag.apply(t)));
    return out;
  }

  private static Map<String, Double> probabilities(Review review, UnaryOperator<Tag> tag) {
    Map<String, Double> out = new HashMap<>();
    review.forEachCandidate((report, t, given, p) -> out.put(report + " " + tag.apply(t), p));
    return out;
  }

  @Test
  void renamed_tags_in_the_same_order_change_no_probability() {
    UnaryOperator<Tag> rename = tag -> new Tag("Z " + tag.code());
    List<Report> renamed =
        changed(UnaryOperator.identity(), rename, Synthetic.given(Synthetic.many()));
    Review review = new TagReview(Synthetic.MANY).run(renamed, Progress.NONE);
    assertThat(probabilities(review, UnaryOperator.identity()))
        .isEqualTo(probabilities(Synthetic.reviewOfMany(), rename));
  }

  @Test
  void tags_renamed_into_another_order_permute_the_result() {
    // Folds are dealt tag by tag, so that another order gives other folds and a little noise.
    UnaryOperator<Tag> rename = tag -> new Tag(new StringBuilder(tag.code()).reverse().toString());
    List<Report> renamed =
        changed(UnaryOperator.identity(), rename, Synthetic.given(Synthetic.many()));
    Review review = new TagReview(Synthetic.MANY).run(renamed, Progress.NONE);
    Map<String, Double> was = probabilities(Synthetic.reviewOfMany(), rename);
    Map<String, Double> is = probabilities(review, UnaryOperator.identity());
    assertThat(is.keySet()).isEqualTo(was.keySet());
    double difference = 0;
    for (Map.Entry<String, Double> e : is.entrySet()) {
      difference += Math.abs(e.getValue() - was.getOrDefault(e.getKey(), Double.NaN));
    }
    assertThat(difference / is.size()).isLessThan(0.01);
    ReviewEvaluation e =
        ReviewEvaluation.of(review, i -> tags(Synthetic.many().get(i).trueTags(), rename));
    assertThat(e.averagePrecision()).isCloseTo(averagePrecision(), within(0.04));
  }

  @Test
  void a_sentence_in_every_report_changes_little() {
    List<Report> longer =
        changed(
            text -> "This report was typed on a form of the usual kind. " + text,
            UnaryOperator.identity(),
            Synthetic.given(Synthetic.many()));
    Review review = new TagReview(Synthetic.MANY).run(longer, Progress.NONE);
    assertThat(Synthetic.evaluation(review, Synthetic.many()).averagePrecision())
        .isCloseTo(averagePrecision(), within(0.05));
  }

  @Test
  void case_and_spacing_change_nothing() {
    List<Report> shouted =
        changed(
            text -> text.toUpperCase(Locale.ROOT).replace(" ", " \t\n "),
            UnaryOperator.identity(),
            Synthetic.given(Synthetic.many()));
    Review review = new TagReview(Synthetic.MANY).run(shouted, Progress.NONE);
    assertThat(Synthetic.all(review)).isEqualTo(Synthetic.all(Synthetic.reviewOfMany()));
  }

  private static double averagePrecision() {
    return Synthetic.evaluation(Synthetic.reviewOfMany(), Synthetic.many()).averagePrecision();
  }
}
