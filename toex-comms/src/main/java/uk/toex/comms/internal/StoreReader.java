package uk.toex.comms.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;
import uk.toex.api.comms.Cell;
import uk.toex.api.comms.CommsType;
import uk.toex.api.comms.PartyKind;
import uk.toex.api.comms.RawRecord;
import uk.toex.api.comms.TimeDoubt;
import uk.toex.comms.CommsStore;
import uk.toex.comms.EventColumn;
import uk.toex.io.Digests;
import uk.toex.io.Format;
import uk.toex.io.Input;
import uk.toex.io.OpenInput;

/** An open store. Thread-safe. */
public final class StoreReader {

  private final Path folder;
  private final Manifest manifest;
  private final Segments segments;
  private final @Nullable Segments duplicates;
  private final NameTables names;
  private final List<CommsStore.LoadedFile> files;
  private final ConcurrentMap<Path, String> digests = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /** Opens a store. */
  public StoreReader(Path folder) {
    this.folder = folder;
    this.manifest = Manifest.read(folder);
    this.segments = StoreWriter.open(folder, manifest.events, StoredColumn.EVENT_COLUMNS);
    this.duplicates =
        manifest.duplicates.isEmpty() ? null : StoreWriter.open(folder, manifest.duplicates, 1);
    this.names = NameTables.open(folder, manifest);
    this.files =
        manifest.inputs.stream()
            .map(
                in ->
                    new CommsStore.LoadedFile(
                        in.name(), in.sha256(), in.bytes(), in.records(), in.events(), in.layout()))
            .toList();
  }

  /** Whether a folder is a store. */
  public static boolean isStore(Path folder) {
    return Manifest.isThere(folder);
  }

  public List<CommsStore.LoadedFile> files() {
    return files;
  }

  public ZoneId zone() {
    return manifest.zone;
  }

  public String sha256() {
    return Digests.sha256(folder.resolve(Manifest.NAME));
  }

  public int batches() {
    return segments.size();
  }

  public int first(int batch) {
    return segments.first(batch);
  }

  public int inputOf(int event) {
    return segments.input(segments.segmentOf(event));
  }

  private Segments open() {
    if (closed) {
      throw new IllegalStateException("the store is closed");
    }
    return segments;
  }

  public void ints(EventColumn column, int batch, int[] into, byte[] scratch) {
    Segments all = open();
    switch (column) {
      case FROM -> all.ints(StoredColumn.FROM, batch, into, scratch);
      case TO -> all.ints(StoredColumn.TO, batch, into, scratch);
      case SECONDS -> all.ints(StoredColumn.SECONDS, batch, into, scratch);
      case SUBSCRIPTION -> all.ints(StoredColumn.IMSI, batch, into, scratch);
      case CELL -> all.ints(StoredColumn.CELL, batch, into, scratch);
      case END_CELL -> all.ints(StoredColumn.END_CELL, batch, into, scratch);
      case DEVICE -> devices(batch, into, scratch);
      case DUPLICATE_OF -> {
        if (duplicates == null) {
          Arrays.fill(into, 0, first(batch + 1) - first(batch), -1);
        } else {
          duplicates.ints(StoredColumn.DUPLICATE_OF, batch, into, scratch);
        }
      }
      case TYPE, SERVED_TO, START, TIME_DOUBT ->
          throw new IllegalArgumentException("no column of whole numbers: " + column);
    }
  }

  private void devices(int batch, int[] into, byte[] scratch) {
    segments.ints(StoredColumn.IMEI, batch, into, scratch);
    int[] of = names.devicesOfImeis();
    int size = first(batch + 1) - first(batch);
    for (int i = 0; i < size; i++) {
      into[i] = into[i] < 0 ? -1 : of[into[i]];
    }
  }

  public void start(int batch, long[] into, byte[] scratch) {
    open().longs(StoredColumn.START, batch, into, scratch);
  }

  public void types(int batch, byte[] into, byte[] scratch) {
    open().bytes(StoredColumn.KIND, batch, into);
    int size = first(batch + 1) - first(batch);
    for (int i = 0; i < size; i++) {
      into[i] = SegmentEncoder.Kind.type(into[i]);
    }
  }

  public void servedTo(int batch, boolean[] into, byte[] scratch) {
    open().bytes(StoredColumn.KIND, batch, scratch);
    int size = first(batch + 1) - first(batch);
    for (int i = 0; i < size; i++) {
      into[i] = SegmentEncoder.Kind.servedTo(scratch[i]);
    }
  }

  public void doubts(int batch, byte[] into, byte[] scratch) {
    open().bytes(StoredColumn.KIND, batch, into);
    int size = first(batch + 1) - first(batch);
    for (int i = 0; i < size; i++) {
      into[i] = SegmentEncoder.Kind.doubt(into[i]);
    }
  }

