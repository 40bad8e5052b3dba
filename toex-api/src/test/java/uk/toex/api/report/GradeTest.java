package uk.toex.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.toex.api.report.Grade.Handling;
import uk.toex.api.report.Grade.Intelligence;
import uk.toex.api.report.Grade.Source;

class GradeTest {

  @ParameterizedTest
  @CsvSource({
    "1AP, 1AP",
    "2BP, 2BP",
    "3EC, 3EC",
    "2b, 2BP",
    "' 2bc ', 2BC",
    // 5x5x5, as the Javadoc's table reads it.
    "A11, 1AP",
    "B24, 1AC",
    "C33, 3BP",
    "D45, 3DC",
    "E5, 2EP",
    "e51, 2EP"
  })
  void reads_both_forms(String written, String read) {
    assertThat(Grade.parse(written)).hasToString(read);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "4BP", "0AP", "2FP", "2BX", "F11", "A61", "A16", "2BPP", "²BP"})
  void refuses_what_is_neither(String written) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Grade.parse(written))
        .withMessageContaining("\"" + written + "\"")
        .withMessageContaining("2BP");
  }

  @Test
  void every_grade_reads_back_as_written() {
    for (Source source : Source.values()) {
      for (Intelligence intelligence : Intelligence.values()) {
        for (Handling handling : Handling.values()) {
          Grade grade = new Grade(source, intelligence, handling);
          assertThat(Grade.parse(grade.toString())).isEqualTo(grade);
        }
      }
    }
  }

  @Test
  void the_weakest_of_each_part_wins() {
    assertThat(Grade.parse("1DP").weakest(Grade.parse("3AC"))).hasToString("3DC");
    assertThat(Grade.parse("3AC").weakest(Grade.parse("1DP"))).hasToString("3DC");
    assertThat(Grade.parse("2BP").weakest(Grade.parse("2BP"))).hasToString("2BP");
  }
}
