package uk.toex.io;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Provenance;

/**
 * Reads an {@link Input} row by row.
 *
 * <p>CSV and TSV begin with a header, are quoted as RFC 4180 has it, and end their lines in {@code
 * \n}, {@code \r\n} or {@code \r}, also mixed. JSON Lines holds one flat object a line; nested
 * objects are passed over. Blank lines are skipped.
 *
 * <p>A record that cannot be read goes to the {@link Rejects} and reading goes on. After a quote
 * that never closes, or where a record over several lines is not as the header says, the first line
 * alone is rejected and reading goes on with the second, so that a stray quote cannot swallow good
 * rows. A record with invalid UTF-8 is rejected; half of a surrogate pair, written as an escape in
 * JSON, becomes U+FFFD and is counted.
 *
 * <p>Belongs to one thread. Memory is bounded by the longest record that the {@link Limits} allow.
 */
public final class RowReader implements AutoCloseable {

  static final String INVALID_UTF8 = "invalid UTF-8";
  static final String CONVERT = "Convert the input to UTF-8, perhaps from Windows-1252.";

  /** The only fault that can be left in a record that the splitter found whole. */
  private static final String TOO_MANY_FIELDS = "too many fields";

  /** How much of a JSON Lines input is looked at for the names in it. */
  private static final int AHEAD_ROWS = 1000;

  private static final int AHEAD_CHARS = 1 << 22;

  private final Input input;
  private final Tally tally;
  private final Columns columns;
  private final OpenInput bytes;
  private final TextSource text;
  private final RecordSplitter splitter;
  private final JsonLine json;
  private final Deque<Row> ahead = new ArrayDeque<>();
  private StringArrayHandler handler;
  private final CsvReader.CsvReaderBuilder csv;
  private boolean ended;

  private RowReader(Input input, Rejects rejects, OpenInput bytes) {
    this.input = input;
    this.tally = new Tally(input, rejects);
    this.bytes = bytes;
    this.columns = new Columns(input.name());
    this.json = new JsonLine(columns, input.limits());
    this.handler = newHandler();
    this.csv =
        CsvReader.builder()
            .fieldSeparator(input.delimiter())
            .skipEmptyLines(false)
            .maxBufferSize(Integer.MAX_VALUE - 8);
    this.text = new TextSource(bytes, input.name());
    this.splitter = new RecordSplitter(text, input);
    if (input.format() == Format.JSONL) {
      lookAhead();
    } else {
      readHeader();
    }
  }

  /**
   * Opens an input and reads its header; of JSON Lines, the first records.
   *
   * @param rejects where bad records go; stays the caller's to close
   * @throws InputRefusedException if the input is absent, empty (CSV and TSV), binary, or its
   *     header cannot be read
   */
  public static RowReader open(Input input, Rejects rejects) {
    OpenInput bytes = input.open();
    try {
      return new RowReader(input, rejects, bytes);
    } catch (Throwable e) {
      bytes.close();
      throw e;
    }
  }

  /** The columns of the input. */
  public Columns columns() {
    return columns;
  }

  /**
   * The next row, or null at the end.
   *
   * @throws InputRefusedException if too many records were rejected, at the end of the input or
   *     where that is clear before; or if the input cannot be read on
   */
  public @Nullable Row next() {
    Row row = ahead.isEmpty() ? read() : ahead.poll();
    if (row == null) {
      tally.end();
    }
    return row;
  }

  /** Rejects a row that was read but turns out to be unusable. */
  public void reject(Row row, String reason, String detail) {
    tally.reject(row.line(), new BadRecord(reason, detail), row.raw(), row.raw().length());
  }

  /** What happened so far: {@code records}, {@code rejected}, {@code repaired} and so on. */
  public SortedMap<String, Long> counts() {
    SortedMap<String, Long> counts = new TreeMap<>();
    counts.put("records", tally.records());
    counts.put("rejected", tally.rejected());
    counts.put("repaired", json.repaired());
    return counts;
  }

  /**
   * Name, size and digest of what was read.
   *
   * @throws IllegalStateException before {@link #next} has returned null
   */
  public Provenance.Input provenance() {
    return bytes.provenance();
  }

  /** Closes the input. */
  @Override
  public void close() {
    text.close();
  }

  /** Whether the whole input has been looked at and no row is left. */
  boolean hasEnded() {
    return ended && ahead.isEmpty();
  }

