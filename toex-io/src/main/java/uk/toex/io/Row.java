package uk.toex.io;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of an input: values by column.
 *
 * <p>Immutable. Columns are counted from 0 as in {@link Columns#index}; −1 stands for a column that
 * the input does not have, and reads as absent.
 */
public final class Row {

  private final Columns columns;
  private final long line;
  private final String raw;
  private final @Nullable Object[] values; // String, List<String> or null

  Row(Columns columns, long line, String raw, @Nullable Object[] values) {
    this.columns = columns;
    this.line = line;
    this.raw = raw;
    this.values = values;
  }

  /** The line of the input, from 1, on which the record begins. */
  public long line() {
    return line;
  }

  /** The record as it stands in the input, without its line end. */
  public String raw() {
    return raw;
  }

  /**
   * The value in a column; for JSON Lines, numbers and booleans as written.
   *
   * @return null if the record has no value there: never in CSV and TSV, where it is empty instead;
   *     in JSON Lines where the name is absent, null, an object or an array
   */
  public @Nullable String get(int column) {
    return value(column) instanceof String text ? text : null;
  }

  /** The value in the column of exactly this name; null also if there is no such column. */
  public @Nullable String get(String column) {
    return get(columns.index(column));
  }

  /**
   * The values of a JSON array of strings, numbers or booleans.
   *
   * @return null if there is no array
   */
  @SuppressWarnings("unchecked") // the only lists among the values are lists of strings
  public @Nullable List<String> list(int column) {
    return value(column) instanceof List<?> list ? (List<String>) list : null;
  }

  /** As above, in the column of exactly this name. */
  public @Nullable List<String> list(String column) {
    return list(columns.index(column));
  }

  /** Whether every value is absent or empty. */
  public boolean isBlank() {
    for (Object value : values) {
      if (value != null && !"".equals(value)) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Object value(int column) {
    return column >= 0 && column < values.length ? values[column] : null;
  }
}
