package uk.toex.comms.layout.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;
import uk.toex.comms.internal.ColumnPlan;
import uk.toex.comms.internal.RowMapper;
import uk.toex.comms.layout.FieldRule;
import uk.toex.comms.layout.Layout;
import uk.toex.comms.layout.RecordKind;
import uk.toex.comms.layout.Template;

/** A layout bound to the columns of one file. Immutable and thread-safe. */
public final class Binding {

  private final Layout layout;
  private final int columns;
  private final SortedMap<String, Supplier<Source>> sources = new TreeMap<>();
  private final SortedMap<String, Integer> plain = new TreeMap<>();
  private final boolean[] used;
  private final List<String> names;

  private Binding(Layout layout, List<String> names, int columns) {
    this.layout = layout;
    this.names = List.copyOf(names);
    this.columns = columns;
    this.used = new boolean[columns];
  }

  /**
   * Binds a layout.
   *
   * @param header the names of the columns; empty if the file has none
   * @param columns how many columns there are
   * @param file the file's name
   * @param owner who the owner is, whatever the layout says; null to go by the layout
   * @throws InputRefusedException if a field has no source in this file, saying which columns were
   *     looked for and which there are
   */
  public static Binding of(
      Layout layout, List<String> header, int columns, String file, @Nullable String owner) {
    Binding binding = new Binding(layout, header, columns);
    List<String> missing = new ArrayList<>();
    for (FieldRule rule : layout.fields().values()) {
      if (rule.field().equals("owner") && owner != null) {
        binding.sources.put("owner", () -> new Source.Constant(owner));
        continue;
      }
      Supplier<Source> source = binding.source(rule, file);
      if (source != null) {
        String prefix = rule.prefix();
        binding.sources.put(
            rule.field(),
            prefix.isEmpty() ? source : () -> new Source.Prefixed(source.get(), prefix));
      } else if (isNeeded(layout, rule)) {
        missing.add(rule.field());
      }
    }
    if (!missing.isEmpty()) {
      throw new InputRefusedException(binding.missing(missing, file));
    }
    return binding;
  }

  private static boolean isNeeded(Layout layout, FieldRule rule) {
    return switch (rule.field()) {
      case "type", "from", "to", "owner", "other", "start" -> true;
      // Where it names from and to, a record whose direction is not said is the beginner's.
      case "direction" -> layout.byOwner();
      case "cell" -> layout.records() == RecordKind.CELLS;
      case "number", "amount" -> true;
      default -> rule.need() == FieldRule.Need.YES;
    };
  }

  private String missing(List<String> fields, String file) {
    StringBuilder message = new StringBuilder();
    message.append(file).append(" is not as the layout ").append(layout.name()).append(" says: ");
    List<String> each = new ArrayList<>();
    for (String field : fields) {
      FieldRule rule = layout.fields().get(field);
      List<String> looked = new ArrayList<>();
      if (rule != null) {
        rule.columns().forEach(looked::add);
        rule.joins().forEach(looked::add);
      }
      each.add(
          field.equals("owner") && looked.isEmpty()
              ? "whose records they are is not said; name the owner"
              : "no column for " + field + " (" + String.join(", ", looked) + ")");
    }
    message.append(String.join("; ", each)).append(".\nIts columns are: ");
    List<String> shown = names.subList(0, Math.min(30, names.size()));
    message.append(names.isEmpty() ? columns + " without names" : String.join(", ", shown));
    message.append(names.size() > shown.size() ? ", …." : ".");
    return message.toString();
  }

  private @Nullable Supplier<Source> source(FieldRule rule, String file) {
    int column = column(rule.columns());
    if (column >= 0) {
      used[column] = true;
      plain.put(rule.field(), column);
      return () -> new Source.OfColumn(column);
    }
    for (String join : rule.joins()) {
      Supplier<Source> joined = joined(Template.parse(join));
      if (joined != null) {
        return joined;
      }
    }
    if (rule.fileName()) {
      String stem = stem(file);
      return () -> new Source.Constant(stem);
    }
    String value = rule.value();
    return value == null ? null : () -> new Source.Constant(value);
  }

  private @Nullable Supplier<Source> joined(Template template) {
    List<Supplier<Source>> parts = new ArrayList<>();
    List<Integer> taken = new ArrayList<>();
    for (Template.Part part : template.parts()) {
      if (part.columns().isEmpty()) {
        parts.add(() -> new Source.Constant(part.literal()));
        continue;
      }
      int column = column(part.columns());
      if (column < 0) {
        return null;
      }
      taken.add(column);
      parts.add(() -> new Source.OfColumn(column));
    }
    taken.forEach(column -> used[column] = true);
    return () -> new Source.Joined(parts.stream().map(Supplier::get).toList());
  }

