package uk.toex.graph.io;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;
import uk.toex.api.report.Grade;
import uk.toex.graph.internal.Bytes;
import uk.toex.graph.internal.Days;
import uk.toex.graph.internal.EntityTable;
import uk.toex.graph.internal.Grades;
import uk.toex.graph.internal.IdIndex;
import uk.toex.graph.internal.LinkChunk;
import uk.toex.graph.internal.StringTable;
import uk.toex.io.Columns;

/**
 * Turns rows into links: {@link #read} a block on any thread, then {@link #take} what it gave, in
 * order, on one.
 */
final class LinkRows {

  static final int MOST_TYPES = 1 << 16;
  private static final int CHUNK = 1 << 18;
  private static final long NO_TYPE = 0xffff_ffff_ffffL;

  private static final int FROM = 0;
  private static final int TO = 1;
  private static final int TYPE = 2;
  private static final int DATE = 3;
  private static final int RECORDED = 4;
  private static final int GRADE = 5;
  private static final int RECORD = 6;
  private static final String[] NAMES = {
    "from", "to", "type", "date", "recorded", "grade", "record"
  };

  private static final int FIRST_YEAR = 1900;
  private static final int YEARS = 179; // 2079 ends early
  private static final int[] MONTHS = months();

  private static final int NO_DAY = 0;
  private static final int OUTSIDE = -1;

  private final IdIndex ids;
  private final StringTable types = new StringTable();
  private final StringTable records = new StringTable();
  private final List<LinkChunk> chunks = new ArrayList<>();
  private final Queue<Read> spare = new ConcurrentLinkedQueue<>();
  private LinkChunk chunk = new LinkChunk(0);
  private long selfLoops;
  private long outside;

  /** Links between these entities, to which no more are added. */
  LinkRows(EntityTable entities) {
    this.ids = new IdIndex(entities.ids());
  }

  StringTable types() {
    return types;
  }

  StringTable records() {
    return records;
  }

  List<LinkChunk> chunks() {
    return chunks;
  }

  long selfLoops() {
    return selfLoops;
  }

  long outside() {
    return outside;
  }

