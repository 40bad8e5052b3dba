package uk.toex.comms.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import uk.toex.io.Format;
import uk.toex.io.Input;
import uk.toex.io.Limits;
import uk.toex.io.Rejects;
import uk.toex.io.Row;
import uk.toex.io.RowReader;

/** What is read of some text: by chunks, and by TOEX's reader of reports, which uses FastCSV. */
final class Splitting {

  static final String HEADER = "a,b,c\n";

  /** The rows, and what was rejected, as {@code line: reason}. */
  record Read(List<List<String>> rows, List<String> rejected) {}

  private Splitting() {}

  /** In chunks of a size. */
  static Read chunked(byte[] text, int chunkSize, int maxRecord) {
    List<List<String>> all = new ArrayList<>();
    List<String> rejected = new ArrayList<>();
    ChunkReader.Header header =
        new ChunkReader.Header() {
          @Override
          public int read(byte[] bytes, int begin, int end) {
            return new HeaderLine("in", bytes, begin, end, (byte) ',').next;
          }

          @Override
          public int columns() {
            return 3;
          }
        };
    ChunkReader reader =
        new ChunkReader(
            new ByteArrayInputStream(text), "in", (byte) ',', chunkSize, maxRecord, header);
    RowSplitter splitter = new RowSplitter((byte) ',', maxRecord);
    Rows rows = new Rows(3);
    Chunk chunk = new Chunk(chunkSize);
    int lines = 1;
    try {
      while (reader.next(chunk)) {
        splitter.split(chunk, rows);
        for (int i = 0; i < rows.rows; i++) {
          all.add(row(rows, i));
        }
        for (Rows.Bad bad : rows.bad) {
          rejected.add((lines + bad.line() + 1) + ": " + bad.reason());
        }
        lines += rows.lines;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Read(all, rejected);
  }

  private static List<String> row(Rows rows, int row) {
    List<String> fields = new ArrayList<>();
    for (int c = 0; c < 3; c++) {
      fields.add(Bytes.text(rows.bytes, rows.start(row, c), rows.end(row, c)));
    }
    return fields;
  }

  /** By the reader of reports. */
  static Read expected(byte[] text) {
    List<List<String>> all = new ArrayList<>();
    List<String> rejected = new ArrayList<>();
    Limits limits = Limits.DEFAULT.withMaxRejects(1 << 20, 1);
    Input input = Input.of(new ByteArrayInputStream(text), "in", Format.CSV).withLimits(limits);
    try (RowReader reader =
        RowReader.open(input, Rejects.to(bad -> rejected.add(bad.line() + ": " + bad.reason())))) {
      for (Row row = reader.next(); row != null; row = reader.next()) {
        all.add(List.of(text(row, 0), text(row, 1), text(row, 2)));
      }
    } catch (uk.toex.api.InputRefusedException e) {
      // All were rejected, which is no matter here.
    }
    return new Read(all, rejected);
  }

  private static String text(Row row, int column) {
    String text = row.get(column);
    return text == null ? "" : text;
  }

  static byte[] bytes(String body) {
    return (HEADER + body).getBytes(StandardCharsets.UTF_8);
  }
}
