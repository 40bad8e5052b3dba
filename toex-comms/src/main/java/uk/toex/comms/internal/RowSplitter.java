package uk.toex.comms.internal;

import java.util.Arrays;

/**
 * Splits the records of a chunk into fields, as RFC 4180 has it: a quote opens at the beginning of
 * a field only and is doubled inside quotes. A record that is not as the header says is kept aside;
 * of one over several lines only the first, and reading goes on with the second.
 */
final class RowSplitter {

  static final String FIELDS = "wrong number of fields";
  static final String UNCLOSED = "quote never closed";
  static final String JUNK = "characters after a closing quote";
  static final String TOO_LONG = "record too long";
  static final String INVALID_UTF8 = "invalid UTF-8";

  private static final int KEPT = 1 << 16;

  private final byte delimiter;
  private final int maxRecord;

  RowSplitter(byte delimiter, int maxRecord) {
    this.delimiter = delimiter;
    this.maxRecord = maxRecord;
  }

  void split(Chunk chunk, Rows rows) {
    rows.reset(chunk.bytes, chunk.quotes);
    if (chunk.tooLong) {
      tooLong(chunk, rows);
    } else if (chunk.quotes) {
      quoted(chunk, rows);
    } else {
      plain(chunk.bytes, chunk.begin, chunk.end, rows);
    }
  }

  private void plain(byte[] bytes, int begin, int end, Rows rows) {
    long delimiters = Bytes.all(delimiter);
    long newlines = Bytes.all((byte) '\n');
    long returns = Bytes.all((byte) '\r');
    boolean low = delimiter <= ','; // then one comparison finds all three, and some more
    int columns = rows.columns;
    rows.ensure();
    int[] ends = rows.ends;
    int base = 0;
    int field = 0;
    int start = begin;
    for (int i = begin; i < end; i += 64) {
      // Sixty-four bytes as bits first, so that one loop goes over the few that matter.
      long marks = 0;
      int words = Math.min(64, end - i);
      for (int w = 0; w < words; w += 8) {
        long word = Bytes.word(bytes, i + w);
        long found = low ? Bytes.upToComma(word) : Bytes.equal(word, delimiters);
        if (!low) {
          found |= Bytes.equal(word, newlines) | Bytes.equal(word, returns);
        }
        marks |= Bytes.bits(found) << w;
      }
      while (marks != 0) {
        int at = i + Long.numberOfTrailingZeros(marks);
        marks &= marks - 1;
        if (at >= end) {
          break;
        }
        byte b = bytes[at];
        if (b == delimiter) {
          field++;
          if (field < columns) {
            ends[base + field] = at;
          }
          continue;
        }
        if (b != '\n' && b != '\r') {
          continue;
        }
        if (at == start && b == '\n' && at > begin && bytes[at - 1] == '\r') {
          start = at + 1;
          continue;
        }
        rows.lines++;
        if (at > start) {
          finish(rows, base, field, start, at);
          base = rows.rows * rows.stride;
          ends = rows.ends;
        }
        field = 0;
        start = at + 1;
      }
    }
    if (start < end) {
      rows.lines++;
      finish(rows, base, field, start, end);
    }
  }

  private void finish(Rows rows, int base, int field, int start, int end) {
    int ordinal = rows.records++;
    if (end - start > maxRecord) {
      bad(rows, rows.lines - 1, TOO_LONG, "", start, end);
      return;
    }
    if (field + 1 != rows.columns) {
      bad(rows, rows.lines - 1, FIELDS, found(rows, field + 1), start, end);
      return;
    }
    rows.ends[base] = start - 1;
    rows.ends[base + rows.columns] = end;
    rows.ordinals[rows.rows] = ordinal;
    rows.recordEnds[rows.rows] = end;
    rows.rowLines[rows.rows] = rows.lines - 1;
    rows.rows++;
    rows.ensure();
  }

  private static String found(Rows rows, int fields) {
    return fields + " where the header has " + rows.columns;
  }

  private void quoted(Chunk chunk, Rows rows) {
    byte[] bytes = chunk.bytes;
    int at = chunk.begin;
    rows.ensure();
    while (at < chunk.end) {
      if (bytes[at] == '\n' || bytes[at] == '\r') {
        at = lineEnd(bytes, at, chunk.end);
        rows.lines++;
        continue;
      }
      at = record(bytes, at, chunk.limit, rows);
    }
  }

  /** Where the line end at a place has ended. */
  private static int lineEnd(byte[] bytes, int at, int end) {
    return bytes[at] == '\r' && at + 1 < end && bytes[at + 1] == '\n' ? at + 2 : at + 1;
  }

