package uk.toex.comms.layout;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import uk.toex.api.InputRefusedException;

class LayoutProperties {

  /** Samples of lines from pieces that matter to the reader. */
  @Provide
  Arbitrary<String> samples() {
    return Arbitraries.of(
            "type",
            "from",
            "to",
            "start",
            "call",
            "07700 900001",
            "Dentist",
            "2026-01-01 10:00:00",
            "31/03/2026",
            "14:05",
            ",",
            ",",
            ",",
            "\n",
            "\n",
            "\"",
            ";",
            "\r\n",
            "x",
            "",
            "60",
            "é")
        .list()
        .ofMinSize(1)
        .ofMaxSize(60)
        .map(pieces -> String.join("", pieces));
  }

  @Property(tries = 300)
  void countsEveryRowOnce(@ForAll("samples") String text) {
    Sample sample;
    try {
      sample = Sample.ofText("s.csv", text);
    } catch (InputRefusedException blank) {
      return;
    }
    for (Layout layout : Layouts.builtIn().all()) {
      try {
        LayoutTrial trial = LayoutTrial.of(layout, sample, "07700 900009", 2);
        long rejected = trial.rejects().values().stream().mapToLong(Long::longValue).sum();
        assertThat(trial.accepted() + trial.passedOver() + rejected).isEqualTo(trial.rows());
      } catch (InputRefusedException lacksColumns) {
        assertThat(lacksColumns).hasMessageContaining(layout.name());
      }
    }
  }

  @Property(tries = 300)
  void proposesOnlyWhatItCanRead(@ForAll("samples") String text) {
    try {
      Sample sample = Sample.ofText("s.csv", "A,B,When\n07700900001,07700900002," + text);
      Layout layout = Layout.parse(LayoutProposal.of(sample, "made"), "made");
      assertThat(layout.name()).isEqualTo("made");
    } catch (InputRefusedException nothingFound) {
      assertThat(nothingFound).hasMessageContaining("s.csv");
    }
  }
}
