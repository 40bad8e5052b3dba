package uk.toex.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.toex.api.Decision.Outcome;

class DecisionTest {

  private static Decision<String> decision(String analyst, Outcome outcome, String reason) {
    return new Decision<>("R1", "0".repeat(64), analyst, outcome, reason, Instant.EPOCH);
  }

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void no_decision_without_a_named_analyst(Outcome outcome) {
    assertThat(decision("DC-0042", outcome, "seen on the log").analyst()).isEqualTo("DC-0042");
    for (String nobody : new String[] {"", " ", "\t\n", "\u2003"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> decision(nobody, outcome, "seen on the log"))
          .withMessageContaining("analyst");
    }
  }

  @Test
  void only_agreeing_goes_without_a_reason() {
    assertThat(decision("DC-0042", Outcome.AGREE, "").reason()).isEmpty();
    for (Outcome outcome : new Outcome[] {Outcome.OVERRIDE, Outcome.UNSURE}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> decision("DC-0042", outcome, " "))
          .withMessageContaining("reason");
    }
  }
}
