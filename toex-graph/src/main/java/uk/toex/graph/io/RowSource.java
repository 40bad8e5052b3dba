package uk.toex.graph.io;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.toex.api.Provenance;
import uk.toex.graph.internal.Bytes;
import uk.toex.io.Columns;
import uk.toex.io.Format;
import uk.toex.io.Input;
import uk.toex.io.OpenInput;
import uk.toex.io.Rejects;
import uk.toex.io.Row;
import uk.toex.io.RowReader;

/**
 * Cuts an input into {@link RowBlock}s. As long as CSV and TSV hold no quote and end their lines in
 * {@code \n} or {@code \r\n}, a block is lines as they stand in the file; from there on, and for
 * JSON Lines, a {@link RowReader} reads the rows. What is accepted and rejected is the same.
 * Belongs to one thread.
 */
final class RowSource implements AutoCloseable {

  private static final int BLOCK = 1 << 20;
  private static final int SPARE = 16;
  private static final int ROWS = 1024;
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;

  private final Input input;
  private final OpenInput in;
  private final Columns columns;
  private final RowTally tally;

  private byte[] buffer = new byte[BLOCK + SPARE];
  private int from;
  private int to;
  private boolean ended;
  private byte[] header = {};
  private long seen; // of the bytes looked at last, all together
  private boolean returns; // whether one of them was
  private @Nullable RowReader reader;
  private final List<Rejects.Rejected> readerRejects = new ArrayList<>();
  private boolean readerEnded;
  private long readerRecords;
  private final Deque<byte[]> spare = new ArrayDeque<>();

  private RowSource(Input input, OpenInput in, Rejects rejects) {
    this.input = input;
    this.in = in;
    this.tally = new RowTally(input, rejects);
    fill();
    if (input.format() == Format.JSONL) {
      reader = reader(new byte[0], rest());
      columns = reader.columns();
      return;
    }
    // Whatever is wrong with the beginning, the reader says it.
    try (RowReader head =
        RowReader.open(lenient(new ByteArrayInputStream(buffer, 0, to)), Rejects.counted())) {
      columns = head.columns();
    }
    int begin = to >= 3 && buffer[0] == -17 && buffer[1] == -69 && buffer[2] == -65 ? 3 : 0;
    int end = begin;
    while (end < to && buffer[end] != '\n') {
      end++;
    }
    boolean blank = end == begin || buffer[begin] == '\r';
    if (end == to || blank || !isPlain(begin, end + 1)) {
      reader = reader(new byte[0], rest());
    } else {
      header = Arrays.copyOfRange(buffer, begin, end + 1);
      from = end + 1;
    }
  }

  /**
   * Opens an input and reads its header.
   *
   * @throws uk.toex.api.InputRefusedException as {@link RowReader#open}
   */
  static RowSource open(Input input, Rejects rejects) {
    OpenInput in = input.open();
    try {
      return new RowSource(input, in, rejects);
    } catch (Throwable e) {
      in.close();
      throw e;
    }
  }

  Columns columns() {
    return columns;
  }

  /** Where the counts of blocks are to go, in order. */
  RowTally tally() {
    return tally;
  }

  Provenance.Input provenance() {
    return in.provenance();
  }

  @Override
  public void close() {
    in.close();
  }

  /** The next rows, not yet scanned where they are lines; null at the end. */
  @Nullable RowBlock next() {
    if (reader == null) {
      RowBlock block = lines();
      if (reader == null) {
        return block;
      }
    }
    return rows(reader);
  }

  /** Takes a block back whose bytes are no longer needed. */
  void release(RowBlock block) {
    if (block.bytes.length == BLOCK + SPARE) {
      spare.add(block.bytes);
    }
  }

