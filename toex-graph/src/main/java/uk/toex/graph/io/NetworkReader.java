package uk.toex.graph.io;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.api.Provenance;
import uk.toex.api.network.Entity;
import uk.toex.api.network.EntityKind;
import uk.toex.api.network.Link;
import uk.toex.api.network.Seed;
import uk.toex.graph.NetworkBuilder;
import uk.toex.graph.RiskNetwork;
import uk.toex.graph.internal.Days;
import uk.toex.io.Columns;
import uk.toex.io.Input;
import uk.toex.io.Rejects;
import uk.toex.io.Row;
import uk.toex.io.RowReader;

/** Reads networks and seeds from files. */
public final class NetworkReader {

  private static final int STEP = 4096;
  private static final int UNKNOWN_SHOWN = 1000;

  private final Rejects rejects;
  private final Progress progress;
  private final SortedMap<String, Long> counts = new TreeMap<>();
  private final List<Provenance.Input> inputs = new ArrayList<>();
  private final List<String> guesses = new ArrayList<>();

  private NetworkReader(Rejects rejects, Progress progress) {
    this.rejects = rejects;
    this.progress = progress;
  }

  /**
   * Reads entities, and then the links between them.
   *
   * @param rejects where bad rows go; stays the caller's to close
   * @param threads how many threads may work; the result does not depend on it
   * @throws InputRefusedException if a file is absent, not what it claims to be, lacks a column, or
   *     too many of its rows were rejected; or if there are more than 65,536 types of link
   * @throws uk.toex.api.CancelledException if the progress says so
   */
  public static LoadedNetwork network(
      List<Input> entities, List<Input> links, Rejects rejects, int threads, Progress progress) {
    NetworkReader reader = new NetworkReader(rejects, progress);
    NetworkBuilder builder = RiskNetwork.builder();
    Map<String, Entity> known = new HashMap<>();
    for (Input input : entities) {
      reader.read(input, "reading entities", rows -> reader.entities(rows, known, builder));
    }
    for (Input input : links) {
      reader.read(input, "reading links", rows -> reader.links(rows, known.keySet(), builder));
    }
    RiskNetwork network = builder.build();
    reader.counts.put("entities", (long) network.size());
    reader.counts.put("links", (long) network.links());
    reader.counts.put("self_loops", builder.selfLoops());
    return new LoadedNetwork(network, reader.inputs, reader.counts, reader.guesses);
  }

  /**
   * Reads seeds. Those that are not in the network are counted and listed, never an error.
   *
   * @param rejects where bad rows go; stays the caller's to close
   * @throws InputRefusedException as {@link #network}
   * @throws uk.toex.api.CancelledException if the progress says so
   */
  public static LoadedSeeds seeds(
      List<Input> inputs, RiskNetwork network, Rejects rejects, Progress progress) {
    NetworkReader reader = new NetworkReader(rejects, progress);
    List<Seed> seeds = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    reader.counts.put("unknown_seeds", 0L);
    for (Input input : inputs) {
      reader.read(
          input, "reading seeds", rows -> reader.seeds(rows, network, seen, seeds, unknown));
    }
    reader.counts.put("seeds", (long) seeds.size());
    return new LoadedSeeds(seeds, unknown, reader.inputs, reader.counts, reader.guesses);
  }

  /** What to do with a row. */
  private interface Handler {
    void accept(Row row) throws BadRow;
  }

  /** Finds the columns and says what to do with each row. */
  private interface Opened {
    Handler handler(RowReader rows);
  }

  private void read(Input input, String stage, Opened opened) {
    try (RowReader rows = RowReader.open(input, rejects)) {
      Handler handler = opened.handler(rows);
      long done = 0;
      for (Row row = rows.next(); row != null; row = rows.next()) {
        if (!row.isBlank()) {
          try {
            handler.accept(row);
          } catch (BadRow e) {
            rows.reject(row, e.reason, e.detail);
          }
        }
        if (++done % STEP == 0) {
          progress.step(stage, done, -1);
        }
      }
      progress.step(stage, done, done);
      inputs.add(rows.provenance());
      guesses.addAll(rows.columns().guesses());
      rows.counts().forEach((name, count) -> counts.merge(name, count, Long::sum));
    }
  }