  private @Nullable Row read() {
    while (!ended) {
      if (!splitter.next()) {
        ended = true;
        break;
      }
      if (splitter.length() == 0 || (input.format() == Format.JSONL && splitter.raw().isBlank())) {
        continue;
      }
      tally.record();
      try {
        if (!splitter.problem().isEmpty()) {
          throw new BadRecord(splitter.problem(), "");
        }
        @Nullable Object[] values = input.format() == Format.JSONL ? members() : fields();
        return new Row(columns, splitter.line(), splitter.raw(), values);
      } catch (BadRecord e) {
        tally.reject(splitter.line(), e, splitter.raw(), splitter.length());
      }
    }
    return null;
  }

  private void checkUtf8() throws BadRecord {
    if (text.invalid() > 0 && TextSource.hasInvalid(splitter.raw())) {
      throw new BadRecord(INVALID_UTF8, "");
    }
  }

  private @Nullable Object[] members() throws BadRecord {
    checkUtf8(); // first, since the parser would mend it
    return json.parse(splitter.raw());
  }

  private @Nullable Object[] fields() throws BadRecord {
    String[] fields = parse(splitter.raw());
    int expected = columns.names().size();
    if (fields.length != expected) {
      BadRecord bad =
          new BadRecord(
              "wrong number of fields", fields.length + " where the header has " + expected);
      if (splitter.isMultiLine()) {
        splitter.cutToFirstLine();
      }
      throw bad;
    }
    checkUtf8(); // last, since the record might have been one that swallowed others
    return fields;
  }

  private String[] parse(String raw) throws BadRecord {
    try {
      return csv.ofSingleCsvRecord(handler, raw);
    } catch (CsvParseException e) {
      handler = newHandler(); // the old one is in the middle of a record
      throw new BadRecord(TOO_MANY_FIELDS, e.getMessage() == null ? "" : e.getMessage());
    }
  }

  private StringArrayHandler newHandler() {
    int chars = input.limits().maxRecordChars();
    int fields = input.limits().maxColumns();
    return StringArrayHandler.of(h -> h.maxFields(fields).maxFieldSize(chars).maxRecordSize(chars));
  }

  private void readHeader() {
    do {
      if (!splitter.next()) {
        throw new InputRefusedException(
            input.name() + " is empty; expected a header line with the names of its columns.");
      }
    } while (splitter.length() == 0);
    String raw = splitter.raw();
    String[] names;
    try {
      if (!splitter.problem().isEmpty()) {
        throw new BadRecord(splitter.problem(), "");
      }
      checkUtf8();
      names = parse(raw);
    } catch (BadRecord e) {
      if (e.reason.equals(TOO_MANY_FIELDS)) {
        throw new InputRefusedException(
            input.name() + " has more than " + input.limits().maxColumns() + " columns.");
      }
      throw new InputRefusedException(
          input.name()
              + ": the header in line "
              + splitter.line()
              + " cannot be read: "
              + e.getMessage()
              + (e.detail.isEmpty() ? "." : " (" + e.detail + ").")
              + (e.reason.equals(INVALID_UTF8) ? "\n" + CONVERT : ""));
    }
    for (String name : names) {
      String trimmed = name.strip();
      if (trimmed.isEmpty()) {
        columns.addUnnamed();
      } else if (columns.index(trimmed) >= 0) {
        throw new InputRefusedException(
            input.name() + " has two columns named \"" + trimmed + "\"; names must be distinct.");
      } else {
        columns.intern(trimmed);
      }
    }
    if (names.length == 1) {
      hintAtDelimiter(raw);
    }
  }

  private void hintAtDelimiter(String header) {
    for (char c : new char[] {',', ';', '\t', '|'}) {
      if (c != input.delimiter() && header.indexOf(c) >= 0) {
        String shown = c == '\t' ? "a tab" : "\"" + c + "\"";
        columns.hint("\nThe delimiter seems to be " + shown + ": set it, or name the format.");
        return;
      }
    }
  }

  private void lookAhead() {
    long chars = 0;
    while (ahead.size() < AHEAD_ROWS && chars < AHEAD_CHARS) {
      Row row = read();
      if (row == null) {
        return;
      }
      chars += row.raw().length();
      ahead.add(row);
    }
  }
}
