package uk.toex.comms.layout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;
import uk.toex.comms.internal.RowMapper;
import uk.toex.comms.layout.internal.Binding;
import uk.toex.comms.layout.internal.EventMapper;
import uk.toex.comms.layout.internal.ListRow;
import uk.toex.comms.layout.internal.TableMapper;
import uk.toex.comms.layout.internal.TellingSink;

/**
 * What a layout makes of a sample.
 *
 * @param layout the layout
 * @param rows how many rows were tried
 * @param accepted how many were read
 * @param passedOver how many the layout says are no records
 * @param rejects why the others were not, and how many for each reason
 * @param faults how many rows each field was at fault in, whether or not they were rejected
 * @param first the first rows
 * @param used how many of the file's columns are read
 * @param unused the columns that nothing is read from
 */
public record LayoutTrial(
    Layout layout,
    long rows,
    long accepted,
    long passedOver,
    SortedMap<String, Long> rejects,
    SortedMap<String, Long> faults,
    List<TriedRow> first,
    int used,
    List<String> unused) {

  /** Copies. */
  public LayoutTrial {
    rejects = Collections.unmodifiableSortedMap(new TreeMap<>(rejects));
    faults = Collections.unmodifiableSortedMap(new TreeMap<>(faults));
    first = List.copyOf(first);
    unused = List.copyOf(unused);
  }

  /**
   * A row as read.
   *
   * @param row its number, from 1, the header not counted
   * @param values its fields by name
   * @param rejected why it is rejected; empty if it is not
   */
  public record TriedRow(long row, SortedMap<String, String> values, String rejected) {
    /** Copies. */
    public TriedRow {
      values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
  }

  /** The share of rows that were read or passed over; 0 if there were none. */
  public double share() {
    return rows == 0 ? 0 : (double) (accepted + passedOver) / rows;
  }

  /**
   * Tries a layout on a sample.
   *
   * @param owner who the owner is, whatever the layout says; null to go by the layout
   * @param show how many rows are to be shown
   * @throws InputRefusedException if the sample lacks columns, saying which
   */
  public static LayoutTrial of(Layout layout, Sample sample, @Nullable String owner, int show) {
    List<List<String>> records = sample.records(layout.delimiter(), layout.skipLines());
    int begin = 0;
    List<String> header = List.of();
    int width;
    if (layout.header()) {
      if (records.isEmpty()) {
        throw new InputRefusedException(sample.name() + " ends before its header.");
      }
      header = records.get(begin).stream().map(String::strip).toList();
      width = header.size();
      begin++;
    } else {
      width = Sample.width(records);
    }
    Binding binding = Binding.of(layout, header, width, sample.name(), owner);
    Trying trying = new Trying(binding, width, show);
    records.subList(begin, records.size()).forEach(trying::row);
    int used = width - binding.unused().size();
    return trying.result(used, binding.unused());
  }

  /** Tries row by row. */
  private static final class Trying {
    private final Layout layout;
    private final int width;
    private final int show;
    private final @Nullable RowMapper events;
    private final @Nullable TableMapper table;
    private final TellingSink sink = new TellingSink();
    private final ListRow fields = new ListRow();
    private final SortedMap<String, Long> rejects = new TreeMap<>();
    private final SortedMap<String, Long> faults = new TreeMap<>();
    private final List<TriedRow> first = new ArrayList<>();
    private long rows;
    private long accepted;
    private long passedOver;

    Trying(Binding binding, int width, int show) {
      this.layout = binding.layout();
      this.width = width;
      this.show = show;
      boolean isEvents = layout.records() == RecordKind.EVENTS;
      this.events = isEvents ? binding.newMapper() : null;
      this.table = isEvents ? null : new TableMapper(binding);
    }

    void row(List<String> record) {
      rows++;
      sink.reset();
      String reason = record.size() > width ? "wrong number of fields" : read(record);
      if (reason == null) {
        accepted++;
      } else if (reason.equals(EventMapper.SKIPPED)) {
        passedOver++;
      } else {
        rejects.merge(reason, 1L, Long::sum);
        String field = fieldOf(reason);
        if (!field.isEmpty()) {
          faults.merge(field, 1L, Long::sum);
        }
      }
      if (first.size() < show) {
        SortedMap<String, String> values = table == null ? sink.values() : shown(table.values());
        first.add(new TriedRow(rows, values, reason == null ? "" : reason));
      }
    }

    private @Nullable String read(List<String> record) {
      fields.set(record, width);
      if (events != null) {
        events.map(fields, sink);
        sink.unreadable().forEach(field -> faults.merge(field, 1L, Long::sum));
        return sink.rejected();
      }
      if (table == null) {
        return null;
      }
      String reason = table.map(fields);
      table.unreadable().forEach(field -> faults.merge(field, 1L, Long::sum));
      return reason;
    }

    private static SortedMap<String, String> shown(SortedMap<String, String> values) {
      SortedMap<String, String> shown = new TreeMap<>(values);
      for (String field : List.of("start", "valid-from", "valid-to")) {
        shown.computeIfPresent(
            field, (f, seconds) -> Instant.ofEpochSecond(Long.parseLong(seconds)).toString());
      }
      return shown;
    }

    /** The field of a reason such as {@code bad start: no time}. */
    private static String fieldOf(String reason) {
      for (String before : List.of("bad ", "no ")) {
        if (reason.startsWith(before)) {
          int colon = reason.indexOf(':');
          return reason.substring(before.length(), colon < 0 ? reason.length() : colon);
        }
      }
      return "";
    }

    LayoutTrial result(int used, List<String> unused) {
      return new LayoutTrial(
          layout, rows, accepted, passedOver, rejects, faults, first, used, unused);
    }
  }
}
