package uk.toex.graph.io;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.api.Provenance;
import uk.toex.api.network.Entity;
import uk.toex.api.network.EntityKind;
import uk.toex.api.network.Link;
import uk.toex.graph.NetworkChange;
import uk.toex.graph.internal.Days;
import uk.toex.io.Columns;
import uk.toex.io.Input;
import uk.toex.io.Rejects;
import uk.toex.io.Row;
import uk.toex.io.RowReader;

/**
 * Reads a {@link NetworkChange} from files of the forms of {@link NetworkReader}, by its rules.
 *
 * <ul>
 *   <li>Entities and links to add: as there; rejected is, besides, what this change takes out.
 *   <li>Links to take out: {@code from,to,type,date,recorded,grade,record}, where an empty field
 *       says nothing. With both ends: the links between them that are as the row says, of several
 *       alike in everything one a row, so that the file that added links takes them out. With a
 *       record alone: all that it states. Rejected are rows with one end, with neither end nor
 *       record, and those that take nothing out.
 *   <li>Entities to take out, with all their links: {@code id}; rejected if there is none.
 * </ul>
 *
 * <p>What is taken out is to be read first. Not thread-safe.
 */
public final class ChangeReader {

  private static final String NOTHING = "nothing to take out";
  private static final String OTHERWISE = "at odds with what this change takes out";
  private static final int STEP = 4096;

  private final NetworkChange change;
  private final Rejects rejects;
  private final Progress progress;
  private final SortedMap<String, Long> counts = new TreeMap<>();
  private final List<Provenance.Input> inputs = new ArrayList<>();
  private final List<String> guesses = new ArrayList<>();

  /**
   * A reader that fills a change.
   *
   * @param rejects where bad rows go; stays the caller's to close
   */
  public ChangeReader(NetworkChange change, Rejects rejects, Progress progress) {
    this.change = change;
    this.rejects = rejects;
    this.progress = progress;
  }

  /** What to do with a row. */
  private interface Handler {
    void accept(Row row) throws BadRow;
  }

  /**
   * Reads entities to take out.
   *
   * @throws InputRefusedException as {@link NetworkReader#network}
   */
  public void removeEntities(Input input) {
    read(
        input,
        List.of("id"),
        columns -> {
          int id = columns.find("id", null);
          return row -> {
            String own = own(row, id);
            if (own.isBlank()) {
              throw new BadRow(Fields.NO_ID, "");
            }
            if (!change.removeEntity(own)) {
              throw new BadRow(NOTHING, own);
            }
          };
        });
  }

  /**
   * Reads links to take out.
   *
   * @throws InputRefusedException as {@link NetworkReader#network}
   */
  public void removeLinks(Input input) {
    read(
        input,
        List.of(),
        columns -> {
          LinkFields fields = new LinkFields(columns);
          if (columns.find("record", null) < 0 && columns.find("from", null) < 0) {
            throw columns.missing(List.of("from", "record"));
          }
          return row -> {
            String from = fields.get(row, "from");
            String to = fields.get(row, "to");
            String record = fields.get(row, "record");
            if (from.isBlank() != to.isBlank() || (from.isBlank() && record.isEmpty())) {
              throw new BadRow(Fields.NO_END, record);
            }
            int taken =
                from.isBlank()
                    ? change.removeRecord(record)
                    : change.remove(fields.link(row, from, to));
            if (taken == 0) {
              throw new BadRow(NOTHING, from.isBlank() ? record : from + " - " + to);
            }
          };
        });
  }

  /**
   * Reads entities to add.
   *
   * @throws InputRefusedException as {@link NetworkReader#network}
   */
  public void addEntities(Input input) {
    read(
        input,
        List.of("id", "kind"),
        columns -> {
          int id = columns.find("id", null);
          int kind = columns.find("kind", null);
          return row -> {
            String own = own(row, id);
            if (own.isBlank()) {
              throw new BadRow(Fields.NO_ID, "");
            }
            EntityKind which = Fields.kind(row.get(kind));
            refused(() -> change.add(entity(row, columns, own, which, id, kind)), own);
          };
        });
  }

