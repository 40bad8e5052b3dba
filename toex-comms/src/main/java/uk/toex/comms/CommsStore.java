package uk.toex.comms;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.toex.api.comms.Cell;
import uk.toex.api.comms.CommsEvent;
import uk.toex.api.comms.CommsType;
import uk.toex.api.comms.Party;
import uk.toex.api.comms.PartyKind;
import uk.toex.api.comms.RawRecord;
import uk.toex.api.comms.TimeDoubt;
import uk.toex.comms.internal.StoreReader;

/**
 * Comms events in a folder, mapped into memory: opening takes no time, and of what is not looked at
 * nothing is read. Each segment of a column is checked against its checksum when it is first
 * touched; damage is told with file, segment and column, and refused.
 *
 * <p>Thread-safe. Must not be used after {@link #close}.
 */
public final class CommsStore implements CommsEvents, AutoCloseable {

  private final StoreReader reader;

  private CommsStore(StoreReader reader) {
    this.reader = reader;
  }

  /**
   * Opens a store that {@link CommsLoader} wrote.
   *
   * @throws uk.toex.api.InputRefusedException if there is none, or it is damaged or of a later
   *     version
   */
  public static CommsStore open(Path store) {
    return new CommsStore(new StoreReader(store));
  }

  /** Whether a folder is a store. */
  public static boolean isStore(Path folder) {
    return StoreReader.isStore(folder);
  }

  /**
   * A file that was loaded.
   *
   * @param name without its folder
   * @param sha256 the digest of its stored bytes
   * @param bytes how many they were
   * @param records how many records it had, rejected ones included
   * @param events how many events they became
   * @param layout the name of the layout
   */
  public record LoadedFile(
      String name, String sha256, long bytes, long records, long events, String layout) {}

  /** The files that were loaded, in order. */
  public List<LoadedFile> files() {
    return reader.files();
  }

  /** The number in {@link #files} of the file of an event. */
  public int fileOf(int event) {
    return reader.inputOf(event);
  }

  /** The digest of the store's manifest: it changes with anything in the store. */
  public String sha256() {
    return reader.sha256();
  }

  /**
   * The raw text of an event, as its file has it.
   *
   * @param file that file, wherever it is now
   * @throws uk.toex.api.InputRefusedException if the file is not there, or is not the one that was
   *     loaded
   */
  public String rawText(int event, Path file) {
    return reader.rawText(raw(event), file);
  }

  @Override
  public int batches() {
    return reader.batches();
  }

  @Override
  public int firstOf(int batch) {
    if (batch < 0 || batch > batches()) {
      throw new IndexOutOfBoundsException("batch " + batch + " of " + batches());
    }
    return reader.first(batch);
  }

  @Override
  public void read(int batch, EventBatch into) {
    int first = firstOf(batch);
    into.holds(first, firstOf(batch + 1) - first);
    for (EventColumn column : into.columns()) {
      switch (column) {
        case TYPE -> reader.types(batch, into.types(), into.scratch());
        case SERVED_TO -> reader.servedTo(batch, into.servedTo(), into.scratch());
        case TIME_DOUBT -> reader.doubts(batch, into.timeDoubt(), into.scratch());
        case START -> reader.start(batch, into.start(), into.scratch());
        case FROM, TO, SECONDS, DEVICE, SUBSCRIPTION, CELL, END_CELL, DUPLICATE_OF ->
            reader.ints(column, batch, into.ints(column), into.scratch());
      }
    }
  }

  @Override
  public int events() {
    return reader.first(batches());
  }

  @Override
  public CommsType type(int event) {
    return reader.type(event);
  }

  @Override
  public int from(int event) {
    return reader.value(EventColumn.FROM, event);
  }

  @Override
  public int to(int event) {
    return reader.value(EventColumn.TO, event);
  }

  @Override
  public boolean servedTo(int event) {
    return reader.servedTo(event);
  }

  @Override
  public long start(int event) {
    return reader.start(event);
  }

  /** What is uncertain about an event's time. */
  public TimeDoubt timeDoubt(int event) {
    return reader.doubt(event);
  }

  @Override
  public int seconds(int event) {
    return reader.value(EventColumn.SECONDS, event);
  }

  @Override
  public int device(int event) {
    return reader.value(EventColumn.DEVICE, event);
  }

  @Override
  public int subscription(int event) {
    return reader.value(EventColumn.SUBSCRIPTION, event);
  }

  @Override
  public int cell(int event) {
    return reader.value(EventColumn.CELL, event);
  }

  @Override
  public int endCell(int event) {
    return reader.value(EventColumn.END_CELL, event);
  }

  @Override
  public int duplicateOf(int event) {
    return reader.value(EventColumn.DUPLICATE_OF, event);
  }

  /** Where an event came from. */
  public RawRecord raw(int event) {
    return reader.raw(event);
  }

  /** A message's text; null if not known. */
  public @Nullable String text(int event) {
    return reader.text(event);
  }

  @Override
  public CommsEvent event(int event) {
    Party from = party(from(event));
    int to = to(event);
    Party other = to < 0 ? null : party(to);
    int cell = cell(event);
    int endCell = endCell(event);
    return new CommsEvent(
        type(event),
        from,
        other,
        servedTo(event) && other != null ? other : from,
        Instant.ofEpochSecond(start(event)),
        timeDoubt(event),
        seconds(event),
        reader.imei(event),
        subscription(event) < 0 ? "" : imsi(subscription(event)),
        cell < 0 ? "" : reader.cellId(cell),
        endCell < 0 ? "" : reader.cellId(endCell),
        reader.bytesUp(event),
        reader.bytesDown(event),
        text(event),
        duplicateOf(event),
        raw(event));
  }

  @Override
  public int parties() {
    return reader.parties();
  }

  @Override
  public Party party(int party) {
    return new Party(reader.partyId(party), kindOf(party));
  }

  @Override
  public PartyKind kindOf(int party) {
    return reader.kind(party);
  }

  @Override
  public int partyOf(String id) {
    return reader.partyOf(id);
  }

  @Override
  public int devices() {
    return reader.devices();
  }

  @Override
  public String imei(int device) {
    return reader.device(device);
  }

  @Override
  public int subscriptions() {
    return reader.imsis();
  }

  @Override
  public String imsi(int subscription) {
    return reader.imsi(subscription);
  }

  @Override
  public int cells() {
    return reader.cells();
  }

  @Override
  public Cell cellAt(int cell) {
    return reader.cellAt(cell);
  }

  @Override
  public ZoneId zone() {
    return reader.zone();
  }

  @Override
  public void close() {
    reader.close();
  }
}
