package uk.toex.comms.layout.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import uk.toex.comms.internal.RowFields;

/** A row from texts; missing fields at its end are empty. Used again for the next row. */
public final class ListRow implements RowFields {

  private byte[] bytes = new byte[1 << 10];
  private int[] ends = new int[16];
  private int columns;

  /** An empty row. */
  public ListRow() {}

  /**
   * Turns to a row.
   *
   * @param width how many columns the file has
   */
  public ListRow set(List<String> fields, int width) {
    columns = width;
    if (ends.length < width) {
      ends = new int[2 * width];
    }
    int used = 0;
    for (int i = 0; i < width; i++) {
      byte[] utf8 =
          i < fields.size() ? fields.get(i).getBytes(StandardCharsets.UTF_8) : new byte[0];
      if (used + utf8.length + Source.PAD > bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * (used + utf8.length) + Source.PAD);
      }
      System.arraycopy(utf8, 0, bytes, used, utf8.length);
      used += utf8.length;
      ends[i] = used;
    }
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
    return column == 0 ? 0 : ends[column - 1];
  }

  @Override
  public int end(int column) {
    return ends[column];
  }
}
