package uk.toex.comms.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;
import uk.toex.comms.time.TimeReader;

/** Reads the language of layouts: {@code key = value} lines, in sections for fields. */
final class LayoutParser {

  private static final Set<String> TIMES = Set.of("start", "end", "valid-from", "valid-to");
  private static final Set<String> NUMBERS = Set.of("from", "to", "owner", "other", "number");
  private static final Map<String, List<String>> MEANINGS =
      Map.of(
          "type", List.of("call", "message", "data", "skip"),
          "direction", List.of("out", "in", "skip"));
  private static final Map<String, List<String>> UNITS =
      Map.of(
          "duration", List.of("seconds", "milliseconds", "minutes"),
          "bytes-up", List.of("bytes", "kB", "KiB", "MB", "MiB"),
          "bytes-down", List.of("bytes", "kB", "KiB", "MB", "MiB"));
  private static final Map<String, Character> DELIMITERS =
      Map.of("comma", ',', "tab", '\t', "semicolon", ';', "pipe", '|');

  private final String definition;
  private final String source;
  private final Layout.Settings settings = new Layout.Settings();
  private final SortedMap<String, FieldRule> fields = new TreeMap<>();
  private final Set<String> seen = new java.util.HashSet<>();
  private int line;
  private @Nullable Section section;

  LayoutParser(String definition, String source) {
    this.definition = definition;
    this.source = source;
  }

  /** A section while it is read. */
  private static final class Section {
    final String field;
    final int line;
    final List<String> columns = new ArrayList<>();
    final List<String> joins = new ArrayList<>();
    boolean fileName;
    @Nullable String value;
    List<String> formats = List.of();
    String unit = "";
    String prefix = "";
    final SortedMap<String, String> meanings = new TreeMap<>();
    String otherwise = "reject";
    FieldRule.Need need = FieldRule.Need.NO;
    final Set<String> keys = new java.util.HashSet<>();

    Section(String field, int line) {
      this.field = field;
      this.line = line;
    }
  }

  Layout parse() {
    List<String> lines = definition.lines().toList();
    for (String raw : lines) {
      line++;
      String text = raw.strip();
      if (line == 1 && text.startsWith("\ufeff")) {
        text = text.substring(1).strip();
      }
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      if (text.startsWith("[")) {
        finish();
        begin(text);
        continue;
      }
      int equals = text.indexOf('=');
      if (equals < 0) {
        throw bad("\"" + shown(text) + "\" is neither a section nor key = value");
      }
      String key = text.substring(0, equals).strip();
      String value = text.substring(equals + 1).strip();
      if (section == null) {
        setting(key, value);
      } else {
        rule(section, key, value);
      }
    }
    finish();
    check();
    return new Layout(settings, fields, definition);
  }

  private void begin(String text) {
    if (!text.endsWith("]")) {
      throw bad("a section's name ends in ]");
    }
    String field = text.substring(1, text.length() - 1).strip();
    if (!settings.records.fields().contains(field)) {
      throw bad(
          "there is no field \""
              + shown(field)
              + "\" in "
              + settings.records.word()
              + "; expected one of "
              + String.join(", ", settings.records.fields()));
    }
    if (fields.containsKey(field)) {
      throw bad("the section [" + field + "] comes twice");
    }
    section = new Section(field, line);
  }

  private void setting(String key, String value) {
    if (!seen.add(key)) {
      throw bad(key + " comes twice");
    }
    switch (key) {
      case "layout" -> settings.name = name(value);
      case "about" -> settings.about = value;
      case "records" -> settings.records = records(value);
      case "delimiter" -> settings.delimiter = delimiter(value);
      case "skip-lines" -> settings.skipLines = lines(value);
      case "header" -> settings.header = oneOf(key, value, "yes", "no").equals("yes");
      case "decimal" ->
          settings.decimal = oneOf(key, value, "point", "comma").equals("comma") ? ',' : '.';
      case "time-zone" -> settings.zone = checked(() -> TimeReader.zone(value));
      default ->
          throw bad(
              "there is no setting \""
                  + shown(key)
                  + "\"; expected layout, about, records, delimiter, skip-lines, header, decimal or"
                  + " time-zone, or a section such as [start]");
    }
  }

