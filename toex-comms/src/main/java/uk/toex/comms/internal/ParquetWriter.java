package uk.toex.comms.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table as Parquet: plain, uncompressed, one page a column and row group, every column
 * optional. Belongs to one thread.
 */
public final class ParquetWriter {

  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int INT64 = 2;
  private static final int BYTE_ARRAY = 6;
  private static final int OPTIONAL = 1;
  private static final int UTF8 = 0;
  private static final int TIMESTAMP_MILLIS = 9;
  private static final int PLAIN = 0;
  private static final int RLE = 3;

  /** What a column holds. */
  public enum Type {
    /** Texts. */
    TEXT(BYTE_ARRAY, UTF8),
    /** Whole numbers. */
    NUMBER(INT64, -1),
    /** Milliseconds since 1970 in UTC. */
    TIME(INT64, TIMESTAMP_MILLIS);

    private final int physical;
    private final int converted;

    Type(int physical, int converted) {
      this.physical = physical;
      this.converted = converted;
    }
  }

  /** A column of the table, with its values of the row group in hand. */
  private static final class Column {
    final String name;
    final Type type;
    byte[] present = new byte[1 << 13];
    byte[] values = new byte[1 << 16];
    int used;

    Column(String name, Type type) {
      this.name = name;
      this.type = type;
    }
  }

  private record Chunk(long offset, int size) {}

  private record Group(int rows, List<Chunk> chunks) {}

  private final OutputStream out;
  private final List<Column> columns = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();
  private long position;
  private long total;
  private int rows;

  /** To a stream that stays the caller's to close. */
  public ParquetWriter(OutputStream out) throws IOException {
    this.out = out;
    write(MAGIC, MAGIC.length);
  }

  /** Adds a column, before the first row; returns its number. */
  public int column(String name, Type type) {
    columns.add(new Column(name, type));
    return columns.size() - 1;
  }

  /** Sets a text in the row in hand; null and what is not set is absent. */
  public void put(int column, @Nullable String value) {
    if (value == null) {
      return;
    }
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    Column to = present(column, 4 + utf8.length);
    Bytes.putInt(to.values, to.used, utf8.length);
    System.arraycopy(utf8, 0, to.values, to.used + 4, utf8.length);
    to.used += 4 + utf8.length;
  }

  /** Sets a number or a time in the row in hand. */
  public void put(int column, long value) {
    Column to = present(column, 8);
    Bytes.putLong(to.values, to.used, value);
    to.used += 8;
  }

  private Column present(int number, int more) {
    Column column = columns.get(number);
    if (column.used + more > column.values.length) {
      int room = Math.max(column.values.length * 2, column.used + more);
      column.values = Arrays.copyOf(column.values, room);
    }
    column.present[rows >> 3] |= (byte) (1 << (rows & 7));
    return column;
  }

  /** Ends the row in hand. */
  public void endRow() throws IOException {
    rows++;
    if (rows == 1 << 16) {
      endGroup();
    }
  }

  private void endGroup() throws IOException {
    if (rows == 0) {
      return;
    }
    List<Chunk> chunks = new ArrayList<>();
    for (Column column : columns) {
      chunks.add(chunk(column));
    }
    groups.add(new Group(rows, chunks));
    total += rows;
    rows = 0;
  }

  /** Writes a page: its header, whether each value is present, and those that are. */
  private Chunk chunk(Column column) throws IOException {
    int eights = (rows + 7) / 8;
    byte[] run = new byte[10];
    int length = 0;
    for (int left = eights << 1 | 1; ; left >>>= 7) {
      run[4 + length++] = (byte) (left > 0x7f ? ((left & 0x7f) | 0x80) : left);
      if (left <= 0x7f) {
        break;
      }
    }
    Bytes.putInt(run, 0, length + eights);
    int size = 4 + length + eights + column.used;
    byte[] header =
        new CompactThrift()
            .begin()
            .i32(1, 0)
            .i32(2, size)
            .i32(3, size)
            .begin(5)
            .i32(1, rows)
            .i32(2, PLAIN)
            .i32(3, RLE)
            .i32(4, RLE)
            .end()
            .end()
            .bytes();
    Chunk chunk = new Chunk(position, header.length + size);
    write(header, header.length);
    write(run, 4 + length);
    write(column.present, eights);
    write(column.values, column.used);
    Arrays.fill(column.present, (byte) 0);
    column.used = 0;
    return chunk;
  }

  /** Ends the table. */
  public void finish() throws IOException {
    endGroup();
    CompactThrift footer = new CompactThrift().begin().i32(1, 1);
    footer.structs(2, columns.size() + 1);
    footer.begin().text(4, "events").i32(5, columns.size()).end();
    for (Column column : columns) {
      footer.begin().i32(1, column.type.physical).i32(3, OPTIONAL).text(4, column.name);
      if (column.type.converted >= 0) {
        footer.i32(6, column.type.converted);
      }
      footer.end();
    }
    footer.i64(3, total).structs(4, groups.size());
    for (Group group : groups) {
      group(footer, group);
    }
    byte[] bytes = footer.text(6, "TOEX").end().bytes();
    write(bytes, bytes.length);
    byte[] end = new byte[8];
    Bytes.putInt(end, 0, bytes.length);
    System.arraycopy(MAGIC, 0, end, 4, 4);
    write(end, end.length);
  }

  private void group(CompactThrift footer, Group group) {
    long size = 0;
    footer.begin().structs(1, columns.size());
    for (int i = 0; i < columns.size(); i++) {
      Chunk chunk = group.chunks.get(i);
      Column column = columns.get(i);
      size += chunk.size;
      footer.begin().i64(2, chunk.offset).begin(3);
      footer.i32(1, column.type.physical).i32s(2, 2).element(PLAIN).element(RLE);
      footer.texts(3, 1).element(column.name).i32(4, 0).i64(5, group.rows);
      footer.i64(6, chunk.size).i64(7, chunk.size).i64(9, chunk.offset).end().end();
    }
    footer.i64(2, size).i64(3, group.rows).end();
  }

  private void write(byte[] bytes, int length) throws IOException {
    out.write(bytes, 0, length);
    position += length;
  }
}
