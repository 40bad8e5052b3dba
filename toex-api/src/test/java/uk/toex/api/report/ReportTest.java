package uk.toex.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {

  @Test
  void tags_are_sorted_distinct_and_the_report_s_own() {
    TreeSet<Tag> given = new TreeSet<>();
    given.add(new Tag("MISSING_PERSON"));
    Report report = new Report("R1", "Seen at the station.", given, null, null, null);
    given.add(new Tag("CSAE"));

    assertThat(report.tags()).containsExactly(new Tag("MISSING_PERSON"));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> report.tags().clear());
    assertThat(Report.of("R1", "x", "B", "A", "B").tags()).hasToString("[A, B]");
  }

  @Test
  void needs_an_id() {
    assertThatIllegalArgumentException().isThrownBy(() -> Report.of(" ", "text"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " CSAE", "CSAE ", "A\nB", "A\u0000"})
  void a_tag_is_a_code(String code) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Tag(code));
  }

  @Test
  void tags_are_an_open_list_in_the_order_of_their_codes() {
    assertThat(new Tag("county lines; adults")).isGreaterThan(new Tag("CSAE"));
  }

  @Test
  void only_a_wrong_tag_has_a_replacement() {
    Tag tag = new Tag("CSAE");
    Tag other = new Tag("COUNTY_LINES");
    assertThat(new TagIssue("R1", tag, TagIssue.Kind.WRONG, other).suggestedTag()).isEqualTo(other);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TagIssue("R1", tag, TagIssue.Kind.MISSING, other));
  }
}
