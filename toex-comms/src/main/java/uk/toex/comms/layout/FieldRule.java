package uk.toex.comms.layout;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a field comes from and how it is read: one section of a layout. The first source that the
 * file has is taken, in the order of the components.
 *
 * @param field which field
 * @param columns columns that may hold it, the first that the file has; {@code #3} is the third
 * @param joins texts with columns in braces, such as <code>{lac}-{ci}</code>, of which the first is
 *     taken whose columns are all there
 * @param fileName true if it is the file's name without its ending
 * @param value the same for all rows; null if there is none
 * @param formats how times are written, in the order in which they are tried; empty for others
 * @param unit of an amount, such as {@code minutes}; empty for none
 * @param prefix put before a number of 10 digits or more that begins with 1 to 9; empty for none
 * @param meanings what spellings mean, lower case; empty if they mean themselves
 * @param otherwise what any other spelling means, or {@code reject}
 * @param need whether a row is rejected in which it is empty or can't be read
 */
public record FieldRule(
    String field,
    List<String> columns,
    List<String> joins,
    boolean fileName,
    @Nullable String value,
    List<String> formats,
    String unit,
    String prefix,
    SortedMap<String, String> meanings,
    String otherwise,
    Need need) {

  /** Whether a row must have a field. */
  public enum Need {
    /** It may be absent, and what can't be read is taken as not known, and counted. */
    NO,
    /** A row without it is rejected. */
    YES,
    /** A call without it is rejected. */
    CALLS
  }

  public FieldRule {
    Objects.requireNonNull(field, "field");
    columns = List.copyOf(columns);
    joins = List.copyOf(joins);
    formats = List.copyOf(formats);
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(prefix, "prefix");
    meanings = Collections.unmodifiableSortedMap(new TreeMap<>(meanings));
    Objects.requireNonNull(otherwise, "otherwise");
    Objects.requireNonNull(need, "need");
  }
}
