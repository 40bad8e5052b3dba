package uk.toex.comms.indicator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.toex.api.comms.Cell;
import uk.toex.api.comms.CommsType;
import uk.toex.api.comms.Party;
import uk.toex.api.comms.PartyKind;
import uk.toex.comms.EventRow;
import uk.toex.comms.MemoryEvents;

/** Reads bandicoot's files without the loader, for tests of indicators alone. */
final class BandicootFiles {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd H:mm:ss", java.util.Locale.ROOT);

  private BandicootFiles() {}

  /** Events of one owner, from {@code interaction,direction,correspondent_id,datetime,...}. */
  static MemoryEvents read(Path records, String owner, @Nullable Path antennas) throws IOException {
    return events(List.of(records), List.of(owner), antennas).build();
  }

  static MemoryEvents.Builder events(List<Path> files, List<String> owners, @Nullable Path antennas)
      throws IOException {
    MemoryEvents.Builder events = MemoryEvents.builder();
    if (antennas != null) {
      for (String[] row : rows(antennas, ',', true)) {
        double latitude = Double.parseDouble(row[1].strip());
        double longitude = Double.parseDouble(row[2].strip());
        Cell.Place place = new Cell.Place(latitude, longitude);
        events.cell(new Cell(row[0], place, Double.NaN, ""));
      }
    }
    for (int f = 0; f < files.size(); f++) {
      for (String[] row : rows(files.get(f), ',', true)) {
        String cell = row.length > 6 ? row[5] + "," + row[6] : row.length > 5 ? row[5] : "";
        add(events, row[0], row[1].equals("out"), owners.get(f), row[2], row[3], row[4], cell);
      }
    }
    return events;
  }

  /** Events of one owner in Orange's format; places are written as latitude and longitude. */
  static MemoryEvents orange(Path records, String owner) throws IOException {
    MemoryEvents.Builder events = MemoryEvents.builder();
    for (String[] row : rows(records, ';', false)) {
      String type = row[1].equals("11") || row[1].equals("12") ? "call" : "text";
      add(events, type, row[0].equals("1"), owner, row[3], row[4], row[5], row[7] + "," + row[6]);
    }
    return events.build();
  }

  private static void add(
      MemoryEvents.Builder events,
      String type,
      boolean isOut,
      String owner,
      String other,
      String time,
      String seconds,
      String cell) {
    Party mine = new Party(owner, PartyKind.OTHER);
    Party theirs = new Party(other, PartyKind.OTHER);
    long start = LocalDateTime.parse(time, TIME).toEpochSecond(ZoneOffset.UTC);
    Party from = isOut ? mine : theirs;
    Party to = isOut ? theirs : mine;
    EventRow row =
        type.equals("call")
            ? EventRow.call(from, to, start, Integer.parseInt(seconds))
            : EventRow.message(from, to, start);
    EventRow placed = row.at(cell, "");
    events.add(isOut ? placed : placed.asServedTo());
    if (!type.equals("call") && !type.equals("text")) {
      throw new IllegalArgumentException(CommsType.class + " " + type);
    }
  }

  private static List<String[]> rows(Path file, char delimiter, boolean header) throws IOException {
    return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
        .skip(header ? 1 : 0)
        .filter(line -> !line.isBlank())
        .map(line -> cut(line, delimiter))
        .toList();
  }

  private static String[] cut(String line, char delimiter) {
    java.util.ArrayList<String> fields = new java.util.ArrayList<>();
    int from = 0;
    for (int i = 0; i <= line.length(); i++) {
      if (i == line.length() || line.charAt(i) == delimiter) {
        fields.add(line.substring(from, i));
        from = i + 1;
      }
    }
    return fields.toArray(String[]::new);
  }
}
