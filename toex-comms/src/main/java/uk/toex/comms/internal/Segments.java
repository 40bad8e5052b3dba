package uk.toex.comms.internal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Segments of columns in files of blocks, to be read; what {@link SegmentWriter} wrote.
 * Thread-safe.
 */
final class Segments {

  private final List<BlockFile> files = new ArrayList<>();
  private final int columns;
  private int size;

  // By segment.
  private BlockFile[] fileOf = new BlockFile[16];
  private int[] firsts = new int[17];
  private int[] inputs = new int[16];

  // By segment and column.
  private long[] bases = new long[256];
  private int[] blocks = new int[256];
  private byte[] widths = new byte[256];

  Segments(int columns) {
    this.columns = columns;
  }

  /** Adds the segments of a file. */
  void add(BlockFile file, int blockCount) {
    files.add(file);
    ByteBuffer directory = file.block(blockCount - 1, "directory of segments");
    while (directory.hasRemaining()) {
      int rows = directory.getInt();
      int input = directory.getInt();
      grow();
      fileOf[size] = file;
      inputs[size] = input;
      firsts[size + 1] = Math.addExact(firsts[size], rows);
      for (int c = 0; c < columns; c++) {
        int at = size * columns + c;
        bases[at] = directory.getLong();
        blocks[at] = directory.getInt();
        widths[at] = (byte) directory.getInt();
      }
      size++;
    }
  }

  private void grow() {
    if (size == inputs.length) {
      fileOf = Arrays.copyOf(fileOf, 2 * size);
      inputs = Arrays.copyOf(inputs, 2 * size);
      firsts = Arrays.copyOf(firsts, 2 * size + 1);
    }
    if ((size + 1) * columns > blocks.length) {
      int room = blocks.length * 2;
      bases = Arrays.copyOf(bases, room);
      blocks = Arrays.copyOf(blocks, room);
      widths = Arrays.copyOf(widths, room);
    }
  }

  /** How many segments there are. */
  int size() {
    return size;
  }

  /** The number of a segment's first event; for {@code size()} how many events there are. */
  int first(int segment) {
    return firsts[segment];
  }

  /** Which input a segment is of. */
  int input(int segment) {
    return inputs[segment];
  }

  /** The segment that holds an event. */
  int segmentOf(int event) {
    if (event < 0 || event >= firsts[size]) {
      throw new IndexOutOfBoundsException("event " + event + " of " + firsts[size]);
    }
    int found = Arrays.binarySearch(firsts, 0, size + 1, event);
    return found >= 0 ? found : -found - 2;
  }

  private int index(StoredColumn column) {
    return columns == 1 ? 0 : column.number;
  }

  /** One value. */
  long value(StoredColumn column, int segment, int row) {
    int at = segment * columns + index(column);
    int width = widths[at] & 0xff;
    if (width == 0) {
      return bases[at];
    }
    ByteBuffer block = block(column, segment, at);
    long offset =
        switch (width) {
          case 1 -> block.get(row) & 0xff;
          case 2 -> block.getShort(2 * row) & 0xffff;
          case 4 -> block.getInt(4 * row) & 0xffffffffL;
          default -> block.getLong(8 * row);
        };
    return bases[at] + offset;
  }

  /** One text; empty if there is none. */
  String text(int segment, int row) {
    int at = segment * columns + StoredColumn.TEXT.number;
    if (widths[at] == 0) {
      return "";
    }
    ByteBuffer block = block(StoredColumn.TEXT, segment, at);
    int rows = firsts[segment + 1] - firsts[segment];
    int start = row == 0 ? 0 : block.getInt(4 * (row - 1));
    int end = block.getInt(4 * row);
    byte[] text = new byte[end - start];
    block.get(4 * rows + start, text);
    return Bytes.text(text, 0, text.length);
  }

  /** All values of a segment's column. */
  void ints(StoredColumn column, int segment, int[] into, byte[] scratch) {
    int at = segment * columns + index(column);
    int rows = firsts[segment + 1] - firsts[segment];
    int width = widths[at] & 0xff;
    int base = (int) bases[at];
    if (width == 0) {
      Arrays.fill(into, 0, rows, base);
      return;
    }
    block(column, segment, at).get(0, scratch, 0, rows * width);
    switch (width) {
      case 1 -> {
        for (int i = 0; i < rows; i++) {
          into[i] = base + (scratch[i] & 0xff);
        }
      }
      case 2 -> {
        for (int i = 0; i < rows; i++) {
          into[i] = base + Bytes.getShort(scratch, 2 * i);
        }
      }
      default -> {
        for (int i = 0; i < rows; i++) {
          into[i] = base + Bytes.getInt(scratch, 4 * i);
        }
      }
    }
  }

  /** The same for a column of values below 128. */
  void bytes(StoredColumn column, int segment, byte[] into) {
    int at = segment * columns + index(column);
    int rows = firsts[segment + 1] - firsts[segment];
    byte base = (byte) bases[at];
    if (widths[at] == 0) {
      Arrays.fill(into, 0, rows, base);
      return;
    }
    block(column, segment, at).get(0, into, 0, rows);
    for (int i = 0; i < rows; i++) {
      into[i] += base;
    }
  }

  /** The same for a column of longs. */
  void longs(StoredColumn column, int segment, long[] into, byte[] scratch) {
    int at = segment * columns + index(column);
    int rows = firsts[segment + 1] - firsts[segment];
    int width = widths[at] & 0xff;
    long base = bases[at];
    if (width == 0) {
      Arrays.fill(into, 0, rows, base);
      return;
    }
    block(column, segment, at).get(0, scratch, 0, rows * width);
    switch (width) {
      case 1 -> {
        for (int i = 0; i < rows; i++) {
          into[i] = base + (scratch[i] & 0xff);
        }
      }
      case 2 -> {
        for (int i = 0; i < rows; i++) {
          into[i] = base + Bytes.getShort(scratch, 2 * i);
        }
      }
      case 4 -> {
        for (int i = 0; i < rows; i++) {
          into[i] = base + (Bytes.getInt(scratch, 4 * i) & 0xffffffffL);
        }
      }
      default -> {
        for (int i = 0; i < rows; i++) {
          into[i] = base + Bytes.word(scratch, 8 * i);
        }
      }
    }
  }

  /** Whether every value of a column is the same in a segment, as that of an absent one is. */
  boolean isConstant(StoredColumn column, int segment) {
    return widths[segment * columns + index(column)] == 0;
  }

  /** The least value of a column of numbers in a segment. */
  long least(StoredColumn column, int segment) {
    return bases[segment * columns + index(column)];
  }

  private ByteBuffer block(StoredColumn column, int segment, int at) {
    return fileOf[segment].block(blocks[at], "segment " + segment + ", column " + column.label);
  }
}