  /** Splits one record; returns where to go on. */
  private int record(byte[] bytes, int start, int end, Rows rows) {
    int base = rows.rows * rows.stride;
    int field = 0;
    int at = start;
    boolean doubled = false;
    boolean quotes = false;
    while (true) {
      int from = at;
      int to;
      boolean open = at < end && bytes[at] == '"';
      if (open) {
        quotes = true;
        int closed = ChunkReader.closing(bytes, at + 1, Math.min(end, start + maxRecord));
        if (closed < 0) {
          return badLine(bytes, start, end, rows, UNCLOSED, "");
        }
        if (closed + 1 < end && !endsField(bytes[closed + 1])) {
          return badLine(bytes, start, end, rows, JUNK, "");
        }
        from = at + 1;
        to = closed;
        at = closed + 1;
        doubled |= Bytes.indexOf(bytes, from, to, (byte) '"') < to;
      } else {
        to = fieldEnd(bytes, at, end);
        at = to;
      }
      if (field < rows.columns) {
        rows.starts[base + field] = from;
        rows.ends[base + field + 1] = to;
      }
      field++;
      if (at >= end || bytes[at] != delimiter) {
        break;
      }
      at++;
    }
    int next = at < end ? lineEnd(bytes, at, end) : end;
    if (at - start > maxRecord || (at < end && next - start > maxRecord)) {
      return badLine(bytes, start, end, rows, TOO_LONG, "");
    }
    if (field != rows.columns) {
      return badLine(bytes, start, end, rows, FIELDS, found(rows, field));
    }
    int row = rows.rows;
    rows.ends[base] = start - 1;
    rows.ordinals[row] = rows.records++;
    rows.recordEnds[row] = at;
    rows.rowLines[row] = rows.lines;
    rows.lines++;
    if (quotes) {
      rows.lines += linesIn(bytes, start, at);
    }
    if (doubled) {
      rows.original(row, start, at);
      single(bytes, base, rows);
    }
    rows.rows++;
    rows.ensure();
    return next;
  }

  /** Makes the doubled quotes of a row one. */
  private static void single(byte[] bytes, int base, Rows rows) {
    for (int field = 0; field < rows.columns; field++) {
      int from = rows.starts[base + field];
      int to = rows.ends[base + field + 1];
      if (from == rows.ends[base] + 1 || bytes[from - 1] != '"') {
        continue;
      }
      int out = from;
      for (int i = from; i < to; i++) {
        bytes[out++] = bytes[i];
        if (bytes[i] == '"') {
          i++;
        }
      }
      rows.ends[base + field + 1] = out;
    }
  }

  /** How many fields a record has whose quotes all close. */
  static int fields(byte[] bytes, int start, int end, byte delimiter) {
    int fields = 1;
    int at = start;
    while (at < end) {
      if (bytes[at] == '"') {
        at = ChunkReader.closing(bytes, at + 1, end) + 1;
      } else {
        while (at < end && bytes[at] != delimiter) {
          at++;
        }
      }
      if (at < end && bytes[at] == delimiter) {
        fields++;
        at++;
      } else {
        break;
      }
    }
    return fields;
  }

  private int fieldEnd(byte[] bytes, int start, int end) {
    long delimiters = Bytes.all(delimiter);
    long newlines = Bytes.all((byte) '\n');
    long returns = Bytes.all((byte) '\r');
    for (int i = start; i < end; i += 8) {
      long word = Bytes.word(bytes, i);
      long marks =
          Bytes.equal(word, delimiters) | Bytes.equal(word, newlines) | Bytes.equal(word, returns);
      if (marks != 0) {
        return Math.min(end, i + Bytes.first(marks));
      }
    }
    return end;
  }

  private boolean endsField(byte b) {
    return b == delimiter || b == '\n' || b == '\r';
  }

  private static int linesIn(byte[] bytes, int start, int end) {
    int lines = 0;
    for (int i = start; i < end; i++) {
      if (bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == end || bytes[i + 1] != '\n'))) {
        lines++;
      }
    }
    return lines;
  }

  /** Rejects the first line of a record; returns where the second begins. */
  private static int badLine(
      byte[] bytes, int start, int end, Rows rows, String reason, String detail) {
    int next = ChunkReader.firstEnd(bytes, start, end);
    int stop = next < 0 ? end : next;
    int last = stop;
    while (last > start && (bytes[last - 1] == '\n' || bytes[last - 1] == '\r')) {
      last--;
    }
    rows.records++;
    bad(rows, rows.lines, reason, detail, start, last);
    rows.lines++;
    return stop;
  }

  private static void tooLong(Chunk chunk, Rows rows) {
    rows.records++;
    bad(rows, 0, TOO_LONG, "", chunk.begin, chunk.end);
    rows.lines += 1 + linesIn(chunk.bytes, chunk.begin, chunk.end);
  }

  private static void bad(Rows rows, int line, String reason, String detail, int start, int end) {
    int kept = Math.min(end, start + KEPT);
    rows.bad.add(
        new Rows.Bad(line, reason, detail, Utf8.text(Arrays.copyOfRange(rows.bytes, start, kept))));
  }
}
