package uk.toex.comms.layout;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import uk.toex.api.InputRefusedException;
import uk.toex.comms.layout.internal.Delimited;
import uk.toex.comms.layout.internal.SheetRows;
import uk.toex.io.Format;
import uk.toex.io.Input;
import uk.toex.io.OpenInput;

/** The beginning of a file, enough to tell how it is laid out. Immutable. */
public final class Sample {

  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_RECORDS = 1000;
  private static final char[] DELIMITERS = {',', ';', '\t', '|'};

  private final String name;
  private final String text;
  private final List<List<String>> sheet;
  private final char delimiter;

  private Sample(String name, String text, List<List<String>> sheet) {
    this.name = name;
    this.text = text;
    this.sheet = sheet;
    this.delimiter = sheet.isEmpty() ? likeliest(text) : ',';
  }

  /**
   * Reads the beginning of a file: delimited text, also gzipped, or an {@code .xlsx}.
   *
   * @throws InputRefusedException if it can't be read, is empty, or is neither
   */
  public static Sample of(Path file) {
    Path last = file.getFileName();
    String name = last == null ? file.toString() : last.toString();
    if (isSheet(name)) {
      List<List<String>> rows = new ArrayList<>();
      try (SheetRows sheet = SheetRows.open(file, SheetLimits.DEFAULT)) {
        while (rows.size() < MAX_RECORDS && sheet.next()) {
          rows.add(sheet.texts());
        }
      }
      if (rows.isEmpty()) {
        throw new InputRefusedException(name + " is empty; expected rows to look at.");
      }
      return new Sample(name, "", List.copyOf(rows));
    }
    try (OpenInput in = Input.of(file, Format.CSV).open()) {
      byte[] bytes = in.readNBytes(MAX_BYTES);
      return ofText(name, text(name, bytes, in.read() < 0));
    } catch (java.io.IOException e) {
      throw new InputRefusedException(name + " could not be read: " + e.getMessage(), e);
    }
  }

  /** The beginning of a file as text. */
  public static Sample ofText(String name, String text) {
    if (text.isBlank()) {
      throw new InputRefusedException(name + " is empty; expected rows to look at.");
    }
    return new Sample(name, text, List.of());
  }

  /** Whether a file is a spreadsheet by its name. */
  public static boolean isSheet(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".xlsx");
  }

  private static String text(String name, byte[] bytes, boolean whole) {
    for (byte b : bytes) {
      if (b == 0) {
        throw new InputRefusedException(
            name + " is no text: it holds zero bytes.\nExpected CSV or TSV in UTF-8, or .xlsx.");
      }
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.startsWith("\ufeff")) {
      text = text.substring(1);
    }
    int end = text.lastIndexOf('\n');
    return whole || end < 0 ? text : text.substring(0, end + 1);
  }

  /** The file's name. */
  public String name() {
    return name;
  }

  /** What most likely stands between its fields. */
  public char delimiter() {
    return delimiter;
  }

  /** Its records as a layout's delimiter has them, lines before the header included. */
  public List<List<String>> records(char layoutDelimiter) {
    if (!sheet.isEmpty()) {
      return sheet;
    }
    char by = layoutDelimiter == Layout.ANY_DELIMITER ? delimiter : layoutDelimiter;
    return Delimited.records(text, by, MAX_RECORDS);
  }

  /**
   * Its records behind so many lines, blank ones counted; of a spreadsheet, behind so many rows
   * that are not empty.
   */
  List<List<String>> records(char layoutDelimiter, int skipLines) {
    if (skipLines == 0 || !sheet.isEmpty()) {
      List<List<String>> all = records(layoutDelimiter);
      return all.subList(Math.min(skipLines, all.size()), all.size());
    }
    char by = layoutDelimiter == Layout.ANY_DELIMITER ? delimiter : layoutDelimiter;
    return Delimited.records(text.substring(Delimited.behind(text, skipLines)), by, MAX_RECORDS);
  }

  /** The delimiter with which most records have the same number of fields, at least two. */
  private static char likeliest(String text) {
    char best = ',';
    long most = 0;
    for (char delimiter : DELIMITERS) {
      List<List<String>> records = Delimited.records(text, delimiter, 200);
      int width = width(records);
      long alike = records.stream().filter(record -> record.size() == width).count();
      long score = width < 2 ? 0 : alike * 1000 + width;
      if (score > most) {
        most = score;
        best = delimiter;
      }
    }
    return best;
  }

  /** The number of fields that most records have; the larger of two that are as many. */
  static int width(List<List<String>> records) {
    int width = 0;
    long most = 0;
    for (List<String> record : records) {
      int size = record.size();
      long alike = records.stream().filter(other -> other.size() == size).count();
      if (alike > most || (alike == most && size > width)) {
        most = alike;
        width = size;
      }
    }
    return width;
  }
}
