package uk.toex.comms.internal;

import java.util.Locale;
import uk.toex.api.comms.TimeDoubt;
import uk.toex.comms.EventBatch;
import uk.toex.comms.time.TimeReader;

/** Maps the rows of a chunk column by column, as a {@link ColumnPlan} says. One a thread. */
final class PlanMapper {

  private final ColumnPlan plan;
  private final TimeReader times;
  private final NameCache typeNames = new NameCache(NameCache.Kind.WORDS);
  private int[] typeNumbers = {};

  PlanMapper(ColumnPlan plan) {
    this.plan = plan;
    this.times = TimeReader.of(plan.time(), plan.zone());
  }

  void map(Rows rows, MappedRows into) {
    absent(plan.endCell(), StoredColumn.END_CELL, into);
    absent(plan.bytesUp(), StoredColumn.BYTES_UP, into);
    absent(plan.bytesDown(), StoredColumn.BYTES_DOWN, into);
    absent(plan.text(), StoredColumn.TEXT, into);
    names(rows, plan.from(), into.parties, into.from);
    names(rows, plan.to(), into.parties, into.to);
    names(rows, plan.imei(), into.imeis, into.imei);
    names(rows, plan.imsi(), into.imsis, into.imsi);
    names(rows, plan.cell(), into.cells, into.cell);
    names(rows, plan.endCell(), into.cells, into.endCell);
    rest(rows, into);
  }

  private static void absent(int column, StoredColumn what, MappedRows into) {
    if (column < 0) {
      into.absent.add(what);
    }
  }

  /** Maps what is no name. */
  void rest(Rows rows, MappedRows into) {
    types(rows, into);
    starts(rows, into);
    seconds(rows, into);
    amounts(rows, plan.bytesUp(), "bytes_up", into, into.bytesUp);
    amounts(rows, plan.bytesDown(), "bytes_down", into, into.bytesDown);
    texts(rows, into);
  }

  private static void names(Rows rows, int column, NameCache cache, int[] into) {
    if (column < 0) {
      return;
    }
    cache.numbers(rows, column, into);
  }

  private void types(Rows rows, MappedRows into) {
    if (typeNumbers.length < rows.rows) {
      typeNumbers = new int[rows.rows + rows.rows / 2];
    }
    int[] numbers = typeNumbers;
    names(rows, plan.type(), typeNames, numbers);
    typeNames.resolve(
        new NameCache.Meaning() {
          @Override
          public long touch(long[] keys, int from, int to) {
            return 0;
          }

          @Override
          public int of(long key) {
            return -1;
          }

          @Override
          public int of(byte[] spelling, int start, int end) {
            String name = Bytes.text(spelling, start, end).toLowerCase(Locale.ROOT);
            Byte type = plan.types().get(name);
            return type == null ? -1 : type;
          }
        });
    int[] meanings = typeNames.meanings();
    for (int row = 0; row < rows.rows; row++) {
      int type = numbers[row] < 0 ? -1 : meanings[numbers[row]];
      into.types[row] = (byte) type;
      if (type < 0 && numbers[row] >= 0) {
        into.reject(row, "bad type");
      }
    }
  }

  private void starts(Rows rows, MappedRows into) {
    byte[] bytes = rows.bytes;
    int column = plan.start();
    long[] start = into.start;
    for (int row = 0; row < rows.rows; row++) {
      long packed = times.read(bytes, rows.start(row, column), rows.end(row, column));
      if (TimeReader.isFault(packed)) {
        fault(row, TimeReader.reason(packed), into);
        continue;
      }
      start[row] = TimeReader.seconds(packed);
      TimeDoubt doubt = TimeReader.doubt(packed);
      if (doubt != TimeDoubt.NONE) {
        into.doubts[row] = EventBatch.codeOf(doubt);
      }
    }
  }

  private static void fault(int row, String reason, MappedRows into) {
    if (into.rejected[row] == 0) {
      into.reject(row, "bad start: " + reason);
    }
  }

  private void seconds(Rows rows, MappedRows into) {
    int column = plan.seconds();
    if (column < 0) {
      return;
    }
    byte[] bytes = rows.bytes;
    int[] seconds = into.seconds;
    for (int row = 0; row < rows.rows; row++) {
      long value = amount(bytes, rows.start(row, column), rows.end(row, column));
      if (value >= 0 && value <= Integer.MAX_VALUE) {
        seconds[row] = (int) value;
      } else if (value != EMPTY) {
        into.unreadable("seconds");
      }
    }
  }

  private static void amounts(Rows rows, int column, String name, MappedRows into, long[] amounts) {
    if (column < 0) {
      return;
    }
    for (int row = 0; row < rows.rows; row++) {
      long value = amount(rows.bytes, rows.start(row, column), rows.end(row, column));
      if (value >= 0) {
        amounts[row] = value;
      } else if (value != EMPTY) {
        into.unreadable(name);
      }
    }
  }

  private static final long EMPTY = -1;
  private static final long BAD = -2;

  /** A number of up to 18 digits, perhaps with decimals that are all 0. */
  private static long amount(byte[] bytes, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && Bytes.isBlank(bytes[start])) {
      start++;
    }
    while (start < end && Bytes.isBlank(bytes[end - 1])) {
      end--;
    }
    if (start == end) {
      return EMPTY;
    }
    long value = 0;
    for (int i = start; i < end; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return i > start && bytes[i] == '.' && zeros(bytes, i + 1, end) ? value : BAD;
      }
      value = 10 * value + digit;
    }
    return end - start > 18 ? BAD : value;
  }

  private static boolean zeros(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != '0') {
        return false;
      }
    }
    return to - from <= 6;
  }

  private void texts(Rows rows, MappedRows into) {
    int column = plan.text();
    if (column < 0) {
      return;
    }
    for (int row = 0; row < rows.rows; row++) {
      into.turnTo(row);
      into.text(rows.bytes, rows.start(row, column), rows.end(row, column));
    }
  }
}
