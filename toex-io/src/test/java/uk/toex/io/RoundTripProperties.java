package uk.toex.io;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import uk.toex.io.Given.Outcome;

/** What is written is read back; what is read agrees with FastCSV reading the whole. */
class RoundTripProperties {

  @Property
  void any_csv_rows_are_read_back(
      @ForAll("rows") List<List<String>> rows, @ForAll @IntRange(min = 1, max = 40) int dribble) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CsvOut out = CsvOut.to(bytes, "a", "b", "c");
    rows.forEach(row -> out.row(row.toArray(new String[0])));
    out.commit();
    assertThat(out.rows()).isEqualTo(rows.size());

    Outcome outcome =
        Outcome.of(Input.of(Given.dribble(bytes.toByteArray(), dribble), "in", Format.CSV));
    assertThat(outcome.rejected()).isEmpty();
    List<List<String>> read = new ArrayList<>();
    for (Row row : outcome.rows()) {
      read.add(
          List.of(
              String.valueOf(row.get(0)), String.valueOf(row.get(1)), String.valueOf(row.get(2))));
    }
    assertThat(read).isEqualTo(rows);
  }

  @Property
  void any_json_lines_are_read_back(@ForAll("rows") List<List<String>> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JsonOut out = JsonOut.lines(bytes);
    for (List<String> row : rows) {
      out.beginObject().put("a", row.get(0)).beginArray("list");
      row.forEach(out::add);
      out.endArray().endObject();
    }
    out.commit();
    Outcome outcome = Outcome.of(Given.bytes(bytes.toByteArray(), Format.JSONL));
    assertThat(outcome.rejected()).isEmpty();
    assertThat(outcome.rows()).hasSize(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      assertThat(outcome.rows().get(i).get("a")).isEqualTo(rows.get(i).get(0));
      assertThat(outcome.rows().get(i).list("list")).isEqualTo(rows.get(i));
      assertThat(outcome.rows().get(i).line()).isEqualTo(i + 1);
    }
  }

  @Property
  void valid_csv_is_split_as_fastcsv_splits_it(
      @ForAll("rows") List<List<String>> rows,
      @ForAll("lineEnds") List<String> ends,
      @ForAll @IntRange(min = 1, max = 9) int dribble) {
    StringBuilder text = new StringBuilder("a,b,c");
    for (int i = 0; i < rows.size(); i++) {
      text.append(ends.get(i % ends.size())).append(written(rows.get(i)));
    }
    List<List<String>> expected = new ArrayList<>();
    List<Long> lines = new ArrayList<>();
    CsvReader.builder().ofCsvRecord(text.toString()).stream()
        .skip(1)
        .forEach(
            record -> {
              expected.add(record.getFields());
              lines.add(record.getStartingLineNumber());
            });
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    Outcome outcome = Outcome.of(Input.of(Given.dribble(bytes, dribble), "in", Format.CSV));
    assertThat(outcome.rejected()).isEmpty();
    List<List<String>> read = new ArrayList<>();
    List<Long> readLines = new ArrayList<>();
    for (Row row : outcome.rows()) {
      read.add(
          List.of(
              String.valueOf(row.get(0)), String.valueOf(row.get(1)), String.valueOf(row.get(2))));
      readLines.add(row.line());
    }
    assertThat(read).isEqualTo(expected);
    assertThat(readLines).isEqualTo(lines);
  }

  @Property
  void only_free_text_is_guarded(@ForAll("fields") String value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CsvOut out = CsvOut.to(bytes, "id", "text");
    out.row(value, value);
    out.commit();
    Outcome outcome = Outcome.of(Given.bytes(bytes.toByteArray(), Format.CSV));
    boolean formula =
        !value.isEmpty() && Set.of('=', '+', '-', '@', '\t', '\r').contains(value.charAt(0));
    assertThat(outcome.column("id")).containsExactly(value);
    assertThat(outcome.column("text")).containsExactly(formula ? "'" + value : value);
  }

  @Provide
  Arbitrary<List<List<String>>> rows() {
    return fields().list().ofSize(3).list().ofMaxSize(12);
  }

  @Provide
  Arbitrary<List<String>> lineEnds() {
    return Arbitraries.of("\n", "\r\n", "\r", "\n\n", "\r\r\n").list().ofMinSize(1).ofMaxSize(4);
  }

  @Provide
  Arbitrary<String> fields() {
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(
            3,
            Arbitraries.strings()
                .withChars('"', ',', '\n', '\r', ' ', 'a', '\t', ';', '=', '\'')
                .ofMaxLength(6)),
        net.jqwik.api.Tuple.of(
            1, Arbitraries.strings().ofMaxLength(20).map(RoundTripProperties::withoutHalfPairs)));
  }

  /** UTF-8 has no room for them. */
  private static String withoutHalfPairs(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static String written(List<String> row) {
    List<String> cells = new ArrayList<>();
    for (String cell : row) {
      boolean plain = cell.chars().noneMatch(c -> "\",\r\n".indexOf(c) >= 0);
      cells.add(plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"");
    }
    return String.join(",", cells);
  }
}
