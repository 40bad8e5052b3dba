package uk.toex.nlp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import uk.toex.api.Explanation;
import uk.toex.api.Explanation.Evidence;
import uk.toex.api.Explanation.Part;
import uk.toex.api.Explanation.Span;
import uk.toex.api.Explanation.Step;

/** What the limits of certainty do to a probability and to its explanation. */
class CertaintyTest {

  @Test
  void the_limits_are_reached_and_never_passed() {
    assertThat(Certainty.probability(Double.NEGATIVE_INFINITY)).isEqualTo(Certainty.LEAST);
    assertThat(Certainty.probability(-1e9)).isEqualTo(Certainty.LEAST);
    assertThat(Certainty.probability(1e9)).isCloseTo(1 - Certainty.MOST, within(1e-15));
    assertThat(Certainty.probability(0)).isCloseTo(0.5, within(1e-3));
  }

  @Test
  void the_order_stays_strict_where_texts_lie() {
    double before = 0;
    for (double x = -25; x <= 25; x += 0.01) {
      double p = Certainty.probability(x);
      assertThat(p).as("at %s", x).isGreaterThan(before);
      before = p;
    }
  }

  @Test
  void a_bounded_explanation_adds_up_to_the_bounded_probability() {
    for (double total : new double[] {-800, -30, -14, -2, 0, 0.5, 2, 7, 30, 800}) {
      List<Part> parts =
          List.of(
              new Evidence("older associate", 1.25, List.of(new Span(3, 18))),
              new Step("base rate", total - 1.25));
      Explanation bounded = Certainty.bounded(new Explanation("log-odds", parts, 0, total));
      double p = Certainty.probability(total);
      assertThat(bounded.total()).isCloseTo(StrictMath.log(p / (1 - p)), within(1e-9));
      assertThat(bounded.parts().stream().mapToDouble(Part::value).sum())
          .isCloseTo(bounded.total(), within(1e-9));
      assertThat(bounded.parts()).startsWith(parts.get(0), parts.get(1)).hasSize(3);
      assertThat(bounded.parts().get(2).name()).isEqualTo("limits of certainty");
      assertThat(bounded.scale()).isEqualTo("log-odds");
    }
  }
}
