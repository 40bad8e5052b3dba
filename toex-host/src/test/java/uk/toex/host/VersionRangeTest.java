package uk.toex.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRangeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1.0,2.0)|1.0|true",
        "[1.0,2.0)|1.0.0|true",
        "[1.0,2.0)|1.9.9|true",
        "[1.0,2.0)|2.0|false",
        "[1.0,2.0)|0.9|false",
        "[1.0,2.0)|1.0-rc.1|false",
        "(1.0,2.0]|1.0|false",
        "(1.0,2.0]|2.0.0|true",
        "[1.0,)|99|true",
        "[1.0,)|0.99|false",
        "(,2.0]|0.1|true",
        "1.4.2|1.4.2|true",
        "1.4.2|1.4.2.0|true",
        "1.4.2|1.4.3|false",
        "1.4.2|1.4.2-rc.1|false",
        "*|0|true",
        "*|7-x|true"
      })
  void a_range_holds_what_it_says(String range, String version, boolean holds) {
    assertThat(VersionRange.parse(range).contains(version)).isEqualTo(holds);
    assertThat(VersionRange.parse(range)).hasToString(range);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1.",
        ".1",
        "1.0,2.0",
        "[1.0",
        "[2.0,1.0]",
        "[a,b]",
        "[1.0;2.0]",
        "latest",
        "[,",
        "-1",
        "1.0-",
        "[1.0,2.0,3.0]",
        "1.2.3.4.5",
        "1234567890",
        "**",
        "[]"
      })
  void what_is_no_range_is_refused(String text) {
    assertThatThrownBy(() -> VersionRange.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected [1.0,2.0), 1.4.2 or *");
  }

  @Test
  void versions_are_ordered_as_semantic_versioning_has_it() {
    List<String> ordered =
        List.of(
            "0.9",
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.beta",
            "1.0.0-beta",
            "1.0.0-beta.2",
            "1.0.0-beta.11",
            "1.0.0-beta.99999999999999999999",
            "1.0.0-rc.1",
            "1.0.0",
            "1.0.1",
            "1.2",
            "1.10",
            "2");
    for (int i = 0; i < ordered.size(); i++) {
      for (int j = 0; j < ordered.size(); j++) {
        assertThat(VersionRange.compare(ordered.get(i), ordered.get(j)))
            .as(ordered.get(i) + " and " + ordered.get(j))
            .isEqualTo(Integer.compare(i, j));
      }
    }
    assertThat(VersionRange.compare("1.0", "1")).isZero();
  }
}
