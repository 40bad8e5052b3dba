package uk.toex.graph.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.toex.io.Row;

/**
 * The header of a file for {@code neo4j-admin import}: {@code name:type}, where the type may be
 * {@code ID}, {@code LABEL}, {@code START_ID}, {@code END_ID}, {@code TYPE} or {@code IGNORE}, and
 * an id space or options may follow: {@code :ID(Person)}.
 */
final class Neo4jHeader {

  private final List<@Nullable String> properties = new ArrayList<>();
  private int id = -1;
  private int label = -1;
  private int start = -1;
  private int end = -1;
  private int type = -1;
  private String idSpace = "";
  private String startSpace = "";
  private String endSpace = "";

  Neo4jHeader(List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      int colon = name.lastIndexOf(':');
      String property = colon < 0 ? name : name.substring(0, colon);
      String rest = colon < 0 ? "" : name.substring(colon + 1);
      String role = role(rest);
      String space = space(rest);
      boolean shown = !property.isEmpty();
      switch (role) {
        case "ID" -> {
          id = i;
          idSpace = space;
        }
        case "LABEL" -> label = i;
        case "START_ID" -> {
          start = i;
          startSpace = space;
        }
        case "END_ID" -> {
          end = i;
          endSpace = space;
        }
        case "TYPE" -> type = i;
        default -> shown &= !role.equals("IGNORE");
      }
      properties.add(shown ? property : null);
    }
  }

  boolean isNodes() {
    return id >= 0;
  }

  boolean isRelationships() {
    return start >= 0 && end >= 0;
  }

  String id(Row row) throws BadRow {
    return qualified(row, id, idSpace, Fields.NO_ID);
  }

  String start(Row row) throws BadRow {
    return qualified(row, start, startSpace, Fields.NO_END);
  }

  String end(Row row) throws BadRow {
    return qualified(row, end, endSpace, Fields.NO_END);
  }

  String labels(Row row) {
    String labels = row.get(label);
    return labels == null ? "" : labels;
  }

  String type(Row row) {
    String name = row.get(type);
    return name == null ? "" : name.strip();
  }

  /** Every property that has a value. */
  SortedMap<String, String> properties(Row row) {
    SortedMap<String, String> own = new TreeMap<>();
    for (int i = 0; i < properties.size(); i++) {
      String property = properties.get(i);
      String value = row.get(i);
      if (property != null && value != null && !value.isEmpty()) {
        own.put(property, value);
      }
    }
    return own;
  }

  private static String qualified(Row row, int column, String space, String absent) throws BadRow {
    String id = row.get(column);
    if (id == null || id.isBlank()) {
      throw new BadRow(absent, "");
    }
    return space.isEmpty() ? id : space + "/" + id;
  }

  private static String role(String type) {
    int end = 0;
    while (end < type.length() && type.charAt(end) != '(' && type.charAt(end) != '{') {
      end++;
    }
    return type.substring(0, end).strip().toUpperCase(Locale.ROOT);
  }

  private static String space(String type) {
    int open = type.indexOf('(');
    int close = type.indexOf(')', open + 1);
    return open < 0 || close < 0 ? "" : type.substring(open + 1, close).strip();
  }
}