  private long value(StoredColumn column, int event) {
    int segment = open().segmentOf(event);
    return segments.value(column, segment, event - segments.first(segment));
  }

  public int value(EventColumn column, int event) {
    return switch (column) {
      case FROM -> (int) value(StoredColumn.FROM, event);
      case TO -> (int) value(StoredColumn.TO, event);
      case SECONDS -> (int) value(StoredColumn.SECONDS, event);
      case SUBSCRIPTION -> (int) value(StoredColumn.IMSI, event);
      case CELL -> (int) value(StoredColumn.CELL, event);
      case END_CELL -> (int) value(StoredColumn.END_CELL, event);
      case DEVICE -> {
        int imei = (int) value(StoredColumn.IMEI, event);
        yield imei < 0 ? -1 : names.deviceOf(imei);
      }
      case DUPLICATE_OF -> duplicateOf(event);
      case TYPE, SERVED_TO, START, TIME_DOUBT ->
          throw new IllegalArgumentException("no column of whole numbers: " + column);
    };
  }

  private int duplicateOf(int event) {
    int segment = open().segmentOf(event);
    return duplicates == null
        ? -1
        : (int)
            duplicates.value(StoredColumn.DUPLICATE_OF, segment, event - segments.first(segment));
  }

  public long start(int event) {
    return value(StoredColumn.START, event);
  }

  public CommsType type(int event) {
    return switch (SegmentEncoder.Kind.type((int) value(StoredColumn.KIND, event))) {
      case 0 -> CommsType.CALL;
      case 1 -> CommsType.MESSAGE;
      default -> CommsType.DATA;
    };
  }

  public boolean servedTo(int event) {
    return SegmentEncoder.Kind.servedTo((int) value(StoredColumn.KIND, event));
  }

  public TimeDoubt doubt(int event) {
    return switch (SegmentEncoder.Kind.doubt((int) value(StoredColumn.KIND, event))) {
      case 1 -> TimeDoubt.REPEATED_HOUR;
      case 2 -> TimeDoubt.SKIPPED_HOUR;
      default -> TimeDoubt.NONE;
    };
  }

  public long bytesUp(int event) {
    return value(StoredColumn.BYTES_UP, event);
  }

  public long bytesDown(int event) {
    return value(StoredColumn.BYTES_DOWN, event);
  }

  /** An event's IMEI as its file has it; empty if not known. */
  public String imei(int event) {
    int imei = (int) value(StoredColumn.IMEI, event);
    return imei < 0 ? "" : names.imeis.name(imei);
  }

  public @Nullable String text(int event) {
    int segment = open().segmentOf(event);
    String text = segments.text(segment, event - segments.first(segment));
    return text.isEmpty() ? null : text;
  }

  public RawRecord raw(int event) {
    int segment = open().segmentOf(event);
    int row = event - segments.first(segment);
    CommsStore.LoadedFile file = files.get(segments.input(segment));
    return new RawRecord(
        file.name(),
        file.sha256(),
        segments.value(StoredColumn.RECORD, segment, row) + row + 1,
        segments.value(StoredColumn.OFFSET, segment, row),
        (int) segments.value(StoredColumn.LENGTH, segment, row));
  }

  /** The raw text of a record. */
  public String rawText(RawRecord raw, Path file) {
    String digest = digests.computeIfAbsent(file.toAbsolutePath(), Digests::sha256);
    if (!digest.equals(raw.sha256())) {
      throw new InputRefusedException(
          file
              + " is not the file that was loaded as "
              + raw.file()
              + ": its SHA-256 is "
              + digest
              + ", expected "
              + raw.sha256()
              + ".");
    }
    if (raw.offset() < 0) {
      throw new InputRefusedException(raw.file() + " is a spreadsheet: it has no raw text.");
    }
    try (OpenInput in = Input.of(file, Format.CSV).open()) {
      in.skipNBytes(raw.offset());
      return Utf8.text(in.readNBytes(raw.length()));
    } catch (IOException e) {
      throw new InputRefusedException(file + " could not be read: " + e, e);
    }
  }

  public int parties() {
    return names.parties.size();
  }

  public String partyId(int party) {
    return names.parties.name(party);
  }

  public PartyKind kind(int party) {
    return names.kind(party);
  }

  public int partyOf(String id) {
    return names.parties.of(id);
  }

  public int devices() {
    return names.devices.size();
  }

  public String device(int device) {
    return names.devices.name(device);
  }

  public int imsis() {
    return names.imsis.size();
  }

  public String imsi(int imsi) {
    return names.imsis.name(imsi);
  }

  public int cells() {
    return names.cells.size();
  }

  public String cellId(int cell) {
    return names.cells.name(cell);
  }

  public Cell cellAt(int cell) {
    return names.cell(cell);
  }

  public void close() {
    closed = true;
  }
}
