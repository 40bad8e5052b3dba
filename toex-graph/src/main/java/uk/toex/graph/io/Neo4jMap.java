package uk.toex.graph.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;
import uk.toex.api.network.EntityKind;

/**
 * What the labels of a Neo4j graph are among people, objects, locations and events.
 *
 * <p>A text of lines; what follows {@code #} at the beginning of a line is a comment:
 *
 * <pre>
 *   label Person = person                 nodes with this label are of this kind
 *   ignore label Officer                  these are left out, and their relationships
 *   type KNOWS = associate                what a type of relationship is called; else as written
 *   ignore type HAS_POSTCODE              these are left out
 *   name Person = name surname            the properties that make the entity's label
 *   date Crime = date dd/MM/yyyy          the property that holds the date, and how it is written;
 *                                         links of the event get it
 * </pre>
 *
 * Labels, types and properties are as Neo4j has them, case included, and hold no blanks. A pattern
 * is that of {@link DateTimeFormatter}. Immutable and thread-safe.
 */
public final class Neo4jMap {

  final Map<String, EntityKind> kinds = new HashMap<>();
  final Map<String, String> types = new HashMap<>();
  final Map<String, List<String>> names = new HashMap<>();
  final Map<String, Dated> dates = new HashMap<>();
  final Set<String> ignoredLabels = new HashSet<>();
  final Set<String> ignoredTypes = new HashSet<>();

  private Neo4jMap() {}

  /** Where a date stands, and how. */
  record Dated(String property, DateTimeFormatter format) {}

  /**
   * The map that ships under a name: {@code pole}, for Neo4j's POLE example.
   *
   * @throws InputRefusedException if there is none
   */
  public static Neo4jMap named(String name) {
    String resource = name.equals("pole") ? "pole.map" : "";
    try (@Nullable InputStream in =
        resource.isEmpty() ? null : Neo4jMap.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new InputRefusedException(
            "No map is called " + name + ".\nExpected pole, or the name of a file.");
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), resource);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads a map from a file in UTF-8.
   *
   * @throws InputRefusedException if it cannot be read, or a line of it is none
   */
  public static Neo4jMap read(Path file) {
    try {
      return parse(Files.readString(file), file.toString());
    } catch (CharacterCodingException e) {
      throw new InputRefusedException(file + " is not in UTF-8.", e);
    } catch (IOException e) {
      throw new InputRefusedException(file + " could not be read: " + e, e);
    }
  }

  /**
   * Reads a map.
   *
   * @param source what to call it in messages
   * @throws InputRefusedException if a line of it is none
   */
  public static Neo4jMap parse(String text, String source) {
    Neo4jMap map = new Neo4jMap();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String stripped = line.strip();
      if (!stripped.isEmpty() && !stripped.startsWith("#") && !map.take(words(stripped))) {
        throw new InputRefusedException(
            source
                + ", line "
                + number
                + ": \""
                + (stripped.length() > 80 ? stripped.substring(0, 80) + "…" : stripped)
                + "\"\nExpected such as: label Person = person; ignore label Officer; type KNOWS ="
                + " associate; name Person = name surname; date Crime = date dd/MM/yyyy");
      }
    }
    if (map.kinds.isEmpty()) {
      throw new InputRefusedException(
          source + " says of no label what it is; expected such as: label Person = person");
    }
    return map;
  }

  private boolean take(List<String> words) {
    int count = words.size();
    if (count == 3 && words.get(0).equals("ignore")) {
      return switch (words.get(1)) {
        case "label" -> ignoredLabels.add(words.get(2));
        case "type" -> ignoredTypes.add(words.get(2));
        default -> false;
      };
    }
    if (count < 4 || !words.get(2).equals("=")) {
      return false;
    }
    String what = words.get(1);
    String value = words.get(3);
    return switch (words.get(0)) {
      case "label" -> count == 4 && kind(what, value);
      case "type" -> count == 4 && types.put(what, value) == null;
      case "name" -> names.put(what, List.copyOf(words.subList(3, count))) == null;
      case "date" -> count >= 5 && date(what, value, String.join(" ", words.subList(4, count)));
      default -> false;
    };
  }

  private boolean kind(String label, String name) {
    try {
      return kinds.put(label, Fields.kind(name)) == null;
    } catch (BadRow e) {
      return false;
    }
  }

  private boolean date(String label, String property, String pattern) {
    try {
      DateTimeFormatter format =
          DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT)
              .withResolverStyle(ResolverStyle.STRICT);
      return dates.put(label, new Dated(property, format)) == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    int from = -1;
    for (int i = 0; i <= line.length(); i++) {
      boolean blank = i == line.length() || Character.isWhitespace(line.charAt(i));
      if (!blank && from < 0) {
        from = i;
      } else if (blank && from >= 0) {
        words.add(line.substring(from, i));
        from = -1;
      }
    }
    return words;
  }
}
