package uk.toex.comms;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import uk.toex.api.Progress;
import uk.toex.api.Provenance;
import uk.toex.api.comms.Cell;
import uk.toex.api.comms.CommsLayout;
import uk.toex.comms.internal.GenericMapping;
import uk.toex.comms.internal.Mapping;
import uk.toex.comms.internal.StoreWriter;
import uk.toex.comms.internal.WriteHook;
import uk.toex.io.Input;
import uk.toex.io.Rejects;

/**
 * Loads files into a store.
 *
 * <p>Nothing is part of the store until {@link #commit}, and then all at once: a load that fails,
 * is cancelled or killed leaves the store as it was. Loading into a store that has events adds to
 * it, and rewrites none of them. Belongs to one thread.
 *
 * <pre>{@code
 * try (CommsLoader loader = CommsLoader.into(store)) {
 *   loader.load(Input.of(file), CommsLoader.generic());
 *   LoadReport report = loader.commit();
 * }
 * }</pre>
 *
 * <p>What becomes of odd rows: without a type, a beginner, a start between 1970 and 2099 or (data
 * sessions aside) an other party, a row is rejected, as is one in invalid UTF-8 or with another
 * number of fields than the header; durations and amounts that are negative or no numbers are taken
 * as not known and counted; caller and called may be the same; rows may come in any order and keep
 * theirs. A file whose bytes are those of one in the store is left out.
 */
public final class CommsLoader implements AutoCloseable {

  private final StoreWriter writer;
  private final List<Provenance.Input> inputs = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();
  private Rejects rejects = Rejects.counted();
  private Progress progress = Progress.NONE;
  private int threads = Math.min(2, Runtime.getRuntime().availableProcessors());

  private CommsLoader(StoreWriter writer) {
    this.writer = writer;
  }

  /**
   * Opens a store to load into, or begins one.
   *
   * @param store its folder; made if absent
   * @throws uk.toex.api.InputRefusedException if it is damaged or in use
   * @throws uk.toex.api.OutputFailedException if it cannot be written
   */
  public static CommsLoader into(Path store) {
    return new CommsLoader(new StoreWriter(store, WriteHook.NONE, 0));
  }

  /** For tests: with writes that fail, and with small chunks (0: the usual ones). */
  static CommsLoader into(Path store, WriteHook hook, int chunkSize) {
    return new CommsLoader(new StoreWriter(store, hook, chunkSize));
  }

  /** The generic layout: columns under their own names, times in ISO 8601. */
  public static CommsLayout generic() {
    return new GenericMapping();
  }

  /** Where bad records go; counted only until then. Stays the caller's to close. */
  public CommsLoader rejects(Rejects target) {
    rejects = Objects.requireNonNull(target, "rejects");
    return this;
  }

  /** Who is told, and may cancel. */
  public CommsLoader progress(Progress listener) {
    progress = Objects.requireNonNull(listener, "progress");
    return this;
  }

  /**
   * How many threads work; two by default. The result does not depend on it.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public CommsLoader threads(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("threads must be at least 1, was " + count);
    }
    threads = count;
    return this;
  }

  /**
   * In which zone hours and days are counted; that of the first layout that is not in UTC until
   * told otherwise.
   */
  public CommsLoader zone(ZoneId zone) {
    writer.zone(Objects.requireNonNull(zone, "zone"));
    return this;
  }

  /** Says what is known about a cell; for one that was known, what comes last holds. */
  public void cell(Cell cell) {
    writer.cell(cell);
  }

  /**
   * Loads a delimited file.
   *
   * @throws uk.toex.api.InputRefusedException if it cannot be read, lacks columns, or too many of
   *     its records are bad; then nothing more can be loaded
   * @throws IllegalArgumentException if the layout is none of TOEX's own
   */
  public void load(Input input, CommsLayout layout) {
    if (!(layout instanceof Mapping mapping)) {
      throw new IllegalArgumentException("not a layout made by TOEX: " + layout.name());
    }
    Provenance.Input loaded = writer.load(input, mapping, rejects, threads, progress);
    inputs.add(loaded);
  }

  /**
   * Makes all that was loaded part of the store, duplicates flagged.
   *
   * @throws uk.toex.api.OutputFailedException if it cannot be written; then the store is as it was
   */
  public LoadReport commit() {
    SortedMap<String, Long> counts = writer.commit(progress);
    return new LoadReport(inputs, skipped, counts);
  }

  /** Lets the store go; what was not committed is not part of it. */
  @Override
  public void close() {
    writer.close();
  }
}
