package uk.toex.graph.io;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.toex.api.network.EntityKind;
import uk.toex.api.report.Grade;

/** What stands in the fields of entities, links and seeds. */
final class Fields {

  static final String NO_ID = "no id";
  static final String NO_END = "an end is missing";
  static final String UNKNOWN_END = "an end that is no entity";
  static final String BAD_KIND = "unknown kind";
  static final String OTHER_KIND = "an id seen before with another kind";
  static final String BAD_DATE = "unreadable date";
  static final String BAD_GRADE = "unreadable grade";
  static final String BAD_WEIGHT = "unusable weight";

  private static final Map<String, EntityKind> KINDS =
      Map.of(
          "person", EntityKind.PERSON,
          "object", EntityKind.OBJECT,
          "location", EntityKind.LOCATION,
          "event", EntityKind.EVENT);

  private Fields() {}

  static EntityKind kind(@Nullable String written) throws BadRow {
    String text = written == null ? "" : written.strip();
    EntityKind kind = KINDS.get(text.toLowerCase(Locale.ROOT));
    if (kind == null) {
      throw new BadRow(BAD_KIND, text.isEmpty() ? "none given" : text);
    }
    return kind;
  }

  /** A day as {@code yyyy-MM-dd}, also with a time behind it; null if none is given. */
  static @Nullable LocalDate date(@Nullable String written) throws BadRow {
    String day = written == null ? "" : written.strip();
    if (day.isEmpty()) {
      return null;
    }
    try {
      boolean timed = day.length() > 10 && (day.charAt(10) == 'T' || day.charAt(10) == ' ');
      return LocalDate.parse(timed ? day.substring(0, 10) : day);
    } catch (DateTimeException e) {
      throw new BadRow(BAD_DATE, day);
    }
  }

  static @Nullable Grade grade(@Nullable String written) throws BadRow {
    String text = written == null ? "" : written.strip();
    if (text.isEmpty()) {
      return null;
    }
    try {
      return Grade.parse(text);
    } catch (IllegalArgumentException e) {
      throw new BadRow(BAD_GRADE, text);
    }
  }

  /** A weight in (0, 1], 1 if none is given. */
  static double weight(@Nullable String written) throws BadRow {
    String text = written == null ? "" : written.strip();
    if (text.isEmpty()) {
      return 1;
    }
    double weight = number(text);
    if (!(weight >= Double.MIN_NORMAL && weight <= 1)) {
      throw new BadRow(BAD_WEIGHT, text + "; expected more than 0 and at most 1");
    }
    return weight;
  }

  private static double number(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("0123456789.+-eE".indexOf(text.charAt(i)) < 0) {
        return Double.NaN; // "NaN", "0x1p-1" and "1f" are Java's, not ours.
      }
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