  /** The file's name without its folder and ending: {@code A} of {@code A.csv.gz}. */
  static String stem(String file) {
    String stem = file;
    for (String ending : List.of(".gz", ".csv", ".tsv", ".txt", ".xlsx")) {
      if (stem.length() > ending.length() && stem.toLowerCase(Locale.ROOT).endsWith(ending)) {
        stem = stem.substring(0, stem.length() - ending.length());
      }
    }
    return stem;
  }

  /** The first of some columns that the file has; -1 if it has none. */
  private int column(List<String> wanted) {
    for (String name : wanted) {
      int found = column(name);
      if (found >= 0) {
        return found;
      }
    }
    return -1;
  }

  private int column(String wanted) {
    if (wanted.startsWith("#")) {
      int place = place(wanted);
      if (place > 0) {
        return place <= columns ? place - 1 : -1;
      }
    }
    int exact = names.indexOf(wanted);
    if (exact >= 0) {
      return exact;
    }
    String plainly = plain(wanted);
    for (int i = 0; i < names.size(); i++) {
      if (plain(names.get(i)).equals(plainly)) {
        return i;
      }
    }
    return -1;
  }

  private static int place(String text) {
    int place = 0;
    for (int i = 1; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || place > 10_000) {
        return -1;
      }
      place = place * 10 + digit;
    }
    return text.length() > 1 ? place : -1;
  }

  /** A name without what varies: case, blanks, hyphens, underscores and dots. */
  public static String plain(String name) {
    StringBuilder plain = new StringBuilder(name.length());
    String lower = name.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (c != ' ' && c != '_' && c != '-' && c != '.' && c != '\u00a0' && c != '\ufeff') {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  /** The layout. */
  public Layout layout() {
    return layout;
  }

  /** The fields that this file has. */
  public List<String> fields() {
    return List.copyOf(sources.keySet());
  }

  /** The columns that nothing is read from: their names, or places such as {@code #3}. */
  public List<String> unused() {
    List<String> unused = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      if (!used[i]) {
        unused.add(i < names.size() && !names.get(i).isBlank() ? names.get(i) : "#" + (i + 1));
      }
    }
    return unused;
  }

  /** A source of a field, for one thread; null if the file has none. */
  @Nullable Source source(String field) {
    Supplier<Source> source = sources.get(field);
    return source == null ? null : source.get();
  }

  /**
   * A mapper of events, for one thread.
   *
   * @throws IllegalStateException if its rows are no events
   */
  public RowMapper newMapper() {
    if (layout.records() != RecordKind.EVENTS) {
      throw new IllegalStateException(layout.name() + " is of " + layout.records().word());
    }
    return new EventMapper(this);
  }

  /** The same as a plan by columns, if the layout is as plain as that for this file. */
  public Optional<ColumnPlan> plan() {
    FieldRule type = layout.fields().get("type");
    FieldRule start = layout.fields().get("start");
    boolean isPlain =
        layout.records() == RecordKind.EVENTS
            && !layout.byOwner()
            && type != null
            && start != null
            && plain.containsKey("type")
            && type.otherwise().equals("reject")
            && !type.meanings().containsValue("skip")
            && start.formats().size() == 1
            && layout.decimal() == '.'
            && plain.keySet().containsAll(sources.keySet())
            && !plain.containsKey("end")
            && !plain.containsKey("direction");
    for (FieldRule rule : layout.fields().values()) {
      isPlain &= rule.prefix().isEmpty() && rule.need() == FieldRule.Need.NO;
      isPlain &= rule.unit().isEmpty() || List.of("seconds", "bytes").contains(rule.unit());
    }
    if (!isPlain || type == null || start == null) {
      return Optional.empty();
    }
    SortedMap<String, Byte> types = new TreeMap<>();
    for (Map.Entry<String, String> each : type.meanings().entrySet()) {
      types.put(each.getKey(), (byte) EventMapper.type(each.getValue()));
    }
    return Optional.of(
        new ColumnPlan(
            at("type"),
            at("from"),
            at("to"),
            at("start"),
            at("duration"),
            at("imei"),
            at("imsi"),
            at("cell"),
            at("end-cell"),
            at("bytes-up"),
            at("bytes-down"),
            at("text"),
            types,
            start.formats().get(0),
            layout.zone()));
  }

  private int at(String field) {
    return plain.getOrDefault(field, -1);
  }
}
