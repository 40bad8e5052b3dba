package uk.toex.comms.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes segments of columns, one after the other, into as many files of blocks as it takes.
 * Belongs to one thread at a time.
 *
 * <pre>
 * each file: | columns of segment 0 | columns of segment 1 | … | directory of segments |
 * directory of segments, for each: | rows 4 | file 4 | column 0 | column 1 | … |
 *                                   column: | base 8 | block 4, -1 for none | width 4 |
 * </pre>
 */
final class SegmentWriter implements AutoCloseable {

  static final int HEAD = 8;
  static final int COLUMN = 16;

  /** A file may be somewhat longer than this, but never what one map can hold. */
  private static final long MAX_FILE = 1L << 30;

  private final Path folder;
  private final String name;
  private final int columns;
  private final WriteHook hook;
  private final List<BlockWriter.Written> written = new ArrayList<>();
  private @org.jspecify.annotations.Nullable BlockWriter writer;
  private byte[] directory = new byte[1 << 14];
  private int used;

  /**
   * @param name of the first file, without its suffix
   * @param columns of a segment
   */
  SegmentWriter(Path folder, String name, int columns, WriteHook hook) {
    this.folder = folder;
    this.name = name;
    this.columns = columns;
    this.hook = hook;
  }

  /**
   * Writes segments.
   *
   * @param encoded their columns, segment by segment
   * @param rows how many rows each has
   * @param file which file they are of
   */
  void write(Encoded encoded, int[] rows, int segments, int file) throws IOException {
    BlockWriter open = writer();
    for (int segment = 0; segment < segments; segment++) {
      int size = HEAD + columns * COLUMN;
      if (used + size > directory.length) {
        directory = Arrays.copyOf(directory, directory.length * 2);
      }
      Bytes.putInt(directory, used, rows[segment]);
      Bytes.putInt(directory, used + 4, file);
      for (int c = 0; c < columns; c++) {
        int column = segment * columns + c;
        int at = used + HEAD + c * COLUMN;
        boolean stored = encoded.widths[column] != 0;
        Bytes.putLong(directory, at, encoded.bases[column]);
        Bytes.putInt(directory, at + 8, stored ? open.next() : -1);
        Bytes.putInt(directory, at + 12, encoded.widths[column]);
        if (stored) {
          open.list(encoded.offsets[column], encoded.lengths[column], encoded.checksums[column]);
        }
      }
      used += size;
    }
    open.write(encoded.bytes, encoded.length);
  }

  private BlockWriter writer() throws IOException {
    if (writer != null && writer.position() > MAX_FILE) {
      end(writer);
      writer = null;
    }
    if (writer == null) {
      String suffix = written.isEmpty() ? "" : "-" + (written.size() + 1);
      writer = new BlockWriter(folder, name + suffix + ".col", hook);
    }
    return writer;
  }

  private void end(BlockWriter open) throws IOException {
    open.block(directory, used);
    written.add(open.finish());
    open.close();
    used = 0;
  }

  /** Ends the last file, and says which there are. */
  List<BlockWriter.Written> finish() throws IOException {
    if (writer != null) {
      end(writer);
      writer = null;
    }
    return written;
  }

  @Override
  public void close() throws IOException {
    if (writer != null) {
      writer.close();
    }
  }
}
