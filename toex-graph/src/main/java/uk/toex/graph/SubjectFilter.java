package uk.toex.graph;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;

/**
 * Which entities are subjects, as a user writes it: {@code age<18}, {@code kind=person}, {@code
 * missing-episodes} (the attribute is there and not empty or 0), {@code event:missing episode} (is
 * linked to an event whose label or attribute {@code type} begins so). Numbers are compared as
 * numbers, anything else as text without regard to case. Immutable and thread-safe.
 */
public final class SubjectFilter {

  // Ours, not the user's: what a user writes is matched by it and never becomes a pattern.
  private static final Pattern FORM =
      Pattern.compile("\\s*([^<>=!]{1,200}?)\\s*(?:(<=|>=|!=|<|>|=)\\s*(.{0,200}?))?\\s*");
  private static final String EVENT = "event:";

  private final String text;
  private final String name;
  private final @Nullable String operator;
  private final String value;

  private SubjectFilter(String text, String name, @Nullable String operator, String value) {
    this.text = text;
    this.name = name;
    this.operator = operator;
    this.value = value;
  }

  /**
   * Reads a filter.
   *
   * @throws InputRefusedException if it is none
   */
  public static SubjectFilter parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches() || matcher.group(1).isBlank()) {
      throw new InputRefusedException(
          "\""
              + text
              + "\" is no filter. Expected such as age<18, missing-episodes or"
              + " \"event:missing episode\".");
    }
    String name = matcher.group(1).strip();
    String value = matcher.group(3) == null ? "" : matcher.group(3).strip();
    return new SubjectFilter(text, name, matcher.group(2), value);
  }

  /** Whether an entity passes all filters. */
  public static boolean all(List<SubjectFilter> filters, RiskView view, int index) {
    for (SubjectFilter filter : filters) {
      if (!filter.accepts(view, index)) {
        return false;
      }
    }
    return true;
  }

  /** Whether an entity passes. */
  public boolean accepts(RiskView view, int index) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith(EVENT)) {
      return hasEvent(view, index, lower.substring(EVENT.length()).strip());
    }
    String own =
        switch (lower) {
          case "kind" -> view.kind(index).id();
          case "id" -> view.id(index);
          case "label" -> view.network.label(index);
          default -> view.network.attribute(index, name);
        };
    if (operator == null) {
      return own != null && !own.isBlank() && !own.equals("0");
    }
    return own != null && !own.isBlank() && compare(own);
  }

  private boolean compare(String own) {
    Double a = number(own);
    Double b = number(value);
    int order;
    if (a != null && b != null) {
      order = Double.compare(a, b);
    } else if (operator != null && !operator.equals("=") && !operator.equals("!=")) {
      return false; // A text is neither above nor below a number.
    } else {
      order = own.compareToIgnoreCase(value);
    }
    return switch (String.valueOf(operator)) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      case "!=" -> order != 0;
      default -> order == 0;
    };
  }

  private static boolean hasEvent(RiskView view, int index, String wanted) {
    for (int arc = view.firstArc(index); arc < view.firstArc(index + 1); arc++) {
      int other = view.neighbour(arc);
      if (view.kind(other) == uk.toex.api.network.EntityKind.EVENT && view.arcWeight(arc) > 0) {
        String type = view.network.attribute(other, "type");
        if (begins(view.network.label(other), wanted) || (type != null && begins(type, wanted))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean begins(String text, String wanted) {
    return text.regionMatches(true, 0, wanted, 0, wanted.length());
  }

  private static @Nullable Double number(String text) {
    try {
      double number = Double.parseDouble(text.strip());
      return Double.isNaN(number) ? null : (Double) number;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
