package uk.toex.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.toex.api.InputRefusedException;
import uk.toex.io.Given.Outcome;

/** What comes of JSON Lines that are not as they should be. */
class BadJsonLinesTest {

  @Test
  void an_empty_file_has_no_rows() {
    assertThat(Outcome.of(Given.jsonl("")).rows()).isEmpty();
    assertThat(Outcome.of(Given.jsonl("\n  \n\r\n")).rows()).isEmpty();
  }

  @Test
  void values_come_as_text_and_arrays_as_lists() {
    Outcome outcome =
        Outcome.of(
            Given.jsonl(
                "{\"id\":1.50,\"b\":true,\"n\":null,\"o\":{\"x\":[1]},\"l\":[\"a\",2],\"m\":[{}]}\n"
                    + "{\"later\":\"x\"}"));
    Row row = outcome.rows().get(0);
    assertThat(row.get("id")).isEqualTo("1.50");
    assertThat(row.get("b")).isEqualTo("true");
    assertThat(row.get("n")).isNull();
    assertThat(row.get("o")).isNull();
    assertThat(row.get("l")).isNull();
    assertThat(row.list("l")).containsExactly("a", "2");
    assertThat(row.list("m")).isNull();
    assertThat(row.get("later")).isNull();
    assertThat(outcome.rows().get(1).get("later")).isEqualTo("x");
    assertThat(outcome.columns()).containsExactly("id", "b", "n", "o", "l", "m", "later");
  }

  @Test
  void what_is_no_flat_object_is_rejected() {
    Outcome outcome =
        Outcome.of(
            Given.jsonl(
                "{\"id\":1}\nnope\n[1]\n{\"id\":1,\"id\":2}\n{\"id\":1} {}\n{\"id\":\"\n{\"id\":3}"
                    + "\n{\"a\":"
                    + "[".repeat(200)
                    + "]".repeat(200)
                    + "}\n\"x\"\n{\"id\":'1'}\n{\"id\":01}"));
    assertThat(outcome.column("id")).containsExactly("1", "3");
    assertThat(outcome.reasons())
        .containsExactly(
            "2 not valid JSON",
            "3 not a JSON object",
            "4 a name twice in one object",
            "5 not valid JSON",
            "6 not valid JSON",
            "8 JSON beyond the limits",
            "9 not a JSON object",
            "10 not valid JSON",
            "11 not valid JSON");
  }

  @Test
  void half_of_a_surrogate_pair_is_mended_and_counted() {
    Input input =
        Given.jsonl("{\"id\":\"a\\ud83d\"}\n{\"id\":\"\\ude00\\ud83d\\ude00\"}\n{\"id\":\"😀\"}");
    List<String> ids = new ArrayList<>();
    try (RowReader reader = RowReader.open(input, Rejects.counted())) {
      for (Row row = reader.next(); row != null; row = reader.next()) {
        ids.add(String.valueOf(row.get("id")));
      }
      assertThat(reader.counts()).containsEntry("repaired", 2L).containsEntry("records", 3L);
    }
    assertThat(ids).containsExactly("a\uFFFD", "\uFFFD😀", "😀");
  }

  @Test
  void invalid_utf8_is_rejected_and_its_bytes_are_kept() {
    byte[] bytes = "{\"id\":\"1\"}\n{\"id\":\"\u00E9\\n\"}\n".getBytes(StandardCharsets.ISO_8859_1);
    Outcome outcome = Outcome.of(Given.bytes(bytes, Format.JSONL));
    assertThat(outcome.column("id")).containsExactly("1");
    assertThat(outcome.rejected().get(0).raw()).isEqualTo("{\"id\":\"\\xe9\\\\n\"}");
  }

  @Test
  void a_flood_of_names_is_rejected() {
    StringBuilder text = new StringBuilder("{\"id\":1}\n{\"id\":2");
    for (int i = 0; i < 20; i++) {
      text.append(",\"n").append(i).append("\":1");
    }
    Input input =
        Given.jsonl(text.append("}\n").toString()).withLimits(Limits.DEFAULT.withMaxColumns(10));
    assertThat(Outcome.of(input).reasons()).containsExactly("2 too many different names");
  }

  @Test
  void a_long_line_is_rejected_and_skipped() {
    Input input =
        Given.jsonl("{\"id\":1}\n{\"id\":\"" + "x".repeat(100_000) + "\"}\n{\"id\":3}")
            .withLimits(Limits.DEFAULT.withMaxRecordChars(1000));
    Outcome outcome = Outcome.of(input);
    assertThat(outcome.column("id")).containsExactly("1", "3");
    assertThat(outcome.reasons()).containsExactly("2 record too long");
  }

  @Test
  void a_file_that_is_something_else_is_refused() {
    assertThatThrownBy(() -> Outcome.of(Given.jsonl("id,text\n1,a\n2,b\n")))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("3 of 3 records were rejected")
        .hasMessageContaining("not valid JSON (3)");
  }
}