  /**
   * Reads links to add, after the entities.
   *
   * @throws InputRefusedException as {@link NetworkReader#network}
   */
  public void addLinks(Input input) {
    read(
        input,
        List.of("from", "to"),
        columns -> {
          LinkFields fields = new LinkFields(columns);
          return row -> {
            String from = fields.get(row, "from");
            String to = fields.get(row, "to");
            if (from.isBlank() || to.isBlank()) {
              throw new BadRow(Fields.NO_END, "");
            }
            for (String end : List.of(from, to)) {
              if (!change.has(end)) {
                throw new BadRow(Fields.UNKNOWN_END, end);
              }
            }
            change.add(fields.link(row, from, to));
          };
        });
  }

  /** Name, size and digest of each file, in the order in which they were read. */
  public List<Provenance.Input> inputs() {
    return List.copyOf(inputs);
  }

  /** What was counted: {@code records}, {@code rejected} and so on. */
  public SortedMap<String, Long> counts() {
    return new TreeMap<>(counts);
  }

  /** One sentence for each column that was taken by a guess. */
  public List<String> guesses() {
    return List.copyOf(guesses);
  }

  private interface Opened {
    Handler handler(Columns columns);
  }

  private void read(Input input, List<String> needed, Opened opened) {
    try (RowReader rows = RowReader.open(input, rejects)) {
      List<String> missing = new ArrayList<>(needed);
      missing.removeIf(name -> rows.columns().find(name, null) >= 0);
      if (!missing.isEmpty() && !rows.columns().names().isEmpty()) {
        throw rows.columns().missing(missing);
      }
      Handler handler = null;
      long done = 0;
      for (Row row = rows.next(); row != null; row = rows.next()) {
        if (handler == null) {
          handler = opened.handler(rows.columns());
        }
        if (!row.isBlank()) {
          try {
            handler.accept(row);
          } catch (BadRow e) {
            rows.reject(row, e.reason, e.detail);
          }
        }
        if (++done % STEP == 0) {
          progress.step("reading the change", done, -1);
        }
      }
      inputs.add(rows.provenance());
      guesses.addAll(rows.columns().guesses());
      rows.counts().forEach((name, count) -> counts.merge(name, count, Long::sum));
    }
  }

  /** Where the fields of links are. */
  private static final class LinkFields {
    private static final List<String> NAMES =
        List.of("from", "to", "type", "date", "recorded", "grade", "record");

    private final Columns columns;
    private final int[] places = new int[NAMES.size()];

    LinkFields(Columns columns) {
      this.columns = columns;
      Arrays.setAll(places, i -> columns.find(NAMES.get(i), null));
    }

    String get(Row row, String name) {
      int field = NAMES.indexOf(name);
      if (places[field] < 0) {
        places[field] = columns.index(name); // In JSON Lines a name can come late.
      }
      return own(row, places[field]);
    }

    Link link(Row row, String from, String to) throws BadRow {
      return new Link(
          from,
          to,
          get(row, "type").strip(),
          usable(Fields.date(get(row, "date"))),
          usable(Fields.date(get(row, "recorded"))),
          Fields.grade(get(row, "grade")),
          get(row, "record"));
    }

    /** A date outside what a network holds is none. */
    private static @Nullable LocalDate usable(@Nullable LocalDate date) {
      return Days.of(date) == 0 ? null : date;
    }
  }

  private static Entity entity(
      Row row, Columns columns, String id, EntityKind kind, int idColumn, int kindColumn) {
    TreeMap<String, String> attributes = new TreeMap<>();
    String label = "";
    List<String> names = columns.names();
    for (int c = 0; c < names.size(); c++) {
      String value = row.get(c);
      if (c == idColumn || c == kindColumn || value == null || value.isEmpty()) {
        continue;
      }
      if (names.get(c).equals("label")) {
        label = value;
      } else if (!names.get(c).isEmpty()) {
        attributes.put(names.get(c), value);
      }
    }
    return new Entity(id, kind, label, attributes);
  }

  private static void refused(Runnable added, String id) throws BadRow {
    try {
      added.run();
    } catch (InputRefusedException e) {
      String message = String.valueOf(e.getMessage());
      throw new BadRow(message.contains("same change") ? OTHERWISE : Fields.OTHER_KIND, id);
    }
  }

  private static String own(Row row, int column) {
    String value = column < 0 ? null : row.get(column);
    return value == null ? "" : value;
  }
}
