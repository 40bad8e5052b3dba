package uk.toex.graph.io;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.api.Provenance;
import uk.toex.api.network.Seed;
import uk.toex.graph.RiskNetwork;
import uk.toex.graph.internal.Assembler;
import uk.toex.graph.internal.Days;
import uk.toex.graph.internal.EntityTable;
import uk.toex.graph.internal.Parallel;
import uk.toex.io.Columns;
import uk.toex.io.Input;
import uk.toex.io.Rejects;
import uk.toex.io.Row;
import uk.toex.io.RowReader;

/**
 * Reads networks and seeds from files: CSV, TSV and JSON Lines, each also gzipped.
 *
 * <ul>
 *   <li>Entities: {@code id}, {@code kind} (person, object, location, event; in either case),
 *       {@code label}; every other column is an attribute, an empty value none, an array of JSON
 *       its values with {@code ;} between. Ids are taken as they stand. Of two rows with one id the
 *       first's word stands, label by label and attribute by attribute; the later fills in what is
 *       left ({@code duplicate_entities}; {@code conflicting_entities} where they differ).
 *   <li>Links: {@code from}, {@code to}, and optionally {@code type} (blanks around it dropped),
 *       {@code date}, {@code recorded}, {@code grade}, {@code record}. A date is {@code
 *       yyyy-MM-dd}, a time behind it is passed over; outside 1900 to 6 June 2079 it is none
 *       ({@code dates_out_of_range}). A link from an entity to itself is left out ({@code
 *       self_loops}); two that are alike are two.
 *   <li>Seeds: {@code id}, and optionally {@code weight} (1) and {@code date}. Of two with one id
 *       the first stands ({@code duplicate_seeds}); one that is not in the network is listed.
 * </ul>
 *
 * <p>Rejected are, beside what a {@link RowReader} rejects: rows without an id or an end; an
 * unknown kind; an id that was there with another kind; an end that is no entity; a date or a grade
 * that cannot be read; a weight that is no number of at least 2<sup>-1022</sup> and at most 1.
 * Blank rows are passed over. More than 65,536 types of link refuse the input: a column that tells
 * links apart was taken for one that says what they are.
 *
 * <p>Memory holds the network and, while it is read, 20 bytes a link more. Lines without quotes are
 * read in parallel; the result does not depend on the number of threads.
 */
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
    EntityTable table = new EntityTable();
    EntityRows rows = new EntityRows(table);
    for (Input input : entities) {
      reader.entities(input, rows);
    }
    LinkRows linkRows = new LinkRows(table);
    for (Input input : links) {
      reader.links(input, linkRows, threads);
    }
    progress.step("building the network", 0, -1);
    RiskNetwork network =
        RiskNetwork.of(
            Assembler.assemble(
                table, linkRows.chunks(), linkRows.types(), linkRows.records(), threads));
    reader.counts.put("entities", (long) network.size());
    reader.counts.put("duplicate_entities", rows.duplicates());
    reader.counts.put("conflicting_entities", rows.conflicts());
    reader.counts.put("links", (long) network.links());
    reader.counts.put("self_loops", linkRows.selfLoops());
    reader.counts.put("dates_out_of_range", linkRows.outside());
    return new LoadedNetwork(network, reader.inputs, reader.counts, reader.guesses);
  }

  private void entities(Input input, EntityRows rows) {
    try (RowSource source = RowSource.open(input, rejects)) {
      EntityRows.Places places = new EntityRows.Places(source.columns());
      for (RowBlock block = source.next(); block != null; block = source.next()) {
        rows.read(block, places);
        source.tally().add(block);
        source.release(block);
        progress.step("reading entities", source.tally().records(), -1);
      }
      end(source);
    }
  }

  private void links(Input input, LinkRows rows, int threads) {
    ExecutorService pool = threads == 1 ? null : Executors.newFixedThreadPool(threads);
    try (RowSource source = RowSource.open(input, rejects)) {
      int[] places = LinkRows.columns(source.columns());
      Deque<Future<LinkRows.Read>> waiting = new ArrayDeque<>();
      for (RowBlock block = source.next(); block != null; block = source.next()) {
        RowBlock own = block;
        if (block.isRead()) {
          LinkRows.late(source.columns(), places);
        }
        int[] columns = places.clone();
        if (pool == null) {
          take(rows.read(block, columns), rows, source);
        } else {
          waiting.add(pool.submit(() -> rows.read(own, columns)));
          if (waiting.size() > 2 * threads) {
            take(Parallel.get(waiting.remove()), rows, source);
          }
        }
      }
      while (!waiting.isEmpty()) {
        take(Parallel.get(waiting.remove()), rows, source);
      }
      end(source);
    } finally {
      if (pool != null) {
        pool.shutdownNow();
      }
    }
  }

  private void take(LinkRows.Read read, LinkRows rows, RowSource source) {
    RowBlock block = read.block;
    rows.take(read, source.tally().input());
    source.tally().add(block);
    source.release(block);
    progress.step("reading links", source.tally().records(), -1);
  }

  private void end(RowSource source) {
    source.tally().end();
    inputs.add(source.provenance());
    guesses.addAll(source.columns().guesses());
    counts.merge("records", source.tally().records(), Long::sum);
    counts.merge("rejected", source.tally().rejected(), Long::sum);
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
    if (id < 0 && !columns.names().isEmpty()) {
      throw columns.missing(List.of("id"));
    }
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

  private @Nullable LocalDate counted(@Nullable LocalDate date) {
    if (date != null && Days.of(date) == 0) {
      counts.merge("dates_out_of_range", 1L, Long::sum);
      return null;
    }
    return date;
  }
}
