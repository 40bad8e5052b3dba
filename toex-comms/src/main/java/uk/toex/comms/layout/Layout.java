package uk.toex.comms.layout;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;
import uk.toex.api.comms.CommsLayout;

/**
 * A layout that has been read and checked. docs/comms-layouts.md describes the language. Immutable
 * and thread-safe.
 */
public final class Layout implements CommsLayout {

  /** The delimiter of a file is found out from its first lines. */
  public static final char ANY_DELIMITER = 0;

  private static final int MAX_BYTES = 1 << 20;

  private final String name;
  private final String about;
  private final RecordKind records;
  private final char delimiter;
  private final int skipLines;
  private final boolean header;
  private final char decimal;
  private final ZoneId zone;
  private final SortedMap<String, FieldRule> fields;
  private final String definition;

  Layout(Settings settings, SortedMap<String, FieldRule> fields, String definition) {
    this.name = settings.name;
    this.about = settings.about;
    this.records = settings.records;
    this.delimiter = settings.delimiter;
    this.skipLines = settings.skipLines;
    this.header = settings.header;
    this.decimal = settings.decimal;
    this.zone = settings.zone;
    this.fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    this.definition = definition;
  }

  /** What stands before the first section of a definition. */
  static final class Settings {
    String name = "";
    String about = "";
    RecordKind records = RecordKind.EVENTS;
    char delimiter = ANY_DELIMITER;
    int skipLines;
    boolean header = true;
    char decimal = '.';
    ZoneId zone = ZoneId.of("Europe/London");
  }

  /**
   * Reads a definition.
   *
   * @param source what to call it in messages: the file, or the plugin's layout
   * @throws InputRefusedException if it is no layout, saying in which line and what was expected
   */
  public static Layout parse(String definition, String source) {
    return new LayoutParser(definition, source).parse();
  }

  /**
   * Reads a file with a definition, in UTF-8.
   *
   * @throws InputRefusedException if it can't be read or is no layout
   */
  public static Layout read(Path file) {
    Path last = file.getFileName();
    String source = last == null ? file.toString() : last.toString();
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new InputRefusedException(
            source + " is no layout: it has more than " + MAX_BYTES + " bytes.");
      }
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      return parse(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString(), source);
    } catch (CharacterCodingException e) {
      throw new InputRefusedException(source + " is no layout: it is not in UTF-8.", e);
    } catch (IOException e) {
      throw new InputRefusedException("The layout " + file + " could not be read: " + e, e);
    }
  }

  /**
   * A plugin's layout, read and checked.
   *
   * @throws InputRefusedException if its definition is none or gives another name
   */
  public static Layout of(CommsLayout offered) {
    if (offered instanceof Layout layout) {
      return layout;
    }
    Layout layout = parse(offered.definition(), "the layout " + offered.name());
    if (!layout.name.equals(offered.name())) {
      throw new InputRefusedException(
          "The layout " + offered.name() + " calls itself " + layout.name + " in its definition.");
    }
    return layout;
  }

  @Override
  public String name() {
    return name;
  }

  /** What files it is for, in a sentence; may be empty. */
  public String about() {
    return about;
  }

  @Override
  public String definition() {
    return definition;
  }

  /** What the rows are. */
  public RecordKind records() {
    return records;
  }

  /** What stands between fields, or {@link #ANY_DELIMITER}. */
  public char delimiter() {
    return delimiter;
  }

  /**
   * How many lines stand before the header, blank ones counted, or before the first row if there is
   * no header; in a spreadsheet, how many rows that are not empty.
   */
  public int skipLines() {
    return skipLines;
  }

  /** Whether the first line behind these names the columns. */
  public boolean header() {
    return header;
  }

  /** What stands before the decimals of a number: a point or a comma. */
  public char decimal() {
    return decimal;
  }

  /** In which zone times without an offset are local. */
  public ZoneId zone() {
    return zone;
  }

  /** The rules of its fields, by field. */
  public SortedMap<String, FieldRule> fields() {
    return fields;
  }

  /** The rule of a field; null if it has none. */
  public @Nullable FieldRule field(String field) {
    return fields.get(field);
  }

  /** Whether rows have an owner and another party instead of from and to. */
  public boolean byOwner() {
    return records == RecordKind.EVENTS && fields.containsKey("owner");
  }

  @Override
  public String toString() {
    return name;
  }
}
