package uk.toex.comms;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.toex.api.OutputFailedException;
import uk.toex.api.Progress;
import uk.toex.api.comms.CommsEvent;
import uk.toex.api.comms.CommsType;
import uk.toex.api.comms.CommsView;
import uk.toex.api.comms.Party;
import uk.toex.comms.internal.ParquetWriter;
import uk.toex.io.AtomicFile;
import uk.toex.io.CsvOut;

/**
 * Writes events as a table, the columns of the generic layout first: {@code
 * type,from,to,start,duration_s,imei,imsi,cell,end_cell,bytes_up,bytes_down,text} and then {@code
 * served,time_doubt,event,duplicate_of,file,row}. Times are in UTC; what is not known is empty, or
 * absent. Duplicates are written too, and say of which event they are.
 */
public final class CommsExport {

  private static final List<String> COLUMNS =
      List.of(
          "type",
          "from",
          "to",
          "start",
          "duration_s",
          "imei",
          "imsi",
          "cell",
          "end_cell",
          "bytes_up",
          "bytes_down",
          "text",
          "served",
          "time_doubt",
          "event",
          "duplicate_of",
          "file",
          "row");

  private static final int EVERY = 1 << 14;

  private CommsExport() {}

  /**
   * Writes CSV.
   *
   * @throws OutputFailedException if it cannot be written; then there is no file
   */
  public static void csv(CommsView events, Path file, Progress progress) {
    try (CsvOut out = CsvOut.create(file, COLUMNS.toArray(String[]::new))) {
      for (int i = 0; i < events.events(); i++) {
        step(i, events, progress);
        CommsEvent event = events.event(i);
        Party to = event.to();
        out.row(
            word(event.type()),
            event.from().id(),
            to == null ? "" : to.id(),
            event.start().toString(),
            known(event.seconds()),
            event.imei(),
            event.imsi(),
            event.cell(),
            event.endCell(),
            known(event.bytesUp()),
            known(event.bytesDown()),
            event.text(),
            event.served().equals(event.from()) ? "from" : "to",
            doubt(event),
            Integer.toString(i),
            known(event.duplicateOf()),
            event.raw().file(),
            Long.toString(event.raw().row()));
      }
      out.commit();
    }
  }

  /**
   * Writes Parquet, uncompressed; {@code start} is a timestamp in milliseconds.
   *
   * @throws OutputFailedException if it cannot be written; then there is no file
   */
  public static void parquet(CommsView events, Path file, Progress progress) {
    try (AtomicFile out = AtomicFile.create(file)) {
      ParquetWriter writer = new ParquetWriter(out.stream());
      for (String column : COLUMNS) {
        writer.column(column, type(column));
      }
      for (int i = 0; i < events.events(); i++) {
        step(i, events, progress);
        row(writer, i, events.event(i));
        writer.endRow();
      }
      writer.finish();
      out.commit();
    } catch (IOException e) {
      throw new OutputFailedException(file + " could not be written: " + e, e);
    }
  }

  private static ParquetWriter.Type type(String column) {
    return switch (column) {
      case "start" -> ParquetWriter.Type.TIME;
      case "duration_s", "bytes_up", "bytes_down", "event", "duplicate_of", "row" ->
          ParquetWriter.Type.NUMBER;
      default -> ParquetWriter.Type.TEXT;
    };
  }

  private static void row(ParquetWriter writer, int number, CommsEvent event) {
    Party to = event.to();
    writer.put(0, word(event.type()));
    writer.put(1, event.from().id());
    writer.put(2, to == null ? null : to.id());
    writer.put(3, event.start().toEpochMilli());
    number(writer, 4, event.seconds());
    writer.put(5, filled(event.imei()));
    writer.put(6, filled(event.imsi()));
    writer.put(7, filled(event.cell()));
    writer.put(8, filled(event.endCell()));
    number(writer, 9, event.bytesUp());
    number(writer, 10, event.bytesDown());
    writer.put(11, event.text());
    writer.put(12, event.served().equals(event.from()) ? "from" : "to");
    writer.put(13, filled(doubt(event)));
    writer.put(14, number);
    number(writer, 15, event.duplicateOf());
    writer.put(16, event.raw().file());
    writer.put(17, event.raw().row());
  }

  private static void number(ParquetWriter writer, int column, long value) {
    if (value >= 0) {
      writer.put(column, value);
    }
  }

  private static @Nullable String filled(String text) {
    return text.isEmpty() ? null : text;
  }

  private static String known(long value) {
    return value < 0 ? "" : Long.toString(value);
  }

  private static String word(CommsType type) {
    return switch (type) {
      case CALL -> "call";
      case MESSAGE -> "message";
      case DATA -> "data";
    };
  }

  private static String doubt(CommsEvent event) {
    return switch (event.timeDoubt()) {
      case NONE -> "";
      case REPEATED_HOUR -> "repeated_hour";
      case SKIPPED_HOUR -> "skipped_hour";
    };
  }

  private static void step(int event, CommsView events, Progress progress) {
    if (event % EVERY == 0) {
      progress.step("writing", event, events.events());
    }
  }
}