  private @Nullable RowBlock lines() {
    if (!ended && to - from < BLOCK) {
      fill();
    }
    int last = lastLineEnd();
    while (last < 0 && !ended && buffer.length < input.limits().maxRecordChars()) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
      fill();
      last = lastLineEnd();
    }
    if (ended && to > from && last != to - 1) {
      buffer[to] = '\n'; // There is room to spare.
      last = to;
      to++;
    }
    if (to == from) {
      return null;
    }
    int end = last + 1;
    if (last < 0 || !isPlain(from, end)) {
      reader = reader(header, rest());
      return null;
    }
    RowBlock block =
        new RowBlock(
            columns.names().size(),
            input.delimiter(),
            input.limits(),
            buffer,
            from,
            end,
            (seen & HIGH) == 0,
            returns);
    byte[] next = spare.poll();
    if (next == null || to - end > BLOCK) {
      next = new byte[Math.max(BLOCK, to - end) + SPARE];
    }
    System.arraycopy(buffer, end, next, 0, to - end);
    to -= end;
    from = 0;
    buffer = next;
    return block;
  }

  private int lastLineEnd() {
    int last = to - 1;
    while (last >= from && buffer[last] != '\n') {
      last--;
    }
    return last >= from ? last : -1;
  }

  /** Whether there is no quote, and no return but before a line's end; notes what else there is. */
  private boolean isPlain(int begin, int end) {
    long quotes = 0;
    long returned = 0;
    long all = 0;
    int p = begin;
    for (; p + 8 <= end; p += 8) {
      long w = Bytes.word(buffer, p);
      long q = w ^ ('"' * ONES);
      long r = w ^ ('\r' * ONES);
      quotes |= (q - ONES) & ~q;
      returned |= (r - ONES) & ~r;
      all |= w;
    }
    for (; p < end; p++) {
      long w = buffer[p] & 0xff;
      quotes |= w == '"' ? HIGH : 0;
      returned |= w == '\r' ? HIGH : 0;
      all |= w;
    }
    seen = all;
    returns = (returned & HIGH) != 0;
    if ((quotes & HIGH) != 0) {
      return false;
    }
    for (int i = begin; returns && i < end; i++) {
      if (buffer[i] == '\r' && (i + 1 == end || buffer[i + 1] != '\n')) {
        return false;
      }
    }
    return true;
  }

  private void fill() {
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
    }
    while (!ended && to < buffer.length - SPARE) {
      int n = in.read(buffer, to, buffer.length - SPARE - to);
      if (n < 0) {
        ended = true;
      } else {
        to += n;
      }
    }
  }

  private InputStream rest() {
    InputStream buffered = new ByteArrayInputStream(buffer, from, to - from);
    return ended ? buffered : new SequenceInputStream(buffered, in);
  }

  private RowReader reader(byte[] before, InputStream rest) {
    // A blank row at the end, so that the reader does not judge what is judged here.
    String blank =
        input.format() == Format.JSONL
            ? "{}"
            : String.valueOf(input.delimiter()).repeat(columns.names().size() - 1);
    List<InputStream> parts =
        List.of(
            new ByteArrayInputStream(before),
            rest,
            new ByteArrayInputStream(("\n" + blank).getBytes(StandardCharsets.UTF_8)));
    InputStream all = new SequenceInputStream(Collections.enumeration(parts));
    return RowReader.open(lenient(all), Rejects.to(readerRejects::add));
  }

  private Input lenient(InputStream stream) {
    String name = input.name();
    String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    Input same = Input.of(stream, plain, input.format());
    Input delimited = input.format() == Format.JSONL ? same : same.withDelimiter(input.delimiter());
    return delimited.withLimits(input.limits().withMaxRejects(Long.MAX_VALUE, 1));
  }

  private @Nullable RowBlock rows(RowReader rows) {
    if (readerEnded) {
      return null;
    }
    List<Row> read = new ArrayList<>();
    for (int i = 0; i < ROWS && !readerEnded; i++) {
      Row row = rows.next();
      if (row == null) {
        readerEnded = true;
      } else {
        read.add(row);
      }
    }
    RowBlock block = new RowBlock(columns.names().size());
    for (Row row : read) {
      @Nullable String[] fields = new @Nullable String[columns.names().size()];
      for (int c = 0; c < fields.length; c++) {
        List<String> list = row.list(c);
        fields[c] = list == null ? row.get(c) : String.join(";", list);
      }
      block.add(row.line(), row.raw(), fields);
    }
    // The last record is the blank one.
    long all = rows.counts().getOrDefault("records", 0L) - (readerEnded ? 1 : 0);
    block.records = all - readerRecords;
    readerRecords = all;
    for (Rejects.Rejected bad : readerRejects) {
      block.bad.add(
          new RowBlock.Bad(bad.line(), bad.reason(), bad.detail(), bad.raw(), bad.length()));
    }
    readerRejects.clear();
    return block;
  }
}
