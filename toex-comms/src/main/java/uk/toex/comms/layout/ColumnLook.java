package uk.toex.comms.layout;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import uk.toex.api.comms.PartyKind;
import uk.toex.comms.layout.internal.Binding;
import uk.toex.comms.number.PhoneNumbers;
import uk.toex.comms.time.TimeReader;

/** What the values of a column of a sample look like. */
final class ColumnLook {

  static final List<String> TIMES =
      List.of(
          "iso",
          "dd/MM/yyyy HH:mm[:ss]",
          "d/M/yyyy H:mm[:ss]",
          "dd/MM/yy HH:mm[:ss]",
          "dd-MM-yyyy HH:mm[:ss]",
          "dd-MMM-yyyy HH:mm[:ss]",
          "d MMM yyyy HH:mm[:ss]",
          "dd/MM/yyyy hh:mm[:ss] a",
          "dd.MM.yyyy HH:mm[:ss]",
          "yyyy/MM/dd HH:mm[:ss]",
          "yyyyMMddHHmmss",
          "MM/dd/yyyy HH:mm[:ss]",
          "epoch-seconds",
          "epoch-milliseconds",
          "excel");

  static final List<String> DATES =
      List.of(
          "yyyy-MM-dd",
          "dd/MM/yyyy",
          "d/M/yyyy",
          "dd/MM/yy",
          "dd-MM-yyyy",
          "dd-MMM-yyyy",
          "dd.MM.yyyy",
          "yyyyMMdd",
          "MM/dd/yyyy");

  static final List<String> TIMES_OF_DAY = List.of("HH:mm:ss", "HH:mm", "H:mm[:ss]", "HHmmss");

  private static final int MANY = 12;
  private static final double ALMOST_ALL = 0.95;
  private static final double MOST = 0.6;

  final String name;
  final int index;
  final int filled;
  final int rows;
  final TreeSet<String> values = new TreeSet<>();
  private final List<String> all = new ArrayList<>();

  ColumnLook(String name, int index, List<List<String>> records) {
    this.name = name;
    this.index = index;
    this.rows = records.size();
    int count = 0;
    for (List<String> record : records) {
      String value = index < record.size() ? record.get(index).strip() : "";
      if (!value.isEmpty()) {
        count++;
        all.add(value);
        if (values.size() <= MANY) {
          values.add(value);
        }
      }
    }
    filled = count;
  }

  /** As a layout refers to it. */
  String reference(boolean header) {
    boolean sayable = header && !name.isBlank() && isSayable(name) && name.charAt(0) != '#';
    return sayable ? name : "#" + (index + 1);
  }

  /** Whether a text can stand in a layout as it is. */
  static boolean isSayable(String text) {
    return text.chars().noneMatch(c -> c < ' ' || c == '|' || c == '{' || c == '}');
  }

  String plainName() {
    return Binding.plain(name);
  }

  boolean hasFewValues() {
    return !values.isEmpty() && values.size() <= MANY;
  }

  /** The first of some formats that almost all values have, else the one that most have, or "". */
  String time(List<String> formats, String before) {
    String best = "";
    double most = MOST;
    for (String format : formats) {
      double share = filled == 0 ? 0 : share(format, before);
      if (share >= ALMOST_ALL) {
        return format;
      }
      if (share > most) {
        most = share;
        best = format;
      }
    }
    return best;
  }

  /** Whether the other order of day and month would do as well. */
  boolean isAmbiguous(String format) {
    return format.contains("dd/MM") && share(format.replace("dd/MM", "MM/dd"), "") >= ALMOST_ALL;
  }

  private double share(String format, String before) {
    String full = before.isEmpty() ? format : "yyyy-MM-dd " + format;
    TimeReader reader = TimeReader.of(full, ZoneOffset.UTC);
    int good = 0;
    for (String value : all) {
      byte[] utf8 = (before + value).getBytes(StandardCharsets.UTF_8);
      byte[] padded = java.util.Arrays.copyOf(utf8, utf8.length + 32);
      good += TimeReader.isFault(reader.read(padded, 0, utf8.length)) ? 0 : 1;
    }
    return (double) good / all.size();
  }

  /** The share of values that are parties: numbers of nine digits or more, codes, withheld. */
  double numbers() {
    PhoneNumbers numbers = new PhoneNumbers();
    int good = 0;
    int real = 0;
    for (String value : all) {
      var party = numbers.party(value);
      boolean number = party.kind() == PartyKind.NUMBER && digits(value) >= 9;
      real += number ? 1 : 0;
      good += number || party.kind() == PartyKind.WITHHELD ? 1 : 0;
    }
    return real == 0 ? 0 : (double) good / all.size();
  }

  /** Whether foreign numbers may stand here without their plus: GB ones begin with 44. */
  boolean lacksPlus() {
    long without = all.stream().filter(v -> v.startsWith("44") && digits(v) == 12).count();
    return filled > 0 && without > all.size() / 2;
  }

  boolean isWhole() {
    return filled > 0
        && all.stream()
            .allMatch(v -> v.length() <= 9 && v.chars().allMatch(c -> c >= '0' && c <= '9'));
  }

  /** Whether a few values are all among some words, at least one of them. */
  boolean isOf(java.util.Set<String> words) {
    return hasFewValues()
        && values.stream().filter(v -> words.contains(v.toLowerCase(Locale.ROOT))).count() * 2
            >= values.size();
  }

  /** Whether values look like data, not like the name of a column. */
  static boolean isData(String value) {
    return digits(value) >= 5 || value.isBlank();
  }

  private static int digits(String value) {
    return (int) value.chars().filter(c -> c >= '0' && c <= '9').count();
  }
}
