package uk.toex.comms.layout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;
import uk.toex.api.comms.Cell;
import uk.toex.comms.layout.internal.Binding;
import uk.toex.comms.layout.internal.Delimited;
import uk.toex.comms.layout.internal.ListRow;
import uk.toex.comms.layout.internal.SheetRows;
import uk.toex.comms.layout.internal.TableMapper;
import uk.toex.comms.number.PhoneNumbers;
import uk.toex.io.Format;
import uk.toex.io.Input;
import uk.toex.io.OpenInput;
import uk.toex.io.Rejects;

/**
 * Reads what belongs to events and is small beside them: cells, subscribers, recharges. Bad rows go
 * to the {@link Rejects}. Files of up to 256 MiB of text, or spreadsheets.
 */
public final class CommsTables {

  private static final int MAX_BYTES = 1 << 28;

  private CommsTables() {}

  /**
   * Cells, in the order of the file.
   *
   * @throws InputRefusedException if the file can't be read or the layout does not fit it
   */
  public static List<Cell> cells(Path file, Layout layout, Rejects rejects) {
    return read(file, layout, RecordKind.CELLS, null, rejects, CommsTables::cell);
  }

  /**
   * Subscribers, in the order of the file.
   *
   * @throws InputRefusedException if the file can't be read or the layout does not fit it
   */
  public static List<Subscriber> subscribers(Path file, Layout layout, Rejects rejects) {
    PhoneNumbers numbers = new PhoneNumbers();
    return read(
        file,
        layout,
        RecordKind.SUBSCRIBERS,
        null,
        rejects,
        values ->
            new Subscriber(
                numbers.party(text(values, "number")),
                text(values, "name"),
                text(values, "address"),
                time(values, "valid-from"),
                time(values, "valid-to")));
  }

  /**
   * Recharges, in the order of the file. One without an amount is of 0, as bandicoot has it.
   *
   * @param owner whose they are, whatever the layout says; null to go by the layout
   * @throws InputRefusedException if the file can't be read or the layout does not fit it
   */
  public static List<Recharge> recharges(
      Path file, Layout layout, @Nullable String owner, Rejects rejects) {
    PhoneNumbers numbers = new PhoneNumbers();
    return read(
        file,
        layout,
        RecordKind.RECHARGES,
        owner,
        rejects,
        values ->
            new Recharge(
                numbers.party(text(values, "owner")),
                Instant.ofEpochSecond(Long.parseLong(text(values, "start"))),
                Double.parseDouble(values.getOrDefault("amount", "0")),
                text(values, "retailer")));
  }

  /**
   * The cell that a layout names by its place, for want of an id: {@code 51.5074,-0.1278}.
   *
   * @return null if the id is none of these: two decimal numbers in range, each with a point
   */
  public static @Nullable Cell atPlace(String id) {
    int comma = id.indexOf(',');
    if (comma < 0 || id.length() > 60) {
      return null;
    }
    double latitude = degrees(id.substring(0, comma), 90);
    double longitude = degrees(id.substring(comma + 1), 180);
    return Double.isNaN(latitude) || Double.isNaN(longitude)
        ? null
        : new Cell(id, new Cell.Place(latitude, longitude), Double.NaN, "");
  }

