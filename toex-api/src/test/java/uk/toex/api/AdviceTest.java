package uk.toex.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import uk.toex.api.Explanation.Evidence;
import uk.toex.api.Explanation.Part;
import uk.toex.api.Explanation.Span;
import uk.toex.api.Explanation.Step;

class AdviceTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  @Test
  void a_score_is_on_its_measure_s_scale() {
    assertThat(advice(0.9).score()).isEqualTo(0.9);
    for (double off : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatIllegalArgumentException().isThrownBy(() -> advice(off));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new Measure("m", 1, 1, ""));
    assertThatIllegalArgumentException().isThrownBy(() -> Measure.probability(" ", ""));
  }

  @Test
  void the_parts_of_an_explanation_add_up() {
    List<Part> parts = new ArrayList<>();
    parts.add(new Evidence("phone", 1.5, List.of(new Span(3, 8))));
    parts.add(new Step("base rate", -0.25));
    Explanation explanation = new Explanation("log-odds", parts, 0.5, 1.75);
    parts.clear();

    assertThat(explanation.parts()).hasSize(2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Explanation("log-odds", explanation.parts(), 0.5, 1.7501))
        .withMessageContaining("1.75");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Explanation("log-odds", List.of(), Double.NaN, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Span(3, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> new Span(-1, 3));
  }

  @Test
  void provenance_takes_digests_and_copies_what_it_is_given() {
    TreeMap<String, String> settings = new TreeMap<>();
    settings.put("folds", "5");
    Provenance provenance = provenance(settings, "0123456789abcdef".repeat(4));
    settings.clear();

    assertThat(provenance.settings()).containsEntry("folds", "5");
    for (String bad : new String[] {"", "ABCDEF0123456789".repeat(4), "g".repeat(64)}) {
      assertThatIllegalArgumentException().isThrownBy(() -> provenance(settings, bad));
    }
  }

  @Test
  void a_decision_needs_a_named_analyst_and_a_reason_to_disagree() {
    assertThatNoException().isThrownBy(() -> decision("DC Example", Decision.Outcome.AGREE, ""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> decision(" ", Decision.Outcome.AGREE, ""))
        .withMessageContaining("analyst");
    for (Decision.Outcome outcome :
        new Decision.Outcome[] {Decision.Outcome.OVERRIDE, Decision.Outcome.UNSURE}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> decision("DC Example", outcome, " "))
          .withMessageContaining("reason");
    }
  }

  private static Advice<String> advice(double score) {
    return new Advice<>(
        "subject",
        score,
        Measure.probability("agreement", "that an analyst would agree"),
        new Explanation("log-odds", List.of(), 0, 0),
        provenance(new TreeMap<>(), "0".repeat(64)));
  }

  private static Provenance provenance(SortedMap<String, String> settings, String sha256) {
    return new Provenance(
        "1",
        "test",
        settings,
        List.of(new Provenance.Input("reports.csv", 1, sha256)),
        List.of(new Provenance.Component("toex-linear", "1", sha256)),
        1,
        new TreeMap<>(),
        "Java",
        NOON,
        NOON);
  }

  private static Decision<String> decision(
      String analyst, Decision.Outcome outcome, String reason) {
    return new Decision<>("subject", "0".repeat(64), analyst, outcome, reason, NOON);
  }
}
