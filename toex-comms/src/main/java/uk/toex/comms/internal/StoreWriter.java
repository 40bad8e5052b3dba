package uk.toex.comms.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;
import uk.toex.api.OutputFailedException;
import uk.toex.api.Progress;
import uk.toex.api.Provenance;
import uk.toex.api.comms.Cell;
import uk.toex.io.Input;
import uk.toex.io.Rejects;

/**
 * One load into a store: new files beside those that are there, and a new manifest in the end.
 * Belongs to one thread.
 */
public final class StoreWriter implements AutoCloseable {

  private static final String LOCK = "lock";

  /** What is counted over the whole store. */
  private static final Set<String> TOTALS =
      Set.of("duplicate_records", "duplicate_rows", "events_in_store", "parties_in_store");

  private final Path folder;
  private final WriteHook hook;
  private final int chunkSize;
  private final FileChannel lockChannel;
  private final FileLock lock;
  private final Manifest manifest;
  private final boolean isNew;
  private final NameSet names = new NameSet();
  private final SegmentWriter segments;
  private final SortedMap<String, Long> counts = new TreeMap<>();
  private boolean broken;
  private boolean zoneSet;
  private boolean changed;

  /**
   * Opens or makes a store.
   *
   * @throws InputRefusedException if it is damaged, is in use, or is a folder of something else
   * @throws OutputFailedException if it cannot be written
   */
  public StoreWriter(Path folder, WriteHook hook, int chunkSize) {
    this.folder = folder;
    this.hook = hook;
    this.chunkSize = chunkSize == 0 ? FileLoad.CHUNK : chunkSize;
    try {
      hook.before("create " + folder);
      Files.createDirectories(folder);
      this.isNew = !Manifest.isThere(folder);
      hook.before("create " + LOCK);
      this.lockChannel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.WRITE, StandardOpenOption.CREATE);
    } catch (IOException e) {
      throw failed(folder, e);
    }
    this.lock = lock();
    try {
      this.manifest = isNew ? new Manifest(ZoneOffset.UTC) : Manifest.read(folder).copy();
      manifest.loads++;
      clean();
      if (!isNew) {
        names.fill(NameTables.open(folder, manifest));
      }
      this.segments = new SegmentWriter(folder, file("events"), StoredColumn.EVENT_COLUMNS, hook);
    } catch (IOException e) {
      unlock();
      throw failed(folder, e);
    } catch (RuntimeException | Error e) {
      unlock();
      throw e;
    }
  }

  private FileLock lock() {
    FileLock locked;
    try {
      locked = lockChannel.tryLock();
    } catch (OverlappingFileLockException e) {
      locked = null;
    } catch (IOException e) {
      throw failed(folder, e);
    }
    if (locked == null) {
      try {
        lockChannel.close();
      } catch (IOException e) {
        throw failed(folder, e);
      }
      throw new InputRefusedException(
          folder + " is being loaded into by another run.\nWait until that has ended.");
    }
    return locked;
  }

  private String file(String kind) {
    String load = Integer.toString(manifest.loads);
    return kind + "-" + "0".repeat(Math.max(0, 4 - load.length())) + load;
  }

  /** Removes what loads that did not come to their end have left. */
  private void clean() throws IOException {
    Set<String> listed = new HashSet<>();
    for (List<BlockWriter.Written> files :
        List.of(manifest.events, manifest.names, manifest.duplicates)) {
      files.forEach(each -> listed.add(each.name()));
    }
    List<Path> left = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*.{col,dic}")) {
      for (Path each : all) {
        Path name = each.getFileName();
        if (name != null && !listed.contains(name.toString())) {
          left.add(each);
        }
      }
    }
    for (Path each : left) {
      hook.before("delete " + each.getFileName());
      Files.deleteIfExists(each);
    }
  }

  /** Whether a file of this digest is in the store. */
  public boolean holds(String sha256) {
    return manifest.inputs.stream().anyMatch(each -> each.sha256().equals(sha256));
  }

  /** What is known about a cell. */
  public void cell(Cell cell) {
    names.cell(cell);
    changed = true;
  }

  /** Whether a file of so many bytes is in the store, so that its digest is worth knowing. */
  public boolean holdsSize(long bytes) {
    return manifest.inputs.stream().anyMatch(each -> each.bytes() == bytes);
  }

  /** Loads delimited text; returns its digest and the like. */
  public Provenance.Input load(
      Input input, Mapping mapping, Rejects rejects, int threads, Progress progress) {
    begin();
    FileLoad load =
        new FileLoad(
            input,
            mapping,
            rejects,
            names,
            segments,
            manifest.inputs.size(),
            threads,
            chunkSize,
            progress);
    try {
      return loaded(mapping, load.run(), load.counts());
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  /** Loads a spreadsheet; returns its digest and the like. */
  public Provenance.Input loadSheet(
      Path file, Input input, Mapping mapping, Rejects rejects, Progress progress) {
    begin();
    SheetLoad load =
        new SheetLoad(
            file, input, mapping, rejects, names, segments, manifest.inputs.size(), progress);
    try {
      return loaded(mapping, load.run(), load.counts());
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  private void begin() {
    if (broken) {
      throw new IllegalStateException("a file before could not be loaded; begin again");
    }
    broken = true;
  }

  private Provenance.Input loaded(
      Mapping mapping, Provenance.Input loaded, SortedMap<String, Long> counted) {
    if (!zoneSet && manifest.zone.getRules().isFixedOffset()) {
      manifest.zone = mapping.zone();
    }
    manifest.inputs.add(
        new Manifest.Loaded(
            loaded.name(),
            loaded.sha256(),
            loaded.bytes(),
            counted.getOrDefault("records", 0L),
            counted.getOrDefault("events", 0L),
            mapping.name()));
    counted.forEach((name, count) -> counts.merge(name, count, Long::sum));
    broken = false;
    changed = true;
    return loaded;
  }

  /** In which zone hours and days are counted from now on. */
  public void zone(ZoneId zone) {
    manifest.zone = zone;
    zoneSet = true;
    changed = true;
  }

  /** Makes what was loaded part of the store; returns what was counted. */
  public SortedMap<String, Long> commit(Progress progress) {
    if (broken) {
      throw new IllegalStateException("a file could not be loaded; nothing is kept");
    }
    if (!changed && !isNew) {
      counts.putAll(manifest.counts);
      counts.keySet().retainAll(TOTALS);
      return counts;
    }
    try {
      manifest.events.addAll(segments.finish());
      writeNames();
      flagDuplicates(progress);
      counts.forEach(
          (name, count) -> {
            if (TOTALS.contains(name)) {
              manifest.counts.put(name, count);
            } else {
              manifest.counts.merge(name, count, Long::sum);
            }
          });
      manifest.write(folder, hook);
      clean();
    } catch (IOException e) {
      throw failed(folder, e);
    }
    return counts;
  }

  private void writeNames() throws IOException {
    try (BlockWriter out = new BlockWriter(folder, file("names") + ".dic", hook)) {
      names.write(out);
      manifest.names.add(out.finish());
    }
  }

  private void flagDuplicates(Progress progress) throws IOException {
    Segments all = open(folder, manifest.events, StoredColumn.EVENT_COLUMNS);
    DuplicateFinder finder = new DuplicateFinder(all, progress);
    finder.find();
    int[] duplicateOf = finder.duplicateOf();
    manifest.duplicates.clear();
    if (duplicateOf != null) {
      try (SegmentWriter out = new SegmentWriter(folder, file("duplicates"), 1, hook)) {
        Encoded encoded = new Encoded();
        for (int s = 0; s < all.size(); s++) {
          encoded.reset();
          encoded.ints(duplicateOf, all.first(s), all.first(s + 1), 0);
          out.write(encoded, new int[] {all.first(s + 1) - all.first(s)}, 1, 0);
        }
        manifest.duplicates.addAll(out.finish());
      }
    }
    counts.put("duplicate_rows", finder.sameRows());
    counts.put("duplicate_records", finder.otherRecords());
    counts.put("events_in_store", (long) all.first(all.size()));
    counts.put("parties_in_store", (long) names.parties.size());
  }

  static Segments open(Path folder, List<BlockWriter.Written> files, int columns) {
    Segments segments = new Segments(columns);
    for (BlockWriter.Written each : files) {
      segments.add(BlockFile.open(folder, each), each.blocks());
    }
    return segments;
  }

  static OutputFailedException failed(@Nullable Path folder, IOException e) {
    return new OutputFailedException(
        "The store " + folder + " could not be written: " + e + ".\nIt is as it was before.", e);
  }

  private void unlock() {
    try {
      lock.release();
      lockChannel.close();
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  /** Lets the store go; what was not committed is not part of it. */
  @Override
  public void close() {
    try {
      segments.close();
    } catch (IOException e) {
      throw failed(folder, e);
    } finally {
      unlock();
    }
  }
}
