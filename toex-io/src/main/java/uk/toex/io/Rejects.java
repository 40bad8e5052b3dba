package uk.toex.io;

import java.nio.file.Path;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Bad records, kept aside: counted by reason, and handed on with file, line, reason and raw text.
 *
 * <p>One instance serves all inputs of a run. Belongs to one thread.
 */
public final class Rejects implements AutoCloseable {

  /** A spreadsheet's cell holds 32,767 characters. */
  private static final int MAX_RAW = 32_000;

  private final @Nullable Path file;
  private final Consumer<? super Rejected> consumer;
  private @Nullable CsvOut out;
  private final SortedMap<String, Long> byReason = new TreeMap<>();
  private long count;

  /**
   * A bad record.
   *
   * @param file the name of its input
   * @param line the line, from 1, on which it begins
   * @param reason what is wrong: the same text for the same kind of fault, to be counted by
   * @param detail more about this one; may be empty
   * @param raw its raw text, or the beginning of it. Where it holds invalid UTF-8, those bytes are
   *     written as {@code \xNN} and a backslash as two.
   * @param length the length of the whole raw text in UTF-16 units
   */
  public record Rejected(
      String file, long line, String reason, String detail, String raw, long length) {

    public Rejected {
      Objects.requireNonNull(file, "file");
      Objects.requireNonNull(reason, "reason");
      detail = TextSource.showInvalid(detail);
      raw = TextSource.showInvalid(raw);
    }
  }

  private Rejects(@Nullable Path file, @Nullable Consumer<? super Rejected> consumer) {
    this.file = file;
    this.consumer = consumer == null ? this::write : consumer;
  }

  /**
   * Kept in a file, usually {@code rejected.csv} beside the output, with the columns {@code
   * file,line,reason,raw}.
   *
   * <p>It appears, whole, when this is closed, and only if there is something in it; also when the
   * run fails. Raw text beyond 32,000 characters is cut, with a note of its length.
   */
  public static Rejects in(Path file) {
    return new Rejects(file, null);
  }

  /** Handed to the caller as they come. */
  public static Rejects to(Consumer<? super Rejected> consumer) {
    return new Rejects(null, consumer);
  }

  /** Counted only. */
  public static Rejects counted() {
    return to(rejected -> {});
  }

  /** Keeps a bad record. Readers do so by themselves. */
  public void add(Rejected rejected) {
    count++;
    byReason.merge(rejected.reason(), 1L, Long::sum);
    consumer.accept(rejected);
  }

  /** How many records were rejected, over all inputs. */
  public long count() {
    return count;
  }

  /** How many records were rejected, by reason; a copy. */
  public SortedMap<String, Long> byReason() {
    return new TreeMap<>(byReason);
  }

  /**
   * Writes the file, if there is anything to write.
   *
   * @throws uk.toex.api.OutputFailedException if it cannot be written
   */
  @Override
  public void close() {
    if (out != null) {
      try (CsvOut closing = out) {
        out = null;
        closing.commit();
      }
    }
  }

  /** A sentence that says where they are, or nothing. */
  String where() {
    return file == null ? "" : " They are in " + file + ".";
  }

  private void write(Rejected rejected) {
    if (out == null) {
      out = CsvOut.create(Objects.requireNonNull(file), "file", "line", "reason", "raw");
    }
    String raw = rejected.raw();
    String kept = raw.length() > MAX_RAW ? raw.substring(0, MAX_RAW) : raw;
    String why = rejected.reason();
    if (!rejected.detail().isEmpty()) {
      why += ": " + rejected.detail();
    }
    if (rejected.length() > kept.length()) {
      why += " (raw text cut; it has " + rejected.length() + " characters)";
    }
    out.row(rejected.file(), Long.toString(rejected.line()), why, kept);
  }
}
