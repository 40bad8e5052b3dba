package uk.toex.comms.analysis;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import uk.toex.api.comms.Cell;
import uk.toex.comms.CommsEvents;
import uk.toex.io.JsonOut;

/**
 * The cells that a number's own records name, and how it went from one to the next, with GeoJSON of
 * both. A line between two masts joins two records: it is not the way that was taken, and the
 * handset was within reach of each at or before its record. Immutable.
 */
public final class CellMap {

  private final List<Stay> stays;
  private final List<Used> cells;
  private final long unplaced;

  private CellMap(List<Stay> stays, List<Used> cells, long unplaced) {
    this.stays = List.copyOf(stays);
    this.cells = List.copyOf(cells);
    this.unplaced = unplaced;
  }

  /**
   * Records in a row that name one cell.
   *
   * @param first when the first of them begins
   * @param last when the last of them begins
   * @param records how many there are
   */
  public record Stay(Cell cell, Instant first, Instant last, int records) {}

  /**
   * A cell.
   *
   * @param records how many records name it
   */
  public record Used(Cell cell, int records) {}

  /**
   * Follows a number through cells whose place is known.
   *
   * @throws uk.toex.api.CancelledException if the scope's progress says so
   */
  public static CellMap of(CommsEvents events, String number, Scope scope) {
    List<Stay> stays = new ArrayList<>();
    long unplaced = 0;
    for (NumberTimeline.Moment moment : NumberTimeline.of(events, number, scope)) {
      int at = events.cell(moment.number());
      if (!moment.own() || at < 0) {
        continue;
      }
      Cell cell = events.cellAt(at);
      if (cell.place() == null) {
        unplaced++;
        continue;
      }
      Instant start = moment.event().start();
      Stay last = stays.isEmpty() ? null : stays.get(stays.size() - 1);
      if (last != null && last.cell().id().equals(cell.id())) {
        stays.set(stays.size() - 1, new Stay(cell, last.first(), start, last.records() + 1));
      } else {
        stays.add(new Stay(cell, start, start, 1));
      }
    }
    return new CellMap(stays, used(stays), unplaced);
  }

  private static List<Used> used(List<Stay> stays) {
    List<Stay> byCell = new ArrayList<>(stays);
    byCell.sort(Comparator.comparing(stay -> stay.cell().id()));
    List<Used> cells = new ArrayList<>();
    for (Stay stay : byCell) {
      Used last = cells.isEmpty() ? null : cells.get(cells.size() - 1);
      if (last != null && last.cell().id().equals(stay.cell().id())) {
        cells.set(cells.size() - 1, new Used(stay.cell(), last.records() + stay.records()));
      } else {
        cells.add(new Used(stay.cell(), stay.records()));
      }
    }
    cells.sort(
        Comparator.<Used>comparingInt(used -> -used.records())
            .thenComparing(used -> used.cell().id()));
    return cells;
  }

  /** Where the number was, in order of time; only cells whose place is known. */
  public List<Stay> stays() {
    return stays;
  }

  /** The cells of {@link #stays}, those of most records first, then by id. */
  public List<Used> cells() {
    return cells;
  }

  /** How many of the number's records name a cell whose place is not known. */
  public long unplaced() {
    return unplaced;
  }

  /** Writes the cells as points: id, name, azimuth, records. */
  public void writeCells(Path file) {
    try (JsonOut json = JsonOut.document(file)) {
      json.beginObject().put("type", "FeatureCollection").beginArray("features");
      for (Used used : cells) {
        json.beginObject().put("type", "Feature").beginObject("geometry").put("type", "Point");
        point(json.beginArray("coordinates"), used.cell());
        json.endArray().endObject().beginObject("properties");
        json.put("id", used.cell().id()).put("name", used.cell().name());
        if (!Double.isNaN(used.cell().azimuth())) {
          json.put("azimuth", used.cell().azimuth());
        }
        json.put("records", used.records()).endObject().endObject();
      }
      json.endArray().endObject().commit();
    }
  }

  /** Writes each step from a stay to the next as a line: from, to, left, reached. */
  public void writeMovements(Path file) {
    try (JsonOut json = JsonOut.document(file)) {
      json.beginObject().put("type", "FeatureCollection").beginArray("features");
      for (int i = 1; i < stays.size(); i++) {
        Stay from = stays.get(i - 1);
        Stay to = stays.get(i);
        json.beginObject().put("type", "Feature").beginObject("geometry").put("type", "LineString");
        json.beginArray("coordinates");
        point(json.beginArray(), from.cell());
        point(json.endArray().beginArray(), to.cell());
        json.endArray().endArray().endObject().beginObject("properties");
        json.put("from", from.cell().id()).put("to", to.cell().id());
        json.put("left", from.last().toString()).put("reached", to.first().toString());
        json.endObject().endObject();
      }
      json.endArray().endObject().commit();
    }
  }

  /** Longitude first, as RFC 7946 has it. */
  private static void point(JsonOut json, Cell cell) {
    Cell.Place place = cell.place();
    if (place != null) {
      json.add(place.longitude()).add(place.latitude());
    }
  }
}
