package uk.toex.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import uk.toex.api.OutputFailedException;
import uk.toex.api.report.Grade;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;

/**
 * Reports one after another in a temporary file, for {@link ReportStore}.
 *
 * <pre>
 * report := length:int id:string text:string tags:int tag:int… grade:byte date:long author:string
 * string := length:int coding:byte characters; coding 0 one byte each, 1 two bytes each, −1 null
 * </pre>
 *
 * <p>The length counts what follows it. Two bytes hold any character as it is, half of a surrogate
 * pair too.
 */
final class SpillFile implements AutoCloseable {

  private static final int BUFFER = 1 << 20;
  private static final long NO_DATE = Long.MIN_VALUE;
  private static final int NO_GRADE = -1;
  private static final byte NULL = -1;
  private static final byte NARROW = 0;
  private static final byte WIDE = 1;

  private final Path path;
  private final FileChannel channel;
  private final Numbered<Tag> tags = new Numbered<>();
  private final Numbered<Grade> grades = new Numbered<>(); // there are thirty
  private ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
  private long flushed;
  private boolean finished;

  private SpillFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  static SpillFile create(Path folder) {
    String name = "toex-" + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".tmp";
    Path path = folder.resolve(name);
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] ownerOnly =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try {
      Files.createFile(path, ownerOnly);
      FileChannel channel =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      return new SpillFile(path, channel);
    } catch (IOException e) {
      throw failed(path, "written", e);
    }
  }

  /** Appends a report and returns where it begins. */
  long append(Report report) {
    long start = flushed + buffer.position();
    int length = length(report);
    require(4 + length);
    buffer.putInt(length);
    put(report.id());
    put(report.text());
    buffer.putInt(report.tags().size());
    for (Tag tag : report.tags()) {
      buffer.putInt(tags.number(tag));
    }
    Grade grade = report.grade();
    buffer.put((byte) (grade == null ? NO_GRADE : grades.number(grade)));
    LocalDate date = report.date();
    buffer.putLong(date == null ? NO_DATE : date.toEpochDay());
    put(report.author());
    return start;
  }

  /** Ends the writing. */
  void finish() {
    if (!finished) {
      flush();
      buffer = ByteBuffer.allocate(0);
      finished = true;
    }
  }

  long length() {
    return flushed;
  }

  /** The report that begins and ends at these places. May be called from several threads. */
  Report read(long start, long end) {
    ByteBuffer bytes = ByteBuffer.allocate((int) (end - start));
    fill(bytes, start);
    bytes.getInt();
    return decode(bytes);
  }

  /** Reads all reports from the first; for one thread. */
  Sequence sequence() {
    return new Sequence();
  }

  /** The distinct values of a kind, counted from 0. */
  private static final class Numbered<T> {
    private final Map<T, Integer> numbers = new HashMap<>();
    private final List<T> values = new ArrayList<>();

    int number(T value) {
      Integer known = numbers.putIfAbsent(value, values.size());
      if (known == null) {
        values.add(value);
        return values.size() - 1;
      }
      return known;
    }

    T get(int number) {
      return values.get(number);
    }
  }

  /** A buffered pass over the file. */
  final class Sequence {
    private ByteBuffer bytes = ByteBuffer.allocate(BUFFER).limit(0);
    private long position;

    Report next() {
      need(4);
      int length = bytes.getInt();
      need(length);
      return decode(bytes);
    }

    private void need(int count) {
      if (bytes.remaining() >= count) {
        return;
      }
      ByteBuffer into = bytes;
      if (count > bytes.capacity()) {
        into = ByteBuffer.allocate(count);
        into.put(bytes);
      } else {
        into.compact();
      }
      into.limit((int) Math.min(into.capacity(), into.position() + length() - position));
      int before = into.position();
      fill(into, position);
      position += into.limit() - before;
      bytes = into;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw failed(path, "removed", e);
    }
  }

  /** Fills a buffer to its limit and turns to its beginning. */
  private void fill(ByteBuffer bytes, long start) {
    try {
      long at = start;
      while (bytes.hasRemaining()) {
        int n = channel.read(bytes, at);
        if (n < 0) {
          throw new IOException("the file ends too early");
        }
        at += n;
      }
    } catch (IOException e) {
      throw failed(path, "read", e);
    }
    bytes.flip();
  }

  private Report decode(ByteBuffer bytes) {
    String id = text(bytes);
    String text = text(bytes);
    SortedSet<Tag> own = new TreeSet<>();
    for (int n = bytes.getInt(); n > 0; n--) {
      own.add(tags.get(bytes.getInt()));
    }
    int grade = bytes.get();
    long day = bytes.getLong();
    String author = string(bytes);
    return new Report(
        id,
        text,
        own,
        grade == NO_GRADE ? null : grades.get(grade),
        day == NO_DATE ? null : LocalDate.ofEpochDay(day),
        author);
  }

  private void require(int count) {
    if (buffer.remaining() < count) {
      flush();
      if (buffer.capacity() < count) {
        buffer = ByteBuffer.allocate(count);
      }
    }
  }

  private void flush() {
    buffer.flip();
    int count = buffer.limit();
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer, flushed + buffer.position());
      }
    } catch (IOException e) {
      throw failed(path, "written", e);
    }
    flushed += count;
    buffer.clear();
  }

  private static int length(Report report) {
    long length =
        length(report.id())
            + length(report.text())
            + length(report.author())
            + 4L * (1 + report.tags().size())
            + 9;
    return Math.toIntExact(length);
  }

  private static long length(@Nullable String value) {
    return 5 + (value == null ? 0 : (long) value.length() * (narrow(value) ? 1 : 2));
  }

  private void put(@Nullable String value) {
    if (value == null) {
      buffer.putInt(0).put(NULL);
    } else if (narrow(value)) {
      buffer.putInt(value.length()).put(NARROW);
      byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
      buffer.put(bytes);
    } else {
      buffer.putInt(value.length()).put(WIDE);
      buffer.asCharBuffer().put(value);
      buffer.position(buffer.position() + 2 * value.length());
    }
  }

  private static boolean narrow(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) > 0xff) {
        return false;
      }
    }
    return true;
  }

  private static String text(ByteBuffer bytes) {
    String value = string(bytes);
    return value == null ? "" : value;
  }

  private static @Nullable String string(ByteBuffer bytes) {
    int length = bytes.getInt();
    byte coding = bytes.get();
    if (coding == NULL) {
      return null;
    }
    String value;
    int size = coding == WIDE ? 2 * length : length;
    if (coding == WIDE) {
      value = bytes.asCharBuffer().limit(length).toString();
    } else {
      int from = bytes.arrayOffset() + bytes.position();
      value = new String(bytes.array(), from, size, StandardCharsets.ISO_8859_1);
    }
    bytes.position(bytes.position() + size);
    return value;
  }

  private static OutputFailedException failed(Path path, String what, IOException e) {
    String why = e.getMessage() == null ? e.toString() : e.getMessage();
    return new OutputFailedException(
        "The temporary file "
            + path
            + " could not be "
            + what
            + ": "
            + why
            + ".\nCheck the space there, or choose another folder with -Djava.io.tmpdir=FOLDER.",
        e);
  }
}
