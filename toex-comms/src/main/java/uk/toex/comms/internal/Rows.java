package uk.toex.comms.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of a chunk, split into fields. Used again and again by one thread.
 *
 * <pre>
 * ends, for each row: | begin - 1 | end of field 0 | … | end of the last field |
 * </pre>
 *
 * A field begins behind the end of the one before it, unless there are quotes: then {@code starts}
 * says where.
 */
final class Rows implements RowFields {

  /** A record that is no row. */
  record Bad(int line, String reason, String detail, String raw) {}

  final int columns;
  final int stride;
  int rows;

  /** All records: rows and bad ones, not blank lines. */
  int records;

  /** All lines, blank ones included. */
  int lines;

  int[] ends;
  int[] starts = {};
  int[] ordinals;
  int[] recordEnds;

  /** The line, from 0, on which a row begins. */
  int[] rowLines;

  boolean quoted;
  byte[] bytes = {};
  final List<Bad> bad = new ArrayList<>();

  private final Map<Integer, byte[]> originals = new HashMap<>();
  private int current;

  Rows(int columns) {
    this.columns = columns;
    this.stride = columns + 1;
    this.ends = new int[stride << 10];
    this.ordinals = new int[1 << 10];
    this.recordEnds = new int[1 << 10];
    this.rowLines = new int[1 << 10];
  }

  void reset(byte[] chunk, boolean hasQuotes) {
    bytes = chunk;
    quoted = hasQuotes;
    rows = 0;
    records = 0;
    lines = 0;
    bad.clear();
    originals.clear();
    if (quoted && starts.length < ends.length) {
      starts = new int[ends.length];
    }
  }

  /** Makes room for one more row. */
  void ensure() {
    if ((rows + 1) * stride > ends.length) {
      ends = Arrays.copyOf(ends, ends.length * 2);
      if (quoted) {
        starts = Arrays.copyOf(starts, ends.length);
      }
    }
    if (rows == ordinals.length) {
      ordinals = Arrays.copyOf(ordinals, rows * 2);
      recordEnds = Arrays.copyOf(recordEnds, rows * 2);
      rowLines = Arrays.copyOf(rowLines, rows * 2);
    }
  }

  /** Keeps what a row looked like before doubled quotes were made one. */
  void original(int row, int start, int end) {
    originals.computeIfAbsent(row, r -> Arrays.copyOfRange(bytes, start, end));
  }

  /** A row's raw text. */
  byte[] raw(int row) {
    byte[] original = originals.get(row);
    return original != null
        ? original
        : Arrays.copyOfRange(bytes, recordStart(row), recordEnds[row]);
  }

  int recordStart(int row) {
    return ends[row * stride] + 1;
  }

  int start(int row, int column) {
    return quoted ? starts[row * stride + column] : ends[row * stride + column] + 1;
  }

  int end(int row, int column) {
    return ends[row * stride + column + 1];
  }

  /** These, with the fields of one row. */
  RowFields row(int row) {
    current = row;
    return this;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public int start(int column) {
    return start(current, column);
  }

  @Override
  public int end(int column) {
    return end(current, column);
  }
}