  private void rule(Section at, String key, String value) {
    String field = at.field;
    List<String> meanings = MEANINGS.getOrDefault(field, List.of());
    if (meanings.contains(key)) {
      for (String spelling : alternatives(key, value)) {
        String was = at.meanings.put(spelling.toLowerCase(Locale.ROOT), key);
        if (was != null && !was.equals(key)) {
          throw bad("\"" + spelling + "\" can't mean both " + was + " and " + key);
        }
      }
      return;
    }
    if (!at.keys.add(key)) {
      throw bad(key + " comes twice in [" + field + "]");
    }
    switch (key) {
      case "column" -> at.columns.addAll(alternatives(key, value));
      case "join" -> at.joins.addAll(joins(value));
      case "take" -> {
        oneOf(key, value, "file-name");
        at.fileName = true;
      }
      case "value" -> at.value = constant(field, value);
      case "required" ->
          at.need =
              switch (oneOf(key, value, "no", "yes", "calls")) {
                case "yes" -> FieldRule.Need.YES;
                case "calls" -> FieldRule.Need.CALLS;
                default -> FieldRule.Need.NO;
              };
      default -> special(at, key, value);
    }
  }

  private void special(Section at, String key, String value) {
    String field = at.field;
    if (key.equals("format") && TIMES.contains(field)) {
      at.formats = alternatives(key, value);
      at.formats.forEach(format -> checked(() -> TimeReader.of(format, settings.zone)));
    } else if (key.equals("prefix") && NUMBERS.contains(field)) {
      if (value.isEmpty() || value.length() > 8) {
        throw bad("a prefix has 1 to 8 characters, such as + or +44");
      }
      at.prefix = value;
    } else if (key.equals("unit") && UNITS.containsKey(field)) {
      at.unit = oneOf(key, value, UNITS.getOrDefault(field, List.of()).toArray(new String[0]));
    } else if (key.equals("otherwise") && MEANINGS.containsKey(field)) {
      List<String> meanings = new ArrayList<>(MEANINGS.getOrDefault(field, List.of()));
      meanings.add("reject");
      at.otherwise = oneOf(key, value, meanings.toArray(new String[0]));
    } else {
      throw bad("[" + field + "] has no \"" + shown(key) + "\"; expected " + keys(field));
    }
  }

  private static String keys(String field) {
    String keys = "column, join, value, take or required";
    if (TIMES.contains(field)) {
      keys += ", or format";
    }
    if (NUMBERS.contains(field)) {
      keys += ", or prefix";
    }
    if (UNITS.containsKey(field)) {
      keys += ", or unit";
    }
    if (MEANINGS.containsKey(field)) {
      keys += ", or otherwise, " + String.join(", ", MEANINGS.getOrDefault(field, List.of()));
    }
    return keys;
  }

  private void finish() {
    Section done = section;
    if (done == null) {
      return;
    }
    boolean source =
        !done.columns.isEmpty() || !done.joins.isEmpty() || done.fileName || done.value != null;
    if (!source && !done.field.equals("owner")) {
      line = done.line;
      throw bad("[" + done.field + "] does not say where it comes from: column, join or value");
    }
    if (MEANINGS.containsKey(done.field) && done.meanings.isEmpty()) {
      for (String meaning : MEANINGS.getOrDefault(done.field, List.of())) {
        if (!meaning.equals("skip")) {
          done.meanings.put(meaning, meaning);
        }
      }
    }
    List<String> formats =
        done.formats.isEmpty() && TIMES.contains(done.field) ? List.of("iso") : done.formats;
    fields.put(
        done.field,
        new FieldRule(
            done.field,
            done.columns,
            done.joins,
            done.fileName,
            done.value,
            formats,
            done.unit,
            done.prefix,
            done.meanings,
            done.otherwise,
            done.need));
    section = null;
  }