  /** Where the fields of links are; the ends must be there. */
  static int[] columns(Columns columns) {
    int[] places = new int[NAMES.length];
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < NAMES.length; i++) {
      places[i] = columns.find(NAMES[i], null);
      if (i <= TO && places[i] < 0) {
        missing.add(NAMES[i]);
      }
    }
    if (!missing.isEmpty() && !columns.names().isEmpty()) {
      throw columns.missing(missing);
    }
    return places;
  }

  /** In JSON Lines a name can come late. */
  static void late(Columns columns, int[] places) {
    for (int i = TYPE; i < NAMES.length; i++) {
      if (places[i] < 0) {
        places[i] = columns.index(NAMES[i]);
      }
    }
  }

  /** What one block gave; used again for another one once it was taken. */
  static final class Read {
    RowBlock block;
    private int size;
    private int[] from = new int[0];
    private int[] to = new int[0];
    private long[] marks = new long[0]; // with the type's number among these
    private int[] recordFrom = new int[0];
    private int[] recordTo = new int[0];
    private final ShortStrings types = new ShortStrings();
    private boolean named; // whether there is a column of records
    private long selfLoops;
    private long outside;

    Read(RowBlock block) {
      this.block = block;
    }

    private void reserve(int rows) {
      if (size + rows > from.length) {
        int length = Math.max(size + rows, 2 * size);
        from = Arrays.copyOf(from, length);
        to = Arrays.copyOf(to, length);
        marks = Arrays.copyOf(marks, length);
        recordFrom = Arrays.copyOf(recordFrom, length);
        recordTo = Arrays.copyOf(recordTo, length);
      }
    }
  }

  /** Reads a block, whichever thread this is. */
  Read read(RowBlock block, int[] columns) {
    Read read = spare.poll();
    if (read == null) {
      read = new Read(block);
    }
    read.block = block;
    read.size = 0;
    read.types.clear();
    read.named = columns[RECORD] >= 0;
    read.selfLoops = 0;
    read.outside = 0;
    if (block.isRead()) {
      rows(read, columns);
      return read;
    }
    while (block.scan()) {
      rows(read, columns);
    }
    return read;
  }

  private void rows(Read read, int[] columns) {
    RowBlock block = read.block;
    int rows = block.rows;
    int named = columns[RECORD];
    // First all hashes, then all looks into memory, then the rest: so they need not wait for each
    // other.
    long[] from = hashes(block, columns[FROM]);
    long[] to = hashes(block, columns[TO]);
    int[] a = new int[rows];
    int[] b = new int[rows];
    long looked = 0;
    for (int row = 0; row < rows; row++) {
      looked += ids.touch(from[row]) + ids.touch(to[row]);
    }
    for (int row = 0; row < rows; row++) {
      a[row] = find(block, row, columns[FROM], from[row]);
      b[row] = find(block, row, columns[TO], to[row]);
    }
    Bytes.keep(looked);
    read.reserve(rows);
    for (int row = 0; row < rows; row++) {
      if (block.isBlank(row)) {
        continue;
      }
      try {
        if (a[row] < 0 || b[row] < 0) {
          throw unknown(block, row, columns[a[row] < 0 ? FROM : TO]);
        }
        int date = day(block, row, columns[DATE]);
        int recorded = day(block, row, columns[RECORDED]);
        byte grade = grade(block, row, columns[GRADE]);
        read.outside += (date == OUTSIDE ? 1 : 0) + (recorded == OUTSIDE ? 1 : 0);
        if (a[row] == b[row]) {
          read.selfLoops++;
          continue;
        }
        int type = type(read, block, row, columns[TYPE]);
        int at = read.size++;
        read.from[at] = a[row];
        read.to[at] = b[row];
        read.marks[at] =
            LinkChunk.mark(type, (char) Math.max(0, date), (char) Math.max(0, recorded), grade);
        if (named >= 0) {
          read.recordFrom[at] = block.from(row, named);
          read.recordTo[at] = block.to(row, named);
        }
      } catch (BadRow e) {
        block.reject(row, e.reason, e.detail);
      }
    }
  }

  /** Takes what a block gave; blocks come in order. */
  void take(Read read, String input) {
    selfLoops += read.selfLoops;
    outside += read.outside;
    int[] type = new int[read.types.size()];
    for (int t = 0; t < type.length; t++) {
      type[t] = types.add(read.types.get(t));
      if (type[t] >= MOST_TYPES) {
        throw new InputRefusedException(
            input
                + " has more than "
                + MOST_TYPES
                + " types of link, the last: "
                + types.get(type[t])
                + ".\nA type says what relates two entities, such as resident; what tells one link"
                + " from another belongs into record.");
      }
    }
    int done = 0;
    while (done < read.size) {
      if (chunk.size == chunk.ends.length || (read.named && chunk.record.length == 0)) {
        chunk = read.named ? new LinkChunk(CHUNK) : LinkChunk.withoutRecords(CHUNK);
        chunks.add(chunk);
      }
      int count = Math.min(read.size - done, chunk.ends.length - chunk.size);
      int at = chunk.size;
      for (int i = 0; i < count; i++) {
        int k = done + i;
        long mark = read.marks[k];
        chunk.ends[at + i] = (long) read.from[k] << 32 | read.to[k];
        chunk.marks[at + i] = (mark & NO_TYPE) | ((long) type[(int) (mark >>> 48)] << 48);
      }
      if (read.named) {
        addRecords(read, done, count, at);
      } else if (chunk.record.length > 0) {
        Arrays.fill(chunk.record, at, at + count, -1);
      }
      chunk.size += count;
      done += count;
    }
    spare.add(read);
  }

  private void addRecords(Read read, int first, int count, int at) {
    byte[] bytes = read.block.bytes;
    long[] hash = new long[RowBlock.SCANNED];
    for (int base = 0; base < count; base += hash.length) {
      int length = Math.min(count - base, hash.length);
      long looked = 0;
      for (int i = 0; i < length; i++) {
        int k = first + base + i;
        hash[i] = Bytes.hash(bytes, read.recordFrom[k], read.recordTo[k]);
      }
      for (int i = 0; i < length; i++) {
        looked += records.touch(hash[i]);
      }
      Bytes.keep(looked);
      for (int i = 0; i < length; i++) {
        int from = read.recordFrom[first + base + i];
        int to = read.recordTo[first + base + i];
        chunk.record[at + base + i] = from == to ? -1 : records.add(bytes, from, to, hash[i]);
      }
    }
  }

  private static long[] hashes(RowBlock block, int column) {
    long[] hashes = new long[block.rows];
    byte[] bytes = block.bytes;
    for (int row = 0; row < hashes.length; row++) {
      hashes[row] = Bytes.hash(bytes, block.from(row, column), block.to(row, column));
    }
    return hashes;
  }

  private int find(RowBlock block, int row, int column, long hash) {
    return ids.indexOf(block.bytes, block.from(row, column), block.to(row, column), hash);
  }

  private static BadRow unknown(RowBlock block, int row, int column) {
    String id = block.text(row, column);
    return id.isBlank() ? new BadRow(Fields.NO_END, "") : new BadRow(Fields.UNKNOWN_END, id);
  }

  private static int type(Read read, RowBlock block, int row, int column) {
    byte[] bytes = block.bytes;
    if (column < 0) {
      return read.types.add(bytes, 0, 0);
    }
    int from = block.from(row, column);
    int to = block.to(row, column);
    if (to > from && (isOdd(bytes[from]) || isOdd(bytes[to - 1]))) {
      byte[] stripped = block.text(row, column).strip().getBytes(StandardCharsets.UTF_8);
      return read.types.add(stripped, 0, stripped.length);
    }
    return read.types.add(bytes, from, to);
  }

  /** Whether it may be white, or part of what is. */
  private static boolean isOdd(byte b) {
    return b <= ' ';
  }

  /** The code of a day, {@link #NO_DAY} or {@link #OUTSIDE}. */
  private static int day(RowBlock block, int row, int column) throws BadRow {
    if (column < 0) {
      return NO_DAY;
    }
    int from = block.from(row, column);
    int to = block.to(row, column);
    if (to == from) {
      return NO_DAY;
    }
    if (to - from == 10) {
      byte[] b = block.bytes;
      int year = number(b, from, 4) - FIRST_YEAR;
      int month = number(b, from + 5, 2) - 1;
      int day = number(b, from + 8, 2) - 1;
      boolean plain = b[from + 4] == '-' && b[from + 7] == '-';
      if (plain && year >= 0 && year < YEARS && month >= 0 && month < 12 && day >= 0) {
        int first = MONTHS[12 * year + month];
        if (first + day < MONTHS[12 * year + month + 1]) {
          return first + day;
        }
      }
    }
    LocalDate date = Fields.date(block.text(row, column));
    if (date == null) {
      return NO_DAY;
    }
    char code = Days.of(date);
    return code == 0 ? OUTSIDE : code;
  }

  /** Some digits; negative if they are none. */
  private static int number(byte[] bytes, int from, int digits) {
    int number = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return Integer.MIN_VALUE / 2;
      }
      number = 10 * number + digit;
    }
    return number;
  }

  private static byte grade(RowBlock block, int row, int column) throws BadRow {
    if (column < 0) {
      return 0;
    }
    int from = block.from(row, column);
    int to = block.to(row, column);
    if (to == from) {
      return 0;
    }
    if (to - from == 3) {
      int source = block.bytes[from] - '1';
      int intelligence = block.bytes[from + 1] - 'A';
      int handling = block.bytes[from + 2] == 'P' ? 0 : block.bytes[from + 2] == 'C' ? 1 : -1;
      boolean plain = source >= 0 && source < 3 && intelligence >= 0 && intelligence < 5;
      if (plain && handling >= 0) {
        return (byte) (1 + 10 * source + 2 * intelligence + handling);
      }
    }
    @Nullable Grade grade = Fields.grade(block.text(row, column));
    return Grades.of(grade);
  }

  /** The code of the first day of each month. */
  private static int[] months() {
    int[] months = new int[12 * YEARS + 1];
    YearMonth month = YearMonth.of(FIRST_YEAR, 1);
    for (int i = 0; i < months.length; i++) {
      months[i] = Days.of(month.plusMonths(i).atDay(1));
    }
    return months;
  }
}
