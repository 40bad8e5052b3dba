package uk.toex.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MacroF1Test {

  private static final List<String> TAGS = List.of("A", "B", "C");

  @Test
  void is_the_mean_over_the_tags_in_use() {
    List<Set<String>> truth = List.of(Set.of("A"), Set.of("A", "B"), Set.of());
    List<Set<String>> given = List.of(Set.of("A"), Set.of("B"), Set.of("B"));

    // A: one hit of one given and two true; B: one hit of two given and one true; C: not in use.
    assertThat(MacroF1.of(TAGS, truth, given)).isEqualTo((2.0 / 3 + 2.0 / 3) / 2, within(1e-12));
  }

  @Test
  void is_one_for_the_truth_and_nought_for_nothing() {
    List<Set<String>> truth = List.of(Set.of("A"), Set.of("C"));

    assertThat(MacroF1.of(TAGS, truth, truth)).isEqualTo(1);
    assertThat(MacroF1.of(TAGS, truth, List.of(Set.of(), Set.of()))).isZero();
  }

  @Test
  void refuses_an_output_that_lacks_reports() {
    assertThatThrownBy(() -> MacroF1.of(TAGS, List.of(Set.of(), Set.of()), List.of(Set.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 reports were classified, expected 2");
  }

  @Test
  void reads_plain_tags_and_fast_texts(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("given");
    Files.writeString(file, "A C\n\n__label__B 0.93 __label__A 0.5\n__label__Z 0.7\n");

    assertThat(MacroF1.read(file, TAGS))
        .containsExactly(Set.of("A", "C"), Set.of(), Set.of("A", "B"), Set.of());
  }
}
