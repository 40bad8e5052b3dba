package uk.toex.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import uk.toex.api.InputRefusedException;
import uk.toex.io.Given.Outcome;

/** What comes of CSV that is not as it should be: refused with a reason, or nothing lost. */
class BadCsvTest {

  private static final Limits SMALL = Limits.DEFAULT.withMaxRecordChars(64);

  @Test
  void an_empty_file_is_refused() {
    for (String empty : new String[] {"", "\n\r\n\r", "\uFEFF"}) {
      assertThatThrownBy(() -> Outcome.of(Given.csv(empty)))
          .isInstanceOf(InputRefusedException.class)
          .hasMessage("in.csv is empty; expected a header line with the names of its columns.");
    }
  }

  @Test
  void a_header_alone_has_no_rows() {
    Outcome outcome = Outcome.of(Given.csv("id,text"));
    assertThat(outcome.rows()).isEmpty();
    assertThat(outcome.columns()).containsExactly("id", "text");
  }

  @Test
  void a_wrong_delimiter_is_named() {
    for (String d : new String[] {";", "\t", "|"}) {
      String text = "id" + d + "text\n1" + d + "a\n";
      try (RowReader reader = RowReader.open(Given.csv(text), Rejects.counted())) {
        assertThatThrownBy(() -> reader.columns().require("id"))
            .isInstanceOf(InputRefusedException.class)
            .hasMessageContaining("no column id")
            .hasMessageContaining(
                "delimiter seems to be " + (d.equals("\t") ? "a tab" : "\"" + d + "\""));
      }
      Input right = Given.csv(text).withDelimiter(d.charAt(0));
      assertThat(Outcome.of(right).column("text")).containsExactly("a");
    }
  }

  @Test
  void missing_columns_are_named_with_those_there_are() {
    try (RowReader reader = RowReader.open(Given.csv("ref,body,when\n"), Rejects.counted())) {
      assertThatThrownBy(() -> reader.columns().require("id"))
          .hasMessage("in.csv has no column id.\nIts columns are: ref, body, when.");
    }
  }

  @Test
  void two_columns_of_one_name_are_refused() {
    assertThatThrownBy(() -> Outcome.of(Given.csv("id, id \n1,2\n")))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("two columns named \"id\"");
  }

  @Test
  void an_unclosed_quote_costs_its_own_line_only() {
    Outcome outcome = Outcome.of(Given.csv("id,text\n1,a\n2,\"b\n3,c\r\n4,\"d\n\nd\"\n5,e\n6,\"f"));
    assertThat(outcome.column("id")).containsExactly("1", "3", "4", "5");
    assertThat(outcome.column("text")).containsExactly("a", "c", "d\n\nd", "e");
    assertThat(outcome.reasons())
        .containsExactly("3 characters after a closing quote", "9 quote never closed");
    assertThat(outcome.rejected().get(0).raw()).isEqualTo("2,\"b");
    assertThat(outcome.rejected().get(1).raw()).isEqualTo("6,\"f");
  }

  @Test
  void a_stray_quote_that_another_one_closes_costs_its_own_line_only() {
    Outcome outcome =
        Outcome.of(Given.csv("id,text,tags\n1,\"a,X\n2,b,X\n3,\"c, d\",X\n4,e,\"\n5,f,X\n"));
    assertThat(outcome.column("id")).containsExactly("2", "3", "5");
    assertThat(outcome.reasons())
        .containsExactly("2 characters after a closing quote", "5 quote never closed");
  }

  @Test
  void a_quote_that_swallows_rows_up_to_the_longest_record_costs_its_own_line_only() {
    StringBuilder text = new StringBuilder("id,text\n1,\"open\n");
    for (int i = 2; i < 100; i++) {
      text.append(i).append(",fine\n");
    }
    Outcome outcome = Outcome.of(Given.csv(text.toString()).withLimits(SMALL));
    assertThat(outcome.rows()).hasSize(98);
    assertThat(outcome.reasons()).containsExactly("2 quote never closed");
  }

  @Test
  void quotes_that_make_reading_quadratic_are_refused() {
    String text = "id,text\n" + "1,\"x\n".repeat(3000);
    assertThatThrownBy(
            () -> Outcome.of(Given.csv(text).withLimits(SMALL.withMaxRejects(Long.MAX_VALUE, 1))))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("too many quotes that open a field and never close it");
  }

