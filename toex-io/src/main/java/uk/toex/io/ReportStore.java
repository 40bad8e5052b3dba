package uk.toex.io;

import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;
import uk.toex.api.report.Report;

/**
 * Holds a collection of reports that may be larger than memory: small ones in memory, others in a
 * temporary file that is read again where it is needed.
 *
 * <p>First all reports are appended, from one thread; then {@link #asList} may be read from several
 * at once, fast from front to back and in some microseconds at random. In memory stay eight bytes a
 * report and each distinct tag. What comes back is equal to what was appended, lone surrogates
 * included. Interrupting a thread that reads the file makes the store unusable.
 *
 * <p>The temporary file lies where {@code java.io.tmpdir} says, readable by its owner only; where
 * the system allows it, it has no name and vanishes with the process, however that ends.
 */
public final class ReportStore implements AutoCloseable {

  /** How many characters of text are held before a file is made: about 64 MB. */
  private static final long IN_MEMORY = 64_000_000;

  private final Path folder;
  private final long inMemory;
  private final List<Report> held = new ArrayList<>();
  private long heldChars;
  private @Nullable SpillFile file;
  private long[] offsets = new long[1024];
  private int size;
  private boolean listed;
  private boolean closed;

  private ReportStore(Path folder, long inMemory) {
    this.folder = folder;
    this.inMemory = inMemory;
  }

  /** An empty store, with its temporary file, if one is needed, where the system keeps them. */
  public static ReportStore create() {
    return new ReportStore(Path.of(System.getProperty("java.io.tmpdir")), IN_MEMORY);
  }

  /** For tests, with a limit of its own. */
  static ReportStore create(Path folder, long inMemory) {
    return new ReportStore(folder, inMemory);
  }

  /**
   * Adds a report at the end.
   *
   * @throws uk.toex.api.OutputFailedException if the temporary file cannot be written
   * @throws IllegalStateException after {@link #asList} or {@link #close}
   */
  public void append(Report report) {
    requireOpen();
    if (listed) {
      throw new IllegalStateException("the reports have been listed; no more can be added");
    }
    if (file == null) {
      held.add(report);
      heldChars += report.text().length();
      size++;
      if (heldChars > inMemory) {
        spill();
      }
    } else {
      write(file, report);
    }
  }

  /** How many reports there are. */
  public int size() {
    return size;
  }

  /**
   * The reports in the order in which they were appended: a view, readable until {@link #close}.
   *
   * @throws uk.toex.api.OutputFailedException if the temporary file cannot be finished; reading the
   *     list throws it too if the file cannot be read
   */
  public List<Report> asList() {
    requireOpen();
    listed = true;
    if (file == null) {
      return Collections.unmodifiableList(held);
    }
    file.finish();
    return new Stored(file);
  }

  /** Removes the temporary file. */
  @Override
  public void close() {
    closed = true;
    held.clear();
    if (file != null) {
      file.close();
    }
  }

  private void spill() {
    SpillFile spill = SpillFile.create(folder);
    file = spill;
    size = 0;
    for (Report report : held) {
      write(spill, report);
    }
    held.clear();
  }

  private void write(SpillFile spill, Report report) {
    if (size == offsets.length) {
      offsets = Arrays.copyOf(offsets, size + (size >> 1));
    }
    offsets[size++] = spill.append(report);
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the store of reports is closed");
    }
  }

  private final class Stored extends AbstractList<Report> implements RandomAccess {
    private final SpillFile spill;

    Stored(SpillFile spill) {
      this.spill = spill;
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public Report get(int index) {
      if (index < 0 || index >= size) {
        throw new IndexOutOfBoundsException(index + " of " + size);
      }
      long end = index + 1 < size ? offsets[index + 1] : spill.length();
      return spill.read(offsets[index], end);
    }

    /** Front to back, through a buffer. */
    @Override
    public Iterator<Report> iterator() {
      SpillFile.Sequence sequence = spill.sequence();
      return new Iterator<>() {
        private int next;

        @Override
        public boolean hasNext() {
          return next < size;
        }

        @Override
        public Report next() {
          if (next >= size) {
            throw new NoSuchElementException();
          }
          next++;
          return sequence.next();
        }
      };
    }
  }
}
