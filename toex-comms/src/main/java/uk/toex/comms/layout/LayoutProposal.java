package uk.toex.comms.layout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;
import uk.toex.comms.layout.internal.Binding;

/**
 * Proposes a layout of events for a sample: by the names of its columns, where TOEX's own layouts
 * know them, and by what stands in them. Each choice has its reason beside it as a comment; a
 * person has to look at them.
 */
public final class LayoutProposal {

  /** In the order in which their words count. */
  private static final List<String> MODELS =
      List.of("generic", "cdr", "handset-messages", "sms", "data-session");

  /** A header is looked for in the first lines only. */
  private static final int MAX_PREAMBLE = 50;

  private final Sample sample;
  private final String name;
  private final StringBuilder out = new StringBuilder();
  private final List<ColumnLook> looks = new ArrayList<>();
  private final Map<String, ColumnLook> chosen = new LinkedHashMap<>();
  private final Map<String, String> reasons = new TreeMap<>();
  private final List<ColumnLook> free = new ArrayList<>();
  private boolean header;
  private int skip;

  private LayoutProposal(Sample sample, String name) {
    this.sample = sample;
    this.name = name;
  }

  /**
   * The definition of a layout for a sample, with its reasons as comments.
   *
   * @param name what to call it: lower-case letters, digits and hyphens
   * @throws InputRefusedException if no time can be found in it, or no number
   */
  public static String of(Sample sample, String name) {
    return new LayoutProposal(sample, name).propose();
  }

  private String propose() {
    look();
    boolean byOwner = choose();
    head();
    type();
    parties(byOwner);
    start();
    plain("end", "duration", "imei", "imsi", "cell", "end-cell", "bytes-up", "bytes-down", "text");
    rest();
    verdict();
    return out.toString();
  }

  private void look() {
    List<List<String>> records = sample.records(Layout.ANY_DELIMITER);
    int width = Sample.width(records);
    while (records.get(0).size() != width && skip < MAX_PREAMBLE) {
      List<List<String>> behind = sample.records(Layout.ANY_DELIMITER, ++skip);
      if (behind.isEmpty()) {
        break;
      }
      records = behind;
    }
    List<String> first = records.get(0);
    if (first.size() != width) { // no line to be taken for a header
      skip = 0;
      records = sample.records(Layout.ANY_DELIMITER);
      first = List.of();
    }
    header = first.size() == width && isHeader(first);
    List<List<String>> rows = records.subList(header ? 1 : 0, records.size());
    for (int i = 0; i < width; i++) {
      looks.add(new ColumnLook(header ? first.get(i).strip() : "", i, rows));
    }
    free.addAll(looks);
  }

  private static boolean isHeader(List<String> first) {
    return first.stream().noneMatch(ColumnLook::isData)
        || first.stream().allMatch(LayoutProposal::word);
  }

  private static boolean word(String value) {
    return value.chars().noneMatch(c -> c >= '0' && c <= '9');
  }

  /** Chooses a column for each field; true if rows have an owner. */
  private boolean choose() {
    for (String field : RecordKind.EVENTS.fields()) {
      byName(field);
    }
    if (!chosen.containsKey("direction")) {
      byWords("direction");
    }
    if (!chosen.containsKey("type")) {
      byWords("type");
    }
    List<ColumnLook> numbers = new ArrayList<>();
    for (ColumnLook look : free) {
      if (!chosen.containsValue(look) && look.numbers() > 0.6) {
        numbers.add(look);
      }
    }
    boolean pair = chosen.containsKey("from") && chosen.containsKey("to");
    boolean byOwner =
        !pair
            && chosen.containsKey("direction")
            && (chosen.containsKey("other") || numbers.size() == 1);
    for (String field : byOwner ? List.of("other") : List.of("from", "to")) {
      if (!chosen.containsKey(field) && !numbers.isEmpty()) {
        take(field, numbers.remove(0), "its values are numbers");
      }
    }
    for (String field : byOwner ? List.of("from", "to") : List.of("owner", "other")) {
      chosen.remove(field);
    }
    if (!chosen.containsKey(byOwner ? "other" : "from")) {
      throw new InputRefusedException(
          sample.name() + ": no column looks like telephone numbers, so no layout is proposed.");
    }
    return byOwner;
  }

