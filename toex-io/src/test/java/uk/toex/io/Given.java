package uk.toex.io;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Inputs made of text or bytes, and what comes of reading them. */
final class Given {

  private Given() {}

  static Input csv(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8), Format.CSV);
  }

  static Input jsonl(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8), Format.JSONL);
  }

  static Input bytes(byte[] bytes, Format format) {
    return Input.of(new ByteArrayInputStream(bytes), "in." + format, format);
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** So many times the same byte, then the end; nothing held in memory. */
  static InputStream flood(String head, byte filling, long times, String tail) {
    InputStream floods =
        new InputStream() {
          private long left = times;

          @Override
          public int read() {
            return left-- > 0 ? filling : -1;
          }

          @Override
          public int read(byte[] target, int offset, int length) {
            if (left <= 0) {
              return -1;
            }
            int n = (int) Math.min(length, left);
            java.util.Arrays.fill(target, offset, offset + n, filling);
            left -= n;
            return n;
          }
        };
    return new java.io.SequenceInputStream(
        new java.io.SequenceInputStream(utf8(head), floods), utf8(tail));
  }

  /** Gives a few bytes at a time, so that everything falls across the ends of buffers. */
  static InputStream dribble(byte[] bytes, int atMost) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(length, atMost));
      }
    };
  }

  private static InputStream utf8(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** All rows of an input, and all that was rejected. */
  record Outcome(List<Row> rows, List<Rejects.Rejected> rejected, List<String> columns) {

    static Outcome of(Input input) {
      List<Rejects.Rejected> rejected = new ArrayList<>();
      List<Row> rows = new ArrayList<>();
      try (RowReader reader = RowReader.open(input, Rejects.to(rejected::add))) {
        for (Row row = reader.next(); row != null; row = reader.next()) {
          rows.add(row);
        }
        return new Outcome(rows, rejected, List.copyOf(reader.columns().names()));
      }
    }

    /** One column of all rows. */
    List<String> column(String name) {
      List<String> values = new ArrayList<>();
      for (Row row : rows) {
        values.add(String.valueOf(row.get(name)));
      }
      return values;
    }

    /** Line and reason of each reject. */
    List<String> reasons() {
      List<String> reasons = new ArrayList<>();
      for (Rejects.Rejected r : rejected) {
        reasons.add(r.line() + " " + r.reason());
      }
      return reasons;
    }
  }
}