  private static double degrees(String text, int most) {
    int points = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      points += c == '.' ? 1 : 0;
      if (c != '.' && (c < '0' || c > '9') && (i > 0 || c != '-')) {
        return Double.NaN;
      }
    }
    if (points != 1 || text.length() < 3) {
      return Double.NaN;
    }
    double degrees = Double.parseDouble(text);
    return Math.abs(degrees) <= most ? degrees : Double.NaN;
  }

  private static Cell cell(SortedMap<String, String> values) {
    String latitude = values.get("latitude");
    String longitude = values.get("longitude");
    String azimuth = values.get("azimuth");
    Cell.Place place =
        latitude == null || longitude == null
            ? null
            : new Cell.Place(Double.parseDouble(latitude), Double.parseDouble(longitude));
    double degrees = azimuth == null ? Double.NaN : Double.parseDouble(azimuth) % 360;
    return new Cell(text(values, "cell"), place, degrees, text(values, "name"));
  }

  private static String text(SortedMap<String, String> values, String field) {
    return values.getOrDefault(field, "");
  }

  private static @Nullable Instant time(SortedMap<String, String> values, String field) {
    String seconds = values.get(field);
    return seconds == null ? null : Instant.ofEpochSecond(Long.parseLong(seconds));
  }

  private static <T> List<T> read(
      Path file,
      Layout layout,
      RecordKind kind,
      @Nullable String owner,
      Rejects rejects,
      Function<SortedMap<String, String>, T> make) {
    if (layout.records() != kind) {
      throw new InputRefusedException(
          "The layout "
              + layout.name()
              + " is of "
              + layout.records().word()
              + ", not of "
              + kind.word()
              + ".");
    }
    Path last = file.getFileName();
    String name = last == null ? file.toString() : last.toString();
    Rows<T> rows = new Rows<>(layout, name, owner, rejects, make);
    if (Sample.isSheet(name)) {
      try (SheetRows sheet = SheetRows.open(file, SheetLimits.DEFAULT)) {
        int skipped = 0;
        while (sheet.next()) {
          if (skipped++ < layout.skipLines()) {
            continue;
          }
          rows.record(sheet.texts(), sheet.number());
        }
      }
    } else {
      String text = text(file, name);
      char delimiter =
          layout.delimiter() == Layout.ANY_DELIMITER
              ? Sample.ofText(name, text.substring(0, Math.min(text.length(), 1 << 16))).delimiter()
              : layout.delimiter();
      String behind = text.substring(Delimited.behind(text, layout.skipLines()));
      Delimited records = new Delimited(behind, delimiter);
      long number = layout.skipLines();
      while (records.hasNext()) {
        rows.record(records.next(), ++number);
      }
    }
    return rows.done();
  }

  private static String text(Path file, String name) {
    try (OpenInput in = Input.of(file, Format.CSV).open()) {
      byte[] bytes = in.readNBytes(MAX_BYTES);
      if (in.read() >= 0) {
        throw new InputRefusedException(name + " has more than " + MAX_BYTES + " bytes of text.");
      }
      String text = new String(bytes, StandardCharsets.UTF_8);
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (IOException e) {
      throw new InputRefusedException(name + " could not be read: " + e.getMessage(), e);
    }
  }

  /** Rows as they come, the header among them. */
  private static final class Rows<T> {
    private final Layout layout;
    private final String name;
    private final @Nullable String owner;
    private final Rejects rejects;
    private final Function<SortedMap<String, String>, T> make;
    private final ListRow fields = new ListRow();
    private final List<T> read = new ArrayList<>();
    private @Nullable TableMapper mapper;
    private int width;

    Rows(
        Layout layout,
        String name,
        @Nullable String owner,
        Rejects rejects,
        Function<SortedMap<String, String>, T> make) {
      this.layout = layout;
      this.name = name;
      this.owner = owner;
      this.rejects = rejects;
      this.make = make;
    }

    void record(List<String> record, long number) {
      if (mapper == null) {
        width = record.size();
        List<String> header =
            layout.header() ? record.stream().map(String::strip).toList() : List.of();
        mapper = new TableMapper(Binding.of(layout, header, width, name, owner));
        if (layout.header()) {
          return;
        }
      }
      String reason =
          record.size() == width || Sample.isSheet(name)
              ? mapper.map(fields.set(record, width))
              : "wrong number of fields";
      if (reason == null) {
        read.add(make.apply(mapper.values()));
      } else {
        String raw = String.join(",", record);
        rejects.add(new Rejects.Rejected(name, number, reason, "", raw, raw.length()));
      }
    }

    List<T> done() {
      if (mapper == null) {
        throw new InputRefusedException(name + " is empty; expected a header and rows.");
      }
      return List.copyOf(read);
    }
  }
}