  private void byName(String field) {
    for (String model : MODELS) {
      FieldRule rule = Layouts.builtIn().find(model).field(field);
      if (rule == null || !header) {
        continue;
      }
      for (String column : rule.columns()) {
        for (ColumnLook look : free) {
          if (look.plainName().equals(Binding.plain(column)) && suits(field, look)) {
            take(field, look, "its name, which the layout " + model + " knows");
            return;
          }
        }
      }
    }
  }

  /** Names that say too little are checked against what stands in the column. */
  private static boolean suits(String field, ColumnLook look) {
    return switch (field) {
      case "from", "to", "owner", "other" -> look.filled == 0 || look.numbers() > 0.2;
      case "direction", "type" -> look.isOf(words(field).keySet());
      case "start", "end" -> !look.time(ColumnLook.TIMES, "").isEmpty();
      default -> true;
    };
  }

  private void byWords(String field) {
    for (ColumnLook look : free) {
      if (look.isOf(words(field).keySet())) {
        take(field, look, "its values are words for it");
        return;
      }
    }
  }

  private void take(String field, ColumnLook look, String reason) {
    chosen.put(field, look);
    reasons.put(field, reason);
    free.remove(look);
  }

  /** What TOEX's own layouts say that words mean. */
  private static SortedMap<String, String> words(String field) {
    SortedMap<String, String> words = new TreeMap<>();
    for (String model : MODELS) {
      FieldRule rule = Layouts.builtIn().find(model).field(field);
      if (rule != null) {
        rule.meanings().forEach(words::putIfAbsent);
      }
    }
    return words;
  }

  private void head() {
    line("# Proposed from " + cut(sample.name()) + ". Look at every reason before you use it.");
    line("layout    = " + name);
    line("about     = Files like " + cut(sample.name()));
    line(
        "# "
            + (sample.delimiter() == '\t' ? "Tabs" : sample.delimiter() + " ")
            + " between fields.");
    line("delimiter = " + delimiter());
    if (skip > 0) {
      line("# The header is the first line with as many fields as most have.");
      line("skip-lines = " + skip);
    }
    if (!header) {
      line("# The first line looks like data, not like names of columns.");
      line("header    = no");
    }
    line(
        "# CHECK: nothing in a file says in which zone its times are, unless they have an offset.");
    line("time-zone = Europe/London");
  }

  private String delimiter() {
    return switch (sample.delimiter()) {
      case ';' -> "semicolon";
      case '\t' -> "tab";
      case '|' -> "pipe";
      default -> "comma";
    };
  }

  private void type() {
    line("\n[type]");
    ColumnLook look = chosen.get("type");
    if (look == null) {
      boolean text = chosen.containsKey("text");
      boolean data = !chosen.containsKey("to") && !chosen.containsKey("other");
      line("# CHECK: no column says whether a row is a call, a message or a data session.");
      line("value = " + (data ? "data" : text ? "message" : "call"));
      return;
    }
    meanings("type", look, "call", "message", "data", "skip");
  }

  private void meanings(String field, ColumnLook look, String... meanings) {
    line("# " + reasons.getOrDefault(field, "") + ".");
    line("column = " + look.reference(header));
    SortedMap<String, String> words = words(field);
    for (String meaning : meanings) {
      List<String> spellings = new ArrayList<>();
      for (String value : look.values) {
        if (meaning.equals(words.get(value.toLowerCase(Locale.ROOT)))
            && ColumnLook.isSayable(value)) {
          spellings.add(value);
        }
      }
      if (!spellings.isEmpty()) {
        line(meaning + " = " + String.join(" | ", spellings));
      }
    }
    for (String value : look.values) {
      if (!words.containsKey(value.toLowerCase(Locale.ROOT))) {
        line(
            "# CHECK: \""
                + value
                + "\" is not known; put it behind one of "
                + String.join(", ", meanings));
      }
    }
  }

