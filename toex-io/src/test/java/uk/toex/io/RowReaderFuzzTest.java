package uk.toex.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import uk.toex.api.ToexException;

/** Whatever the bytes, nothing but a {@link ToexException} comes out, and no line is lost. */
class RowReaderFuzzTest {

  @FuzzTest(maxDuration = "1m")
  void any_bytes(FuzzedDataProvider data) {
    Format format = data.pickValue(Format.values());
    int maxChars = data.consumeInt(16, 200);
    int dribble = data.consumeInt(1, 50);
    check(format, maxChars, dribble, data.consumeRemainingAsBytes());
  }

  static void check(Format format, int maxChars, int dribble, byte[] bytes) {
    Limits limits =
        Limits.DEFAULT.withMaxRecordChars(maxChars).withMaxColumns(50).withMaxRejects(1 << 20, 1);
    Input input = Input.of(Given.dribble(bytes, dribble), "in", format).withLimits(limits);
    List<Object> seen = new ArrayList<>();
    long records = 0;
    try (RowReader reader = RowReader.open(input, Rejects.to(seen::add))) {
      long rows = 0;
      try {
        for (Row row = reader.next(); row != null; row = reader.next()) {
          seen.add(row);
          rows++;
        }
      } catch (ToexException e) {
        if (!String.valueOf(e.getMessage()).contains("records were rejected")) {
          return; // refused in the middle
        }
      }
      records = reader.counts().getOrDefault("records", 0L);
      assertThat(rows + reader.counts().getOrDefault("rejected", 0L)).isEqualTo(records);
      assertThat(reader.provenance().sha256()).isEqualTo(Digests.sha256(bytes));
    } catch (ToexException e) {
      return; // refused from the start
    }
    assertThat(seen).hasSize((int) records);
    accountForLines(seen, format, bytes);
  }

  /** Every line that is not blank is the first of a record, or within one. */
  private static void accountForLines(List<Object> seen, Format format, byte[] bytes) {
    List<String> lines = lines(bytes);
    boolean[] covered = new boolean[lines.size()];
    boolean header = format != Format.JSONL;
    for (Object one : seen) {
      long line = one instanceof Row row ? row.line() : ((Rejects.Rejected) one).line();
      String raw = one instanceof Row row ? row.raw() : ((Rejects.Rejected) one).raw();
      int spanned = lineEnds(raw);
      for (int i = 0; i <= spanned; i++) {
        assertThat(covered[(int) line - 1 + i]).as("line %s twice", line + i).isFalse();
        covered[(int) line - 1 + i] = true;
      }
    }
    int firstRecord = covered.length;
    for (int i = covered.length - 1; i >= 0; i--) {
      firstRecord = covered[i] ? i : firstRecord;
    }
    for (int i = header ? firstRecord : 0; i < covered.length; i++) {
      assertThat(covered[i] || lines.get(i).isBlank()).as("line %s", i + 1).isTrue();
    }
  }

  private static List<String> lines(byte[] bytes) {
    Input input = Input.of(new ByteArrayInputStream(bytes), "in", Format.CSV);
    StringBuilder text = new StringBuilder();
    try (TextSource source = new TextSource(input.open(), "in")) {
      char[] room = new char[64];
      for (int n = source.read(room, 0, 64); n >= 0; n = source.read(room, 0, 64)) {
        text.append(room, 0, n);
      }
    }
    return List.of(text.toString().split("\r\n|\r|\n", -1));
  }

  private static int lineEnds(String raw) {
    return raw.split("\r\n|\r|\n", -1).length - 1;
  }
}
