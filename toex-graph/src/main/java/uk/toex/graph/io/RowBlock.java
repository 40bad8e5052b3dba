package uk.toex.graph.io;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.toex.graph.internal.Bytes;
import uk.toex.io.Limits;

/**
 * Some rows of an input as bytes: lines of a file without quotes, which {@link #scan} takes apart,
 * or rows that were read elsewhere. What is bad among them is kept in the order of lines. Belongs
 * to one thread at a time.
 *
 * <pre>
 *   bytes   a field, one byte, the next field, one byte, …
 *   bounds  of each row, columns + 1: where its fields begin, and where a next one would
 * </pre>
 */
final class RowBlock {

  static final int SCANNED = 128;
  static final String INVALID_UTF8 = "invalid UTF-8";

  private static final long ONES = 0x0101010101010101L;
  private static final long LOW = 0x7F7F7F7F7F7F7F7FL;

  /** A row that cannot be used, its line counted from the block's first, 0. */
  record Bad(long line, String reason, String detail, String raw, long length) {}

  final int columns;
  byte[] bytes;
  int limit;
  int[] bounds;
  long[] line;
  int rows;

  /** Records so far, blank lines left out. */
  long records;

  /** Lines in all. */
  long lines;

  final List<Bad> bad = new ArrayList<>();

  private final char delimiter;
  private final Limits limits;
  private final boolean ascii;
  private final boolean returns;
  private final @Nullable List<String> raws;
  private int at;

  /** Lines that are to be scanned; after the limit eight more bytes may be looked at. */
  RowBlock(
      int columns,
      char delimiter,
      Limits limits,
      byte[] bytes,
      int from,
      int limit,
      boolean ascii,
      boolean returns) {
    this.columns = columns;
    this.delimiter = delimiter;
    this.limits = limits;
    this.bytes = bytes;
    this.at = from;
    this.limit = limit;
    this.ascii = ascii;
    this.returns = returns;
    this.raws = null;
    this.bounds = new int[SCANNED * (columns + 1)];
    this.line = new long[SCANNED];
  }

  /** For rows that are added. */
  RowBlock(int columns) {
    this.columns = columns;
    this.delimiter = ',';
    this.limits = Limits.DEFAULT;
    this.bytes = new byte[1 << 12];
    this.ascii = false;
    this.returns = false;
    this.raws = new ArrayList<>();
    this.bounds = new int[16 * (columns + 1)];
    this.line = new long[16];
  }

  int from(int row, int column) {
    return bounds[row * (columns + 1) + column];
  }

  int to(int row, int column) {
    return bounds[row * (columns + 1) + column + 1] - 1;
  }

  String text(int row, int column) {
    return column < 0 ? "" : Utf8.text(bytes, from(row, column), to(row, column));
  }

  /** Whether all fields are empty. */
  boolean isBlank(int row) {
    return to(row, columns - 1) - from(row, 0) == columns - 1;
  }

  void reject(int row, String reason, String detail) {
    String raw = raws != null ? raws.get(row) : Utf8.raw(bytes, from(row, 0), to(row, columns - 1));
    bad.add(new Bad(line[row], reason, detail, raw, raw.length()));
  }

  /** Whether the rows were read elsewhere, and know their lines. */
  boolean isRead() {
    return raws != null;
  }

  /** What is bad, in the order of lines. */
  List<Bad> badInOrder() {
    bad.sort(Comparator.comparingLong(Bad::line));
    return bad;
  }

  /** Adds a row that was read elsewhere. */
  void add(long atLine, String raw, @Nullable String[] fields) {
    int stride = columns + 1;
    if (rows == line.length) {
      line = Arrays.copyOf(line, 2 * rows);
      bounds = Arrays.copyOf(bounds, 2 * rows * stride);
    }
    for (int c = 0; c < columns; c++) {
      bounds[rows * stride + c] = limit;
      String field = c < fields.length ? fields[c] : null;
      byte[] value = field == null ? new byte[0] : field.getBytes(StandardCharsets.UTF_8);
      if (limit + value.length + 16 > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(limit + value.length + 16, 2 * bytes.length));
      }
      System.arraycopy(value, 0, bytes, limit, value.length);
      limit += value.length + 1;
    }
    bounds[rows * stride + columns] = limit;
    line[rows] = atLine;
    if (raws != null) {
      raws.add(raw);
    }
    rows++;
  }

  /** Takes the next lines apart, at most {@link #SCANNED}; false if there are no more. */
  boolean scan() {
    rows = 0;
    if (raws != null || at >= limit) {
      return false;
    }
    byte[] b = bytes;
    int[] fields = bounds;
    long delimiters = delimiter * ONES;
    long ends = '\n' * ONES;
    int stop = limit;
    int count = columns;
    int begin = at;
    int field = 0;
    int base = 0;
    fields[0] = begin;
    for (int p = at; p < stop; p += 8) {
      long w = Bytes.word(b, p);
      long hits = zeros(w ^ delimiters) | zeros(w ^ ends);
      while (hits != 0) {
        int q = p + (Long.numberOfTrailingZeros(hits) >>> 3);
        hits &= hits - 1;
        if (b[q] != '\n') {
          field++;
          if (field < count) {
            fields[base + field] = q + 1;
          }
        } else {
          if (q >= stop) {
            break;
          }
          if (lineEnd(begin, q, field, base)) {
            base += count + 1;
          }
          begin = q + 1;
          field = 0;
          if (rows == SCANNED) {
            at = begin;
            return true;
          }
          fields[base] = begin;
        }
      }
    }
    at = stop;
    return true;
  }

  private boolean lineEnd(int begin, int end, int field, int base) {
    lines++;
    int to = returns && end > begin && bytes[end - 1] == '\r' ? end - 1 : end;
    if (to == begin) {
      return false;
    }
    records++;
    if (to - begin > limits.maxRecordChars()) {
      String raw = Utf8.raw(bytes, begin, to);
      if (raw.length() > limits.maxRecordChars()) {
        bad.add(
            new Bad(
                lines - 1,
                "record too long",
                "",
                raw.substring(0, Math.min(4096, raw.length())),
                raw.length()));
        return false;
      }
    }
    if (field != columns - 1) {
      bad(begin, to, "wrong number of fields", field + 1 + " where the header has " + columns);
      return false;
    }
    if (!ascii && !Utf8.isValid(bytes, begin, to)) {
      bad(begin, to, INVALID_UTF8, "");
      return false;
    }
    bounds[base + columns] = to + 1;
    line[rows++] = lines - 1;
    return true;
  }

  private void bad(int begin, int to, String reason, String detail) {
    String raw = Utf8.raw(bytes, begin, to);
    bad.add(new Bad(lines - 1, reason, detail, raw, raw.length()));
  }

  /** The upper bit of each byte that is zero; exact, whatever the neighbours. */
  private static long zeros(long x) {
    return ~(((x & LOW) + LOW) | x | LOW);
  }
}