  private void parties(boolean byOwner) {
    ColumnLook direction = chosen.get("direction");
    if (direction != null) {
      line("\n[direction]");
      meanings("direction", direction, "out", "in", "skip");
    }
    if (byOwner && !chosen.containsKey("owner")) {
      line("\n# CHECK: no column says whose records they are: name it with --owner, or add");
      line("# take = file-name");
      line("[owner]");
    }
    for (String field : byOwner ? List.of("owner", "other") : List.of("from", "to")) {
      ColumnLook look = chosen.get(field);
      if (look == null) {
        continue;
      }
      section(field, look);
      if (look.lacksPlus()) {
        line("# Numbers are written with their country but without a plus.");
        line("prefix = +");
      }
    }
  }

  private void start() {
    ColumnLook look = chosen.get("start");
    if (look == null) {
      for (ColumnLook each : List.copyOf(free)) {
        if (!each.time(ColumnLook.TIMES.subList(0, ColumnLook.TIMES.size() - 3), "").isEmpty()) {
          look = each;
          take("start", each, "its values are times");
          break;
        }
      }
    }
    if (look != null) {
      section("start", look);
      format(look.time(ColumnLook.TIMES, ""), look);
      return;
    }
    ColumnLook date = like(ColumnLook.DATES, "");
    ColumnLook time = like(ColumnLook.TIMES_OF_DAY, "2026-01-01 ");
    if (date == null || time == null) {
      throw new InputRefusedException(
          sample.name() + ": no column looks like a time, so no layout is proposed.");
    }
    free.remove(date);
    free.remove(time);
    line("\n[start]");
    line("# One column's values are dates, another's times of day.");
    line("join = {" + date.reference(header) + "} {" + time.reference(header) + "}");
    String format = date.time(ColumnLook.DATES, "");
    format(format + " " + time.time(ColumnLook.TIMES_OF_DAY, "2026-01-01 "), date);
  }

  private @Nullable ColumnLook like(List<String> formats, String before) {
    for (ColumnLook look : free) {
      if (!look.time(formats, before).isEmpty()) {
        return look;
      }
    }
    return null;
  }

  private void format(String format, ColumnLook look) {
    if (look.isAmbiguous(format)) {
      line(
          "# CHECK: all days of the sample are up to 12, so month and day could be the other way.");
    }
    line("format = " + format);
  }

  private void plain(String... fields) {
    for (String field : fields) {
      ColumnLook look = chosen.get(field);
      if (look != null) {
        section(field, look);
        if (field.equals("end")) {
          format(look.time(ColumnLook.TIMES, ""), look);
        }
      }
    }
  }

  private void section(String field, ColumnLook look) {
    line("\n[" + field + "]");
    line("# " + reasons.getOrDefault(field, "") + ".");
    line("column = " + look.reference(header));
  }

  private void rest() {
    if (free.isEmpty()) {
      return;
    }
    line("\n# Nothing is read from:");
    for (ColumnLook look : free) {
      String example =
          look.values.isEmpty() ? "always empty" : "such as " + cut(look.values.first());
      line(
          "#   "
              + (look.name.isBlank() ? "#" + (look.index + 1) : cut(look.name))
              + " ("
              + example
              + ")");
    }
  }

  private static String cut(String value) {
    StringBuilder shown = new StringBuilder();
    value.codePoints().limit(40).map(c -> c < ' ' ? ' ' : c).forEach(shown::appendCodePoint);
    return shown.toString();
  }

  /** Tries the proposal on its sample, and says what came of it. */
  private void verdict() {
    Layout layout = Layout.parse(out.toString(), "the proposal");
    LayoutTrial trial = LayoutTrial.of(layout, sample, "owner", 0);
    line("\n# On the sample: " + trial.accepted() + " of " + trial.rows() + " rows are read.");
    trial.rejects().forEach((reason, count) -> line("#   " + count + " rejected: " + reason));
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
