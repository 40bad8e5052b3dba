package uk.toex.comms.layout.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import uk.toex.api.InputRefusedException;
import uk.toex.comms.internal.RowFields;
import uk.toex.comms.layout.SheetLimits;

/**
 * The rows of the first sheet of an {@code .xlsx}, one after the other, as texts: a number as it is
 * stored, a number formatted as a date as ISO 8601, without an offset. Belongs to one thread.
 */
public final class SheetRows implements AutoCloseable {

  private static final int MAX_COLUMNS = 16_384;

  private final String name;
  private final SheetLimits limits;
  private final ReadableWorkbook workbook;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;
  private final ListRow fields = new ListRow();
  private List<String> texts = List.of();
  private int number;

  private SheetRows(String name, SheetLimits limits, ReadableWorkbook workbook, Stream<Row> rows) {
    this.name = name;
    this.limits = limits;
    this.workbook = workbook;
    this.stream = rows;
    this.rows = rows.iterator();
  }

  /**
   * Opens a spreadsheet.
   *
   * @throws InputRefusedException if it is none, is damaged, or is beyond the limits
   */
  public static SheetRows open(Path file, SheetLimits limits) {
    Path last = file.getFileName();
    String name = last == null ? file.toString() : last.toString();
    if (!java.nio.file.Files.isRegularFile(file)) {
      throw new InputRefusedException(file + " does not exist or is no file");
    }
    boolean styled = SheetGuard.check(file, name, limits);
    ReadableWorkbook workbook = null;
    try {
      workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(styled, true));
      return new SheetRows(name, limits, workbook, workbook.getFirstSheet().openStream());
    } catch (IOException | RuntimeException e) {
      if (workbook != null) {
        close(workbook);
      }
      throw refused(name, e);
    }
  }

  /** Turns to the next row that is not empty; false at the end. */
  public boolean next() {
    try {
      while (rows.hasNext()) {
        Row row = rows.next();
        number = row.getRowNum();
        if (number > limits.maxRows()) {
          throw SheetGuard.bomb(name, "it has more than " + limits.maxRows() + " rows");
        }
        texts = texts(row);
        if (!texts.isEmpty()) {
          return true;
        }
      }
      return false;
    } catch (InputRefusedException e) {
      throw e;
    } catch (RuntimeException e) {
      throw refused(name, e);
    }
  }

  /** The fields of the row, empty ones at its end left off. */
  public List<String> texts() {
    return texts;
  }

  /** The row as a loader has it. */
  public RowFields row(int columns) {
    return fields.set(texts, columns);
  }

  /** The row's number in the sheet, from 1. */
  public int number() {
    return number;
  }

  private List<String> texts(Row row) {
    int count = row.getCellCount();
    if (count > MAX_COLUMNS) {
      throw SheetGuard.bomb(name, "row " + number + " has more than " + MAX_COLUMNS + " cells");
    }
    List<String> all = new ArrayList<>(count);
    int filled = 0;
    for (int i = 0; i < count; i++) {
      Cell cell = row.hasCell(i) ? row.getCell(i) : null;
      String text = cell == null ? "" : text(cell);
      if (text.length() > limits.maxCellChars()) {
        throw SheetGuard.bomb(
            name,
            "row " + number + " has a cell of more than " + limits.maxCellChars() + " characters");
      }
      all.add(text);
      if (!text.isEmpty()) {
        filled = i + 1;
      }
    }
    return Collections.unmodifiableList(all.subList(0, filled));
  }

  private static String text(Cell cell) {
    String raw = cell.getRawValue();
    if (cell.getType() == CellType.NUMBER && raw != null) {
      return isDate(cell) ? date(cell, raw) : plain(raw);
    }
    if (cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
      return "";
    }
    String text = cell.getText();
    return text == null ? "" : text;
  }

  private static String date(Cell cell, String raw) {
    try {
      LocalDateTime time = cell.asDate();
      // To the nearest second, as a serial is a binary fraction.
      LocalDateTime second = time.plusNanos(500_000_000).withNano(0);
      return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(second);
    } catch (RuntimeException e) {
      return raw;
    }
  }

  /** A whole number as digits, also if it is stored with an exponent: 4.477009E11. */
  private static String plain(String raw) {
    if (raw.indexOf('E') < 0 && raw.indexOf('e') < 0) {
      return raw;
    }
    if (raw.length() > 40) {
      return raw;
    }
    try {
      java.math.BigDecimal value = new java.math.BigDecimal(raw);
      return Math.abs(value.scale()) > 40 || value.precision() - value.scale() > 40
          ? raw
          : value.toPlainString();
    } catch (NumberFormatException e) {
      return raw;
    }
  }

  /** Whether a number's format shows a day. */
  private static boolean isDate(Cell cell) {
    Integer id = cell.getDataFormatId();
    if (id != null && ((id >= 14 && id <= 17) || id == 22)) {
      return true;
    }
    String format = cell.getDataFormatString();
    if (format == null) {
      return false;
    }
    String bare = unquoted(format.toLowerCase(Locale.ROOT));
    return bare.indexOf('y') >= 0 || (bare.indexOf('d') >= 0 && bare.indexOf('m') >= 0);
  }

  /** A format without quoted texts, bracketed colours and escaped characters. */
  private static String unquoted(String format) {
    StringBuilder bare = new StringBuilder();
    boolean quoted = false;
    boolean bracket = false;
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == '\\') {
        i++;
      } else if (!quoted && c == '[') {
        bracket = true;
      } else if (!quoted && c == ']') {
        bracket = false;
      } else if (!quoted && !bracket) {
        bare.append(c);
      }
    }
    return bare.toString();
  }

  private static InputRefusedException refused(String name, Exception e) {
    if (e instanceof InputRefusedException refused) {
      return refused;
    }
    String why = e instanceof ExcelReaderException ? e.getMessage() : String.valueOf(e);
    return new InputRefusedException(
        name + " could not be read as a spreadsheet: " + why + ".\nSave it anew, or as CSV.", e);
  }

  private static void close(ReadableWorkbook workbook) {
    try {
      workbook.close();
    } catch (IOException e) {
      // It was only read.
    }
  }

  @Override
  public void close() {
    stream.close();
    close(workbook);
  }
}