  private void check() {
    if (settings.name.isEmpty()) {
      throw new InputRefusedException(
          source
              + " is no layout: it does not say its name.\nExpected a line such as layout ="
              + " my-files before the first section.");
    }
    switch (settings.records) {
      case EVENTS -> {
        need("type");
        need("start");
        if (fields.containsKey("owner")) {
          need("other");
          need("direction");
          if (fields.containsKey("from") || fields.containsKey("to")) {
            throw lacks("either from and to, or owner, other and direction, not both");
          }
        } else {
          need("from");
          FieldRule type = fields.get("type");
          if (type == null || !"data".equals(type.value())) {
            need("to");
          }
        }
      }
      case CELLS -> need("cell");
      case SUBSCRIBERS -> need("number");
      case RECHARGES -> {
        need("start");
        need("amount");
      }
    }
    if (!settings.header) {
      for (FieldRule rule : fields.values()) {
        for (String column : rule.columns()) {
          if (!column.startsWith("#")) {
            throw lacks(
                "columns by their places, such as #1, where header = no: [" + rule.field() + "]");
          }
        }
      }
    }
  }

  private void need(String field) {
    if (!fields.containsKey(field)) {
      throw lacks("a section [" + field + "]");
    }
  }

  private InputRefusedException lacks(String what) {
    return new InputRefusedException(
        source + " is no layout of " + settings.records.word() + ": expected " + what + ".");
  }

  private String name(String value) {
    boolean good = !value.isEmpty() && value.length() <= 64;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      good &= (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }
    if (!good || value.equals("auto")) {
      throw bad("a layout's name has lower-case letters, digits and hyphens, and is not auto");
    }
    return value;
  }

  private RecordKind records(String value) {
    List<String> words = new ArrayList<>();
    for (RecordKind kind : RecordKind.values()) {
      if (kind.word().equals(value)) {
        return kind;
      }
      words.add(kind.word());
    }
    throw bad("records = " + shown(value) + "; expected " + String.join(", ", words));
  }

  private char delimiter(String value) {
    if (value.equals("auto")) {
      return Layout.ANY_DELIMITER;
    }
    Character named = DELIMITERS.get(value);
    if (named != null) {
      return named;
    }
    if (value.length() != 1 || value.charAt(0) >= 128 || value.equals("\"")) {
      throw bad("a delimiter is auto, comma, tab, semicolon, pipe or one ASCII character");
    }
    return value.charAt(0);
  }

  private int lines(String value) {
    try {
      int lines = Integer.parseInt(value);
      if (lines >= 0 && lines <= 1000) {
        return lines;
      }
    } catch (NumberFormatException notANumber) {
      // said below
    }
    throw bad("skip-lines is a number from 0 to 1000");
  }

  private String constant(String field, String value) {
    List<String> meanings = MEANINGS.get(field);
    if (meanings != null) {
      oneOf("value", value, meanings.toArray(new String[0]));
    }
    if (value.isEmpty()) {
      throw bad("a value is not empty");
    }
    return value;
  }

  private List<String> joins(String value) {
    List<String> joins = new ArrayList<>();
    for (String join : Template.alternatives(value)) {
      checked(() -> Template.parse(join));
      joins.add(join);
    }
    return joins;
  }

  /** What stands between bars, without blanks around it. */
  private List<String> alternatives(String key, String value) {
    List<String> alternatives = new ArrayList<>();
    int from = 0;
    while (from <= value.length()) {
      int bar = value.indexOf('|', from);
      int to = bar < 0 ? value.length() : bar;
      String one = value.substring(from, to).strip();
      if (one.isEmpty()) {
        throw bad("nothing stands " + (bar < 0 ? "behind" : "before") + " a bar of " + key);
      }
      alternatives.add(one);
      from = to + 1;
      if (bar < 0) {
        break;
      }
    }
    return alternatives;
  }

  private String oneOf(String key, String value, String... words) {
    if (!List.of(words).contains(value)) {
      throw bad(key + " = " + shown(value) + "; expected " + String.join(", ", words));
    }
    return value;
  }

  private <T> T checked(java.util.function.Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      throw bad(String.valueOf(e.getMessage()));
    }
  }

  private InputRefusedException bad(String fault) {
    return new InputRefusedException(source + ", line " + line + ": " + fault + ".");
  }

  private static String shown(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
