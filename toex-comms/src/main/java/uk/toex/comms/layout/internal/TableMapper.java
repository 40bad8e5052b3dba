package uk.toex.comms.layout.internal;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.toex.comms.internal.RowFields;
import uk.toex.comms.layout.FieldRule;
import uk.toex.comms.layout.Layout;
import uk.toex.comms.time.TimeReader;

/** Rows of cells, subscribers and recharges as texts that have been checked. One a thread. */
public final class TableMapper {

  private static final List<String> TIMES = List.of("start", "valid-from", "valid-to");
  private static final List<String> NUMBERS = List.of("latitude", "longitude", "azimuth", "amount");

  private final Layout layout;
  private final SortedMap<String, Source> sources = new TreeMap<>();
  private final SortedMap<String, Times> times = new TreeMap<>();
  private final SortedMap<String, String> values = new TreeMap<>();
  private final SortedMap<String, String> faults = new TreeMap<>();

  /** For a bound layout. */
  public TableMapper(Binding binding) {
    layout = binding.layout();
    for (String field : binding.fields()) {
      Source source = binding.source(field);
      FieldRule rule = layout.field(field);
      if (source == null || rule == null) {
        continue;
      }
      sources.put(field, source);
      if (TIMES.contains(field)) {
        times.put(field, new Times(rule.formats(), layout.zone()));
      }
    }
  }

  /** Turns to a row; the reason if it is to be rejected, else null. */
  public @Nullable String map(RowFields row) {
    values.clear();
    faults.clear();
    for (Map.Entry<String, Source> each : sources.entrySet()) {
      String field = each.getKey();
      Source source = each.getValue();
      source.take(row);
      String fault = source.isEmpty() ? "" : read(field, source);
      if (fault == null) {
        continue;
      }
      FieldRule rule = layout.field(field);
      boolean badAmount = field.equals("amount") && !fault.isEmpty();
      if (isNeeded(field) || badAmount || (rule != null && rule.need() == FieldRule.Need.YES)) {
        return fault.isEmpty() ? "no " + field : "bad " + field + fault;
      }
      if (!fault.isEmpty()) {
        faults.put(field, fault);
      }
    }
    return null;
  }

  /** Reads a field; null if it could be, else what is wrong with it behind its name. */
  private @Nullable String read(String field, Source source) {
    Times reader = times.get(field);
    if (reader != null) {
      long packed = reader.read(source);
      if (TimeReader.isFault(packed)) {
        return ": " + TimeReader.reason(packed);
      }
      values.put(field, Long.toString(TimeReader.seconds(packed)));
      return null;
    }
    String text = source.text();
    if (NUMBERS.contains(field)) {
      String plain = layout.decimal() == ',' ? text.replace(',', '.') : text;
      double number = number(plain);
      if (!inRange(field, number)) {
        return Double.isNaN(number) ? ": no number" : ": out of range";
      }
      text = plain;
    }
    values.put(field, text);
    return null;
  }

  private static boolean inRange(String field, double number) {
    return switch (field) {
      case "latitude" -> number >= -90 && number <= 90;
      case "longitude" -> number >= -180 && number <= 180;
      case "azimuth" -> number >= 0 && number <= 360;
      default -> Double.isFinite(number);
    };
  }

  private static boolean isNeeded(String field) {
    return switch (field) {
      case "cell", "number", "owner", "start" -> true;
      default -> false;
    };
  }

  /** A plain decimal number, or NaN. */
  private static double number(String text) {
    if (text.length() > 40) {
      return Double.NaN;
    }
    for (int i = 0; i < text.length(); i++) {
      if ("+-.0123456789eE".indexOf(text.charAt(i)) < 0) {
        return Double.NaN;
      }
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** The texts of the row's fields that could be read; times as seconds since 1970. */
  public SortedMap<String, String> values() {
    return values;
  }

  /** The fields that were filled and could not be read. */
  public List<String> unreadable() {
    return List.copyOf(faults.keySet());
  }
}
