package uk.toex.comms.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.api.Provenance;
import uk.toex.comms.layout.SheetLimits;
import uk.toex.comms.layout.internal.SheetRows;
import uk.toex.io.Digests;
import uk.toex.io.Input;
import uk.toex.io.Rejects;

/** Loads one spreadsheet, row by row. Belongs to one thread. */
final class SheetLoad {

  private static final int AT_ONCE = 1 << 14;

  private final Path file;
  private final Input input;
  private final Mapping mapping;
  private final NameSet names;
  private final SegmentWriter out;
  private final int number;
  private final Progress progress;
  private final LoadTally tally;
  private final MappedRows mapped = new MappedRows();
  private final Encoded encoded = new Encoded();
  private final SegmentEncoder encoder = new SegmentEncoder();
  private final List<List<String>> texts = new ArrayList<>();
  private final List<Integer> rowNumbers = new ArrayList<>();
  private final SortedMap<String, Long> counts = new TreeMap<>();
  private int firstRow = -1;
  private long events;

  SheetLoad(
      Path file,
      Input input,
      Mapping mapping,
      Rejects rejects,
      NameSet names,
      SegmentWriter out,
      int number,
      Progress progress) {
    this.file = file;
    this.input = input;
    this.mapping = mapping;
    this.names = names;
    this.out = out;
    this.number = number;
    this.progress = progress;
    this.tally = new LoadTally(input, rejects);
  }

  /** What was counted, by name. */
  SortedMap<String, Long> counts() {
    return counts;
  }

  /** Loads it. */
  Provenance.Input run() throws IOException {
    String sha256 = Digests.sha256(file);
    try (SheetRows rows = SheetRows.open(file, SheetLimits.DEFAULT)) {
      for (int i = 0; i <= mapping.skipLines(); i++) {
        if (!rows.next()) {
          throw new InputRefusedException(input.name() + " is empty; expected a header and rows.");
        }
      }
      List<String> header =
          mapping.header() ? rows.texts().stream().map(String::strip).toList() : List.of();
      int columns = rows.texts().size();
      RowMapper mapper = mapping.mapper(header);
      mapped.reset(AT_ONCE);
      boolean more = !mapping.header() || rows.next();
      firstRow = rows.number();
      while (more) {
        int row = texts.size();
        mapped.turnTo(row);
        mapper.map(rows.row(columns), mapped);
        texts.add(rows.texts());
        rowNumbers.add(rows.number());
        if (texts.size() == AT_ONCE) {
          settle();
        }
        more = rows.next();
      }
      settle();
    }
    tally.end();
    counts.put("records", tally.records());
    counts.put("events", events);
    counts.put("rejected", tally.rejected());
    return new Provenance.Input(input.name(), Files.size(file), sha256);
  }

  private void settle() throws IOException {
    if (texts.isEmpty()) {
      return;
    }
    progress.step("loading", tally.records(), -1);
    mapped.rows = texts.size();
    for (int i = 0; i < mapped.rows; i++) {
      mapped.ordinals[i] = rowNumbers.get(i) - firstRow;
      mapped.recordStarts[i] = -1;
      mapped.recordLengths[i] = 0;
    }
    mapped.check();
    List<Rows.Bad> bad = new ArrayList<>();
    for (int i = 0; i < mapped.rows; i++) {
      String reason = mapped.reason(i);
      if (reason != null) {
        String raw = String.join(",", texts.get(i));
        bad.add(new Rows.Bad(rowNumbers.get(i) - 1, reason, "", raw));
      }
    }
    tally.settle(bad, mapped.rows, 0);
    mapped.countPassedOver(counts);
    mapped.dropRejected();
    mapped.resolve(names);
    mapped.count(counts);
    events += mapped.rows;
    encoded.reset();
    int[] sizes = encoder.encode(mapped, 0, 0, encoded);
    if (sizes.length > 0) {
      out.write(encoded, sizes, sizes.length, number);
    }
    texts.clear();
    rowNumbers.clear();
    mapped.reset(AT_ONCE);
  }
}
