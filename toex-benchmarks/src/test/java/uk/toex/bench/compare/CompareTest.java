package uk.toex.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.toex.bench.compare.CorpusFiles.Size;

class CompareTest {

  @Test
  void a_whole_comparison_runs_on_little_data() throws IOException {
    String said =
        Compare.run(
            CompareOptions.parse(
                "--train",
                "120",
                "--classify",
                "40",
                "--few",
                "20",
                "--rounds",
                "1",
                "--only",
                "toex"));

    assertThat(said.lines().filter(line -> line.startsWith("| TOEX |"))).hasSize(1);
    assertThat(said)
        .doesNotContain("failed")
        .contains("Machine: ")
        .contains("120 synthetic reports to learn from and 40 to classify")
        .contains("20 tags")
        .contains(
            "toex-benchmarks/compare --train 120 --classify 40 --few 20 --rounds 1 --only toex");
  }

  @Test
  void all_formats_hold_the_same_reports(@TempDir Path folder) throws IOException {
    CorpusFiles files = CorpusFiles.write(folder, 30, 20, 5);

    assertThat(files.truth()).hasSize(20);
    for (String format : new String[] {"tsv", "ft"}) {
      assertThat(Files.readAllLines(files.training(format, Size.ALL), StandardCharsets.UTF_8))
          .hasSize(30);
      assertThat(Files.readAllLines(files.training(format, Size.FEW), StandardCharsets.UTF_8))
          .hasSize(5);
      assertThat(Files.readAllLines(files.unseen(format, Size.ALL), StandardCharsets.UTF_8))
          .hasSize(20);
    }
    assertThat(Files.readString(files.unseen("ft", Size.ALL))).doesNotContain("__label__");
    assertThat(Files.size(files.unseen("tsv", Size.ALL)) / 20).isBetween(1500L, 1900L);
  }

  @Test
  void refuses_options_that_cannot_be() {
    assertThatThrownBy(() -> CompareOptions.parse("--fast"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--fast is no option");
    assertThatThrownBy(() -> CompareOptions.parse("--train"))
        .hasMessageContaining("--train needs a value");
    assertThatThrownBy(() -> CompareOptions.parse("--train", "many"))
        .hasMessageContaining("--train needs a number, not many");
    assertThatThrownBy(() -> CompareOptions.parse("--train", "100", "--few", "100"))
        .hasMessageContaining("--few must be");
  }
}
