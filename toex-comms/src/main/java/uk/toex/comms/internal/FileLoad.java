package uk.toex.comms.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.api.Provenance;
import uk.toex.api.ToexException;
import uk.toex.io.Input;
import uk.toex.io.OpenInput;
import uk.toex.io.Rejects;

/**
 * Loads one delimited file. Threads take chunks of whole records one after the other and split and
 * map them by themselves; what depends on order (the numbers of names, rejects, the store's
 * segments) they do in the order of the chunks. So the result is the same for any number of them.
 */
final class FileLoad implements ChunkReader.Header {

  /** Bytes of a chunk. */
  static final int CHUNK = 1 << 21;

  private final Input input;
  private final Mapping mapping;
  private final NameSet names;
  private final SegmentWriter out;
  private final int number;
  private final int threads;
  private final Progress progress;
  private final LoadTally tally;
  private final Turns settling = new Turns();
  private final Turns writing = new Turns();
  private final int chunkSize;
  private final byte delimiter;
  private @Nullable Throwable failure;
  private List<String> header = List.of();
  private int columns;
  private @Nullable ColumnPlan plan;

  // Changed in turn only.
  private long events;
  private final SortedMap<String, Long> counts = new TreeMap<>();

  FileLoad(
      Input input,
      Mapping mapping,
      Rejects rejects,
      NameSet names,
      SegmentWriter out,
      int number,
      int threads,
      int chunkSize,
      Progress progress) {
    this.input = input;
    this.mapping = mapping;
    this.names = names;
    this.out = out;
    this.number = number;
    this.threads = threads;
    this.chunkSize = chunkSize;
    this.progress = progress;
    this.tally = new LoadTally(input, rejects);
    this.delimiter = mapping.delimiter() == 0 ? (byte) input.delimiter() : mapping.delimiter();
  }

  /** What was counted, by name. */
  SortedMap<String, Long> counts() {
    return counts;
  }