  @Test
  void a_wrong_number_of_fields_is_rejected() {
    Outcome outcome = Outcome.of(Given.csv("id,text\n1\n2,b,c\n3,d\n"));
    assertThat(outcome.column("text")).containsExactly("d");
    assertThat(outcome.reasons())
        .containsExactly("2 wrong number of fields", "3 wrong number of fields");
    assertThat(outcome.rejected().get(1).detail()).isEqualTo("3 where the header has 2");
  }

  @Test
  void a_quote_inside_a_field_is_a_character() {
    assertThat(Outcome.of(Given.csv("id,text\n1,said \"no\"\n")).column("text"))
        .containsExactly("said \"no\"");
  }

  @Test
  void lines_end_in_any_way_also_mixed() {
    Outcome outcome = Outcome.of(Given.csv("id,text\r1,a\r\n2,b\n\r\n\r3,\"c\rd\r\ne\"\r\n4,f"));
    assertThat(outcome.column("text")).containsExactly("a", "b", "c\rd\r\ne", "f");
    assertThat(outcome.rows().stream().map(Row::line)).containsExactly(2L, 3L, 6L, 9L);
  }

  @Test
  void nuls_and_floods_of_marks_stay_what_they_are() {
    String strange = "a\0b\u200B\u200B\u202E\u2067".repeat(2000);
    Outcome outcome = Outcome.of(Given.csv("id,text\n1," + strange + "\n"));
    assertThat(outcome.column("text")).containsExactly(strange);
  }

  @Test
  void a_byte_order_mark_is_eaten_once() {
    Outcome outcome = Outcome.of(Given.csv("\uFEFFid,text\n1,\uFEFFa\n"));
    assertThat(outcome.columns()).containsExactly("id", "text");
    assertThat(outcome.column("text")).containsExactly("\uFEFFa");
  }

  @Test
  void invalid_utf8_is_rejected_and_its_bytes_are_kept() {
    byte[] bytes =
        "id,text\n1,caf\u00E9 \\\n2,ok\n3,\u00C0\u00AF\n4,\u00ED\u00A0\u0080\n5,\u00F0\u009F\u0098"
            .getBytes(StandardCharsets.ISO_8859_1);
    Outcome outcome = Outcome.of(Given.bytes(bytes, Format.CSV));
    assertThat(outcome.column("id")).containsExactly("2");
    assertThat(outcome.rejected().stream().map(Rejects.Rejected::raw))
        .containsExactly(
            "1,caf\\xe9 \\\\", "3,\\xc0\\xaf", "4,\\xed\\xa0\\x80", "5,\\xf0\\x9f\\x98");
    assertThat(outcome.reasons()).allMatch(r -> r.endsWith("invalid UTF-8"));
  }