  private Handler entities(RowReader rows, Map<String, Entity> known, NetworkBuilder builder) {
    Columns columns = rows.columns();
    int id = columns.find("id", null);
    int kind = columns.find("kind", null);
    int label = columns.find("label", null);
    require(columns, "id", id, "kind", kind);
    return row -> {
      String own = row.get(id);
      if (own == null || own.isBlank()) {
        throw new BadRow(Fields.NO_ID, "");
      }
      EntityKind which = Fields.kind(row.get(kind));
      SortedMap<String, String> attributes = new TreeMap<>();
      List<String> names = columns.names();
      for (int i = 0; i < names.size(); i++) {
        if (i != id && i != kind && i != label && !names.get(i).isEmpty()) {
          String value = value(row, i);
          if (value != null && !value.isEmpty()) {
            attributes.put(names.get(i), value);
          }
        }
      }
      String called = row.get(label);
      Entity entity = new Entity(own, which, called == null ? "" : called, attributes);
      Entity first = known.putIfAbsent(own, entity);
      if (first != null) {
        if (first.kind() != which) {
          throw new BadRow(Fields.OTHER_KIND, own + " was a " + first.kind().id());
        }
        counts.merge("duplicate_entities", 1L, Long::sum);
      }
      builder.add(entity);
    };
  }

  private Handler links(RowReader rows, Set<String> known, NetworkBuilder builder) {
    Columns columns = rows.columns();
    int from = columns.find("from", null);
    int to = columns.find("to", null);
    int type = columns.find("type", null);
    int date = columns.find("date", null);
    int recorded = columns.find("recorded", null);
    int grade = columns.find("grade", null);
    int record = columns.find("record", null);
    require(columns, "from", from, "to", to);
    return row -> {
      String a = end(row.get(from), known);
      String b = end(row.get(to), known);
      String named = row.get(type);
      String source = row.get(record);
      builder.add(
          new Link(
              a,
              b,
              named == null ? "" : named.strip(),
              counted(Fields.date(row.get(date))),
              counted(Fields.date(row.get(recorded))),
              Fields.grade(row.get(grade)),
              source == null ? "" : source));
    };
  }

  private Handler seeds(
      RowReader rows,
      RiskNetwork network,
      Set<String> seen,
      List<Seed> seeds,
      List<String> unknown) {
    Columns columns = rows.columns();
    int id = columns.find("id", null);
    int weight = columns.find("weight", null);
    int date = columns.find("date", null);
    require(columns, "id", id, "id", id);
    return row -> {
      String own = row.get(id);
      if (own == null || own.isBlank()) {
        throw new BadRow(Fields.NO_ID, "");
      }
      Seed seed =
          new Seed(own, Fields.weight(row.get(weight)), counted(Fields.date(row.get(date))));
      if (!seen.add(own)) {
        counts.merge("duplicate_seeds", 1L, Long::sum);
      } else if (network.indexOf(own) < 0) {
        counts.merge("unknown_seeds", 1L, Long::sum);
        if (unknown.size() < UNKNOWN_SHOWN) {
          unknown.add(own);
        }
      } else {
        seeds.add(seed);
      }
    };
  }

  private static String end(@Nullable String id, Set<String> known) throws BadRow {
    if (id == null || id.isBlank()) {
      throw new BadRow(Fields.NO_END, "");
    }
    if (!known.contains(id)) {
      throw new BadRow(Fields.UNKNOWN_END, id);
    }
    return id;
  }

  private @Nullable LocalDate counted(@Nullable LocalDate date) {
    if (date != null && Days.of(date) == 0) {
      counts.merge("dates_out_of_range", 1L, Long::sum);
      return null;
    }
    return date;
  }

  private static @Nullable String value(Row row, int column) {
    List<String> list = row.list(column);
    return list == null ? row.get(column) : String.join(";", list);
  }

  private static void require(Columns columns, String a, int first, String b, int second) {
    List<String> missing = new ArrayList<>();
    if (first < 0) {
      missing.add(a);
    }
    if (second < 0 && !a.equals(b)) {
      missing.add(b);
    }
    if (!missing.isEmpty() && !columns.names().isEmpty()) {
      throw columns.missing(missing);
    }
  }
}
