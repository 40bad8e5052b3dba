package uk.toex.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;

/**
 * Where records are read from, how they are written there, and within what limits.
 *
 * <p>Gzip is recognised by its first bytes, whatever the name. An input over a path can be opened
 * often; one over a stream once.
 */
public final class Input {

  private final String name;
  private final @Nullable Path path;
  private final @Nullable InputStream stream;
  private final Format format;
  private final char delimiter;
  private final Limits limits;

  private Input(
      String name,
      @Nullable Path path,
      @Nullable InputStream stream,
      Format format,
      char delimiter,
      Limits limits) {
    this.name = Objects.requireNonNull(name, "name");
    this.path = path;
    this.stream = stream;
    this.format = Objects.requireNonNull(format, "format");
    this.delimiter = delimiter;
    this.limits = Objects.requireNonNull(limits, "limits");
  }

  /**
   * A file, its format told by its name: {@code .csv}, {@code .tsv} or {@code .jsonl}, each also
   * with {@code .gz}.
   *
   * @throws InputRefusedException if the name ends in none of these
   */
  public static Input of(Path path) {
    Format format =
        Format.ofFileName(fileName(path))
            .orElseThrow(
                () ->
                    new InputRefusedException(
                        path
                            + ": the name does not tell the format.\n"
                            + "Expected .csv, .tsv or .jsonl, each also with .gz; or name the"
                            + " format."));
    return of(path, format);
  }

  /** A file in a given format, whatever its name. */
  public static Input of(Path path, Format format) {
    return new Input(fileName(path), path, null, format, delimiter(format), Limits.DEFAULT);
  }

  /**
   * A stream in a given format.
   *
   * @param stream read to its end and closed by the reader
   * @param name what to call it in messages, {@code rejected.csv} and the provenance
   */
  public static Input of(InputStream stream, String name, Format format) {
    return new Input(name, null, stream, format, delimiter(format), Limits.DEFAULT);
  }

  /** This input within other limits. */
  public Input withLimits(Limits other) {
    return new Input(name, path, stream, format, delimiter, other);
  }

  /**
   * This input with another character between fields, such as {@code ;} or {@code |}.
   *
   * @throws IllegalArgumentException if it is a quote, a line end or a surrogate, or the format is
   *     JSON Lines
   */
  public Input withDelimiter(char other) {
    if (format == Format.JSONL) {
      throw new IllegalArgumentException("JSON Lines has no delimiter");
    }
    if (other == '"' || other == '\n' || other == '\r' || Character.isSurrogate(other)) {
      throw new IllegalArgumentException("not usable as a delimiter: U+" + hex(other));
    }
    return new Input(name, path, stream, format, other, limits);
  }

  /** The file's name without its folder, or the name given to the stream. */
  public String name() {
    return name;
  }

  /** How its records are written. */
  public Format format() {
    return format;
  }

  /** The character between fields; meaningless for JSON Lines. */
  public char delimiter() {
    return delimiter;
  }

  /** Within what limits it is read. */
  public Limits limits() {
    return limits;
  }

  /**
   * Opens it for its bytes, inflated if they are gzipped. Most callers want a {@link RowReader}.
   *
   * @throws InputRefusedException if it is absent, a folder, unreadable or broken from the start
   */
  public OpenInput open() {
    return new OpenInput(name, limits, stream != null ? stream : openFile());
  }

  private InputStream openFile() {
    Path file = Objects.requireNonNull(path);
    if (Files.isDirectory(file)) {
      throw new InputRefusedException(file + " is a folder; expected a file");
    }
    if (!Files.exists(file)) {
      throw new InputRefusedException(file + " does not exist");
    }
    try {
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw new InputRefusedException(file + " could not be opened: " + e.getMessage(), e);
    }
  }

  private static String fileName(Path path) {
    Path last = path.getFileName();
    return last == null ? path.toString() : last.toString();
  }

  private static char delimiter(Format format) {
    return format == Format.TSV ? '\t' : ',';
  }

  private static String hex(char c) {
    String digits = Integer.toHexString(c);
    return "0".repeat(4 - digits.length()) + digits;
  }
}