  @Test
  void a_file_in_another_encoding_is_refused_with_advice() {
    byte[] bytes =
        ("id,text\n" + "1,caf\u00E9\n".repeat(150)).getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> Outcome.of(Given.bytes(bytes, Format.CSV)))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageStartingWith("in.csv: 150 of 150 records were rejected")
        .hasMessageContaining("invalid UTF-8 (150)")
        .hasMessageEndingWith("Convert the input to UTF-8, perhaps from Windows-1252.");
  }

  @Test
  void what_is_no_text_is_refused_by_name() {
    refused("PK\3\4rest", "zip archive or an Excel");
    refused("\u00D0\u00CF\u0011\u00E0\u00A1", "old Excel");
    refused("%PDF-1.7", "PDF");
    refused("\u00FF\u00FEi\0d\0", "UTF-16");
    refused("i\0d\0,\0t\0e\0x\0t\0\n\0001\0,\0a\0b\0c\0d\0e\0f\0g\0", "UTF-16 without a mark");
    refused("BZh91AY&SY..", "bzip2");
    refused("(\u00B5/\u00FD...", "Zstandard");
    refused("\u00FD7zXZ\0", "xz");
  }

  private static void refused(String latin1, String because) {
    byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> Outcome.of(Given.bytes(bytes, Format.CSV)))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining(because);
  }

  @Test
  void a_million_columns_are_refused_in_the_header_and_rejected_in_a_row() {
    String commas = ",".repeat(1_000_000);
    assertThatThrownBy(() -> Outcome.of(Given.csv("id" + commas + "\n")))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("10000");
    Outcome outcome = Outcome.of(Given.csv("id,text\n1,a\n" + commas + "\n2,b\n"));
    assertThat(outcome.column("id")).containsExactly("1", "2");
    assertThat(outcome.rejected()).hasSize(1);
  }

  @Test
  void a_record_longer_than_allowed_is_rejected_with_its_beginning_and_length() {
    String longer = "2," + "x".repeat(200_000);
    Outcome outcome =
        Outcome.of(Given.csv("id,text\n1,a\n" + longer + "\n3,b\n").withLimits(SMALL));
    assertThat(outcome.column("id")).containsExactly("1", "3");
    assertThat(outcome.reasons()).containsExactly("3 record too long");
    assertThat(outcome.rejected().get(0).length()).isEqualTo(longer.length());
    assertThat(longer).startsWith(outcome.rejected().get(0).raw());
    assertThat(outcome.rows().get(1).line()).isEqualTo(4);
  }

  @Test
  void a_word_of_50_MB_is_read() {
    Input input =
        Input.of(Given.flood("id,text\n1,", (byte) 'x', 50 << 20, "\n2,b\n"), "in", Format.CSV);
    Outcome outcome = Outcome.of(input);
    assertThat(outcome.rows().get(0).get("text")).hasSize(50 << 20);
    assertThat(outcome.rows()).hasSize(2);
  }

  @Test
  void a_line_of_200_MB_is_skipped_without_being_held() {
    skipsLine(200L << 20, (byte) 'x');
    skipsLine(200L << 20, (byte) ',');
    skipsLine(200L << 20, (byte) '"');
  }

  @Test
  @Tag("thorough")
  void a_line_of_5_GB_is_skipped_without_being_held() {
    skipsLine(5L << 30, (byte) 'x');
  }

  private static void skipsLine(long length, byte filling) {
    Input input =
        Input.of(Given.flood("id,text\n1,a\n", filling, length, "\n2,b\n"), "in", Format.CSV)
            .withLimits(Limits.DEFAULT.withMaxRecordChars(1 << 20));
    Outcome outcome = Outcome.of(input);
    assertThat(outcome.column("id")).containsExactly("1", "2");
    assertThat(outcome.reasons()).containsExactly("3 record too long");
    assertThat(outcome.rejected().get(0).length()).isEqualTo(length);
    assertThat(outcome.rejected().get(0).raw().length()).isEqualTo(4096);
  }

  @Test
  void up_to_a_hundred_or_one_per_cent_may_be_bad() {
    String bad = "x\n";
    String good = "1,a\n";
    String header = "id,text\n";
    assertThat(Outcome.of(Given.csv(header + good + bad.repeat(100))).rejected()).hasSize(100);
    assertThatThrownBy(() -> Outcome.of(Given.csv(header + good + bad.repeat(101))))
        .hasMessageStartingWith("in.csv: 101 of 102 records were rejected; allowed are 100 or 1 %");
    String many = header + good.repeat(19_800) + bad.repeat(200);
    assertThat(Outcome.of(Given.csv(many)).rejected()).hasSize(200);
    assertThatThrownBy(() -> Outcome.of(Given.csv(many + bad + bad + bad)))
        .isInstanceOf(InputRefusedException.class);
    assertThatThrownBy(() -> Outcome.of(Given.csv(header + bad)))
        .hasMessageStartingWith("in.csv: 1 of 1 records were rejected");
  }

  @Test
  void a_hopeless_file_is_refused_before_its_end() {
    assertThatThrownBy(() -> Outcome.of(Given.csv("id,text\n" + "x\n".repeat(20_000))))
        .hasMessageContaining("10000 of 10000 records up to line 10001 were rejected");
  }

  @Test
  void rows_give_values_by_name_and_by_index() {
    List<Row> rows = Outcome.of(Given.csv(" id ,text\n1,\n")).rows();
    Row row = rows.get(0);
    assertThat(row.get("id")).isEqualTo("1");
    assertThat(row.get(1)).isEmpty();
    assertThat(row.get(-1)).isNull();
    assertThat(row.get("absent")).isNull();
    assertThat(row.list("id")).isNull();
    assertThat(row.raw()).isEqualTo("1,");
  }
}
