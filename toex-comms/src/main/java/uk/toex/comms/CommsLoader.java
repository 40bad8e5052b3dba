package uk.toex.comms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.api.Provenance;
import uk.toex.api.comms.Cell;
import uk.toex.api.comms.CommsLayout;
import uk.toex.comms.internal.Mapping;
import uk.toex.comms.internal.StoreWriter;
import uk.toex.comms.internal.WriteHook;
import uk.toex.comms.layout.Layout;
import uk.toex.comms.layout.Layouts;
import uk.toex.comms.layout.Sample;
import uk.toex.comms.layout.internal.LayoutMapping;
import uk.toex.io.Digests;
import uk.toex.io.Format;
import uk.toex.io.Input;
import uk.toex.io.Limits;
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
 *   loader.load(file, CommsLoader.generic());
 *   LoadReport report = loader.commit();
 * }
 * }</pre>
 *
 * <p>What becomes of odd rows: without a type, a start between 1970 and 2099 or any party, a row is
 * rejected, as is one in invalid UTF-8 or with another number of fields than the header; of two
 * parties one that is empty is withheld, and the record then the other's; durations and amounts
 * that are negative or no numbers are taken as not known and counted; caller and called may be the
 * same; rows may come in any order and keep theirs. A file whose bytes are those of one in the
 * store is left out.
 */
public final class CommsLoader implements AutoCloseable {

  private final StoreWriter writer;
  private final List<Provenance.Input> inputs = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();
  private Limits limits = Limits.DEFAULT;
  private @Nullable String owner;
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
    return Layouts.builtIn().find("generic");
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

  /** Whose the records are, whatever layouts say; null to go by the layouts. */
  public CommsLoader owner(@Nullable String party) {
    owner = party;
    return this;
  }

  /** Within what limits files are read: how many bad records refuse one, and so on. */
  public CommsLoader limits(Limits given) {
    limits = Objects.requireNonNull(given, "limits");
    return this;
  }

  /**
   * Loads a file: delimited text, also gzipped, or an {@code .xlsx}. One whose bytes are those of a
   * file that is loaded already is left out.
   *
   * @return whether it was loaded
   * @throws InputRefusedException if it cannot be read, is not as the layout says, or too many of
   *     its records are bad; then nothing more can be loaded
   */
  public boolean load(Path file, CommsLayout layout) {
    Layout parsed = Layout.of(layout);
    Input input = Input.of(file, Format.CSV).withLimits(limits);
    if (isLoaded(file)) {
      skipped.add(input.name());
      return false;
    }
    if (Sample.isSheet(input.name())) {
      Mapping mapping = new LayoutMapping(parsed, input.name(), owner, columns(file, parsed));
      inputs.add(writer.loadSheet(file, input, mapping, rejects, progress));
      return true;
    }
    if (parsed.delimiter() == Layout.ANY_DELIMITER) {
      input = input.withDelimiter(Sample.of(file).delimiter());
    }
    Mapping mapping = new LayoutMapping(parsed, input.name(), owner, columns(file, parsed));
    inputs.add(writer.load(input, mapping, rejects, threads, progress));
    return true;
  }

  private boolean isLoaded(Path file) {
    try {
      return Files.isRegularFile(file)
          && writer.holdsSize(Files.size(file))
          && writer.holds(Digests.sha256(file));
    } catch (IOException e) {
      throw new InputRefusedException(file + " could not be read: " + e, e);
    }
  }

  /** How many columns a file has whose layout has no header. */
  private static int columns(Path file, Layout layout) {
    if (layout.header()) {
      return 0;
    }
    List<List<String>> records = Sample.of(file).records(layout.delimiter());
    int first = layout.skipLines();
    return first < records.size() ? records.get(first).size() : 0;
  }

  /**
   * Loads delimited text with a header from an input, with the delimiter of the input unless the
   * layout says another.
   *
   * @throws InputRefusedException as above
   */
  public void load(Input input, CommsLayout layout) {
    Mapping mapping = new LayoutMapping(Layout.of(layout), input.name(), owner, 0);
    inputs.add(writer.load(input, mapping, rejects, threads, progress));
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
