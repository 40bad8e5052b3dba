package uk.toex.io;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes CSV as RFC 4180 has it, in UTF-8, with a header, lines ending in {@code \n}.
 *
 * <p>Spreadsheets run a cell that begins as a formula does. In columns of free text ({@link
 * #FREE_TEXT}, unless others are given) a value that begins with {@code =}, {@code +}, {@code -},
 * {@code @}, tab or return gets a leading {@code '}; ids and values are never changed. Half of a
 * surrogate pair is written as U+FFFD. Belongs to one thread.
 */
public final class CsvOut implements AutoCloseable {

  /** The names of columns that hold free text. */
  public static final Set<String> FREE_TEXT =
      Set.of("why", "label", "context", "text", "raw", "reason");

  private final @Nullable AtomicFile file;
  private final CsvWriter writer;
  private final boolean[] guarded;
  private long rows;

  private CsvOut(
      @Nullable AtomicFile file, OutputStream stream, List<String> columns, Set<String> freeText) {
    this.file = file;
    this.writer =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.LF)
            .quoteStrategy(columns.size() == 1 ? QuoteStrategies.EMPTY : QuoteStrategies.REQUIRED)
            .build(stream, StandardCharsets.UTF_8);
    this.guarded = new boolean[columns.size()];
    for (int i = 0; i < guarded.length; i++) {
      guarded[i] = freeText.contains(columns.get(i));
    }
    writer.writeRecord(columns.stream().map(Surrogates::repair).toList());
  }

  /**
   * A file that appears, whole, at {@link #commit}.
   *
   * @throws uk.toex.api.OutputFailedException if it cannot be made
   */
  public static CsvOut create(Path target, String... columns) {
    return create(target, List.of(columns), FREE_TEXT);
  }

  /** As above, with other columns of free text. */
  public static CsvOut create(Path target, List<String> columns, Set<String> freeText) {
    AtomicFile file = AtomicFile.create(target);
    return new CsvOut(file, file.stream(), columns, freeText);
  }

  /** To a stream, such as standard output, that stays the caller's to close. */
  public static CsvOut to(OutputStream stream, String... columns) {
    return new CsvOut(null, new ReportingStream(stream, "the output"), List.of(columns), FREE_TEXT);
  }

  /**
   * Writes a row; null is written as empty.
   *
   * @throws IllegalArgumentException if the number of values is not that of the columns
   */
  public void row(@Nullable String... values) {
    if (values.length != guarded.length) {
      throw new IllegalArgumentException(
          values.length + " values for " + guarded.length + " columns");
    }
    String[] cells = new String[values.length];
    for (int i = 0; i < cells.length; i++) {
      String value = values[i] == null ? "" : Surrogates.repair(values[i]);
      cells[i] = guarded[i] && looksLikeFormula(value) ? "'" + value : value;
    }
    writer.writeRecord(cells);
    rows++;
  }

  /** How many rows were written, the header not counted. */
  public long rows() {
    return rows;
  }

  /** Ends the output; a file appears under its name. */
  public void commit() {
    flush();
    if (file != null) {
      file.commit();
    }
  }

  /** Removes the file unless it was committed. */
  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }

  private void flush() {
    try {
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean looksLikeFormula(String value) {
    return !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
  }
}
