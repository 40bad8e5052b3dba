package uk.toex.comms.layout;

import java.util.ArrayList;
import java.util.List;

/** A text with columns in braces, such as <code>{Date} {Time|Time of day}</code>. */
public final class Template {

  private final List<Part> parts;

  /**
   * A piece of a template.
   *
   * @param literal text that stands for itself; empty if it is a column
   * @param columns the column's possible names; empty if it is a literal
   */
  public record Part(String literal, List<String> columns) {
    public Part {
      columns = List.copyOf(columns);
    }
  }

  private Template(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException if braces do not pair or hold nothing, or there are none
   */
  public static Template parse(String text) {
    List<Part> parts = new ArrayList<>();
    boolean column = false;
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('{', at);
      String literal = open < 0 ? text.substring(at) : text.substring(at, open);
      if (literal.indexOf('}') >= 0) {
        throw bad(text);
      }
      if (!literal.isEmpty()) {
        parts.add(new Part(literal, List.of()));
      }
      if (open < 0) {
        break;
      }
      int close = text.indexOf('}', open);
      if (close < 0) {
        throw bad(text);
      }
      parts.add(new Part("", names(text, text.substring(open + 1, close))));
      column = true;
      at = close + 1;
    }
    if (!column) {
      throw bad(text);
    }
    return new Template(parts);
  }

  /** Templates between bars outside braces. */
  static List<String> alternatives(String text) {
    List<String> alternatives = new ArrayList<>();
    int from = 0;
    boolean inside = false;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? '|' : text.charAt(i);
      inside = i < text.length() && (c == '{' || (c != '}' && inside));
      if (c == '|' && !inside) {
        alternatives.add(text.substring(from, i).strip());
        from = i + 1;
      }
    }
    return alternatives;
  }

  /** Its pieces, in order. */
  public List<Part> parts() {
    return parts;
  }

  private static List<String> names(String text, String inside) {
    List<String> names = new ArrayList<>();
    int from = 0;
    while (true) {
      int bar = inside.indexOf('|', from);
      String name = inside.substring(from, bar < 0 ? inside.length() : bar).strip();
      if (name.isEmpty() || name.indexOf('{') >= 0) {
        throw bad(text);
      }
      names.add(name);
      if (bar < 0) {
        return names;
      }
      from = bar + 1;
    }
  }

  private static IllegalArgumentException bad(String text) {
    return new IllegalArgumentException(
        "\"" + text + "\" does not name columns in braces, such as {Date} {Time}");
  }
}