  /** Loads it. */
  Provenance.Input run() throws IOException {
    try (OpenInput in = input.open()) {
      ChunkReader reader =
          new ChunkReader(in, input.name(), delimiter, chunkSize, chunkSize / 2, this);
      Chunk first = new Chunk(chunkSize);
      boolean any = reader.next(first);
      if (columns == 0) {
        throw new InputRefusedException(
            input.name() + " is empty; expected a header line with the names of its columns.");
      }
      plan = mapping.plan(header);
      List<Thread> helpers = new ArrayList<>();
      for (int i = 1; i < threads && any; i++) {
        Thread helper = new Thread(() -> work(reader, null), "toex-comms-load-" + i);
        helper.setDaemon(true);
        helper.start();
        helpers.add(helper);
      }
      if (any) {
        work(reader, first);
      }
      join(helpers);
      rethrow();
      tally.end();
      counts.put("records", tally.records());
      counts.put("events", events);
      counts.put("rejected", tally.rejected());
      return in.provenance();
    }
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public int read(byte[] bytes, int begin, int end) {
    int at = begin;
    for (int i = 0; i < mapping.skipLines() && at < end; i++) {
      int next = ChunkReader.firstEnd(bytes, at, end);
      at = next < 0 ? end : next;
      tally.lines(1);
    }
    HeaderLine line = new HeaderLine(input.name(), bytes, at, end, delimiter);
    columns = line.names.size();
    if (!mapping.header()) {
      return at;
    }
    header = List.copyOf(line.names);
    tally.lines(line.lines);
    return line.next;
  }

  private void join(List<Thread> helpers) {
    boolean interrupted = false;
    for (Thread helper : helpers) {
      while (helper.isAlive()) {
        try {
          helper.join();
        } catch (InterruptedException e) {
          interrupted = true;
          stop();
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void stop() {
    settling.stop();
    writing.stop();
  }

  private synchronized void fail(Throwable e) {
    if (failure == null) {
      failure = e;
    }
    stop();
  }

  private synchronized void rethrow() throws IOException {
    if (failure == null) {
      return;
    }
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure instanceof ToexException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
    throw new IllegalStateException("loading " + input.name() + " failed", failure);
  }

  private synchronized boolean failed() {
    return failure != null;
  }

  /** What a thread does until there is no chunk left. */
  private void work(ChunkReader reader, @Nullable Chunk first) {
    try {
      ChunkWork work = new ChunkWork();
      if (first != null) {
        work.chunk = first;
        if (!work.run()) {
          return;
        }
      }
      while (!failed()) {
        synchronized (reader) {
          if (!reader.next(work.chunk)) {
            return;
          }
        }
        if (!work.run()) {
          return;
        }
      }
    } catch (Throwable e) {
      fail(e);
    }
  }

  /** What one thread works with. */
  private final class ChunkWork {
    Chunk chunk = new Chunk(chunkSize);
    private final Rows rows = new Rows(columns);
    private final RowSplitter splitter = new RowSplitter(delimiter, chunkSize / 2);
    private final MappedRows mapped = new MappedRows();
    private final Encoded encoded = new Encoded();
    private final SegmentEncoder encoder = new SegmentEncoder();
    private final @Nullable PlanMapper planned;
    private final @Nullable RowMapper mapper;

    ChunkWork() {
      ColumnPlan simple = plan;
      planned = simple == null ? null : new PlanMapper(simple);
      mapper = simple == null ? mapping.mapper(header) : null;
    }

    /** Takes a chunk to the store; false if the work was stopped. */
    boolean run() throws IOException {
      splitter.split(chunk, rows);
      map();
      if (!settling.await(chunk.index)) {
        return false;
      }
      long recordsBefore = settle();
      settling.done();
      encoded.reset();
      int[] sizes = encoder.encode(mapped, chunk.offset, recordsBefore, encoded);
      if (!writing.await(chunk.index)) {
        return false;
      }
      if (sizes.length > 0) {
        out.write(encoded, sizes, sizes.length, number);
      }
      writing.done();
      return true;
    }

    private void map() {
      mapped.reset(rows.rows);
      for (int i = 0; i < rows.rows; i++) {
        mapped.ordinals[i] = rows.ordinals[i];
        mapped.recordStarts[i] = rows.recordStart(i);
        mapped.recordLengths[i] = rows.recordEnds[i] - rows.recordStart(i);
      }
      if (chunk.beyondAscii) {
        checkUtf8();
      }
      if (planned != null) {
        planned.map(rows, mapped);
      } else {
        RowMapper one = Objects.requireNonNull(mapper);
        for (int i = 0; i < rows.rows; i++) {
          mapped.turnTo(i);
          one.map(rows.row(i), mapped);
        }
      }
      mapped.check();
    }

    private void checkUtf8() {
      for (int i = 0; i < rows.rows; i++) {
        if (Bytes.beyondAscii(rows.bytes, rows.recordStart(i), rows.recordEnds[i])
            && !Utf8.isValid(rows.raw(i))) {
          mapped.reject(i, RowSplitter.INVALID_UTF8);
        }
      }
    }

    /** What is done in the order of the chunks; returns how many records came before. */
    private long settle() {
      progress.step("loading", tally.records(), -1);
      long before = tally.settle(bad(), rows.records, rows.lines);
      mapped.countPassedOver(counts);
      mapped.dropRejected();
      mapped.resolve(names);
      events += mapped.rows;
      mapped.count(counts);
      return before;
    }

    /** The records that are rejected, in order. */
    private List<Rows.Bad> bad() {
      if (mapped.reasons.isEmpty()) {
        return rows.bad;
      }
      List<Rows.Bad> bad = new ArrayList<>(rows.bad);
      for (int i = 0; i < mapped.rows; i++) {
        String reason = mapped.reason(i);
        if (reason != null) {
          bad.add(new Rows.Bad(rows.rowLines[i], reason, "", Utf8.text(rows.raw(i))));
        }
      }
      bad.sort(Comparator.comparingInt(Rows.Bad::line));
      return bad;
    }
  }
}
