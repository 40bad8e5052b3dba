package uk.toex.comms.layout.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import uk.toex.comms.internal.RowFields;

/** Where the text of a field comes from, row by row. Belongs to one thread. */
abstract class Source {

  /** How many bytes may be read beyond a range. */
  static final int PAD = 32;

  byte[] bytes = {};
  int start;
  int end;

  /** Turns to a row: sets the range, without blanks around it. */
  abstract void take(RowFields row);

  final boolean isEmpty() {
    return start == end;
  }

  final String text() {
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }

  static boolean isBlank(byte b) {
    return b >= 0 && b <= ' ';
  }

  final void trim() {
    while (start < end && isBlank(bytes[start])) {
      start++;
    }
    while (start < end && isBlank(bytes[end - 1])) {
      end--;
    }
  }

  /** A column of the file. */
  static final class OfColumn extends Source {
    final int column;

    OfColumn(int column) {
      this.column = column;
    }

    @Override
    void take(RowFields row) {
      bytes = row.bytes();
      start = row.start(column);
      end = row.end(column);
      trim();
    }
  }

  /** The same for all rows. */
  static final class Constant extends Source {
    Constant(String text) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      bytes = Arrays.copyOf(utf8, utf8.length + PAD);
      end = utf8.length;
    }

    @Override
    void take(RowFields row) {}
  }

  /** Columns and texts, put together; empty if a column is. */
  static final class Joined extends Source {
    private final List<Source> parts;

    Joined(List<Source> parts) {
      this.parts = List.copyOf(parts);
      this.bytes = new byte[64 + PAD];
    }

    @Override
    void take(RowFields row) {
      start = 0;
      end = 0;
      for (Source part : parts) {
        part.take(row);
        int length = part.end - part.start;
        if (length == 0) {
          end = 0;
          return;
        }
        if (end + length + PAD > bytes.length) {
          bytes = Arrays.copyOf(bytes, 2 * (end + length) + PAD);
        }
        System.arraycopy(part.bytes, part.start, bytes, end, length);
        end += length;
      }
    }
  }

  /** Numbers written without what makes them international: with it in front. */
  static final class Prefixed extends Source {
    private static final int LONG_ENOUGH = 10;
    private final Source number;
    private final byte[] prefix;
    private byte[] room = new byte[64 + PAD];

    Prefixed(Source number, String prefix) {
      this.number = number;
      this.prefix = prefix.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    void take(RowFields row) {
      number.take(row);
      int length = number.end - number.start;
      if (length < LONG_ENOUGH || !allDigits()) {
        bytes = number.bytes;
        start = number.start;
        end = number.end;
        return;
      }
      end = prefix.length + length;
      if (end + PAD > room.length) {
        room = new byte[2 * end + PAD];
      }
      System.arraycopy(prefix, 0, room, 0, prefix.length);
      System.arraycopy(number.bytes, number.start, room, prefix.length, length);
      bytes = room;
      start = 0;
    }

    private boolean allDigits() {
      for (int i = number.start; i < number.end; i++) {
        byte b = number.bytes[i];
        if (b < '0' || b > '9' || (i == number.start && b == '0')) {
          return false;
        }
      }
      return true;
    }
  }
}
