package uk.toex.graph.algo;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The fields of a line as ranges of bytes. Belongs to one thread. */
final class LineFields {

  /** 10^k is exact up to k = 22, and a whole number up to 2^53. */
  private static final double[] POWERS = new double[23];

  private static final long EXACT = 1L << 53;

  static {
    POWERS[0] = 1;
    for (int k = 1; k < POWERS.length; k++) {
      POWERS[k] = 10 * POWERS[k - 1];
    }
  }

  private byte[] bytes = {};
  private byte[] unquoted = {};
  private int[] begin = new int[8];
  private int[] past = new int[8];
  private int count;
  private String numberProblem = "";

  int count() {
    return count;
  }

  byte[] bytes() {
    return bytes;
  }

  int begin(int field) {
    return begin[field];
  }

  int past(int field) {
    return past[field];
  }

  String text(int field) {
    return new String(bytes, begin[field], past[field] - begin[field], StandardCharsets.UTF_8);
  }

  int addTo(IdTable ids, int field) {
    return ids.add(bytes, begin[field], past[field] - begin[field]);
  }

  boolean isBlank(int field) {
    for (int i = begin[field]; i < past[field]; i++) {
      if (!isBlank(bytes[i])) {
        return false;
      }
    }
    return true;
  }

  /** Whether a field is nothing but digits. */
  boolean isWhole(int field) {
    for (int i = begin[field]; i < past[field]; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return false;
      }
    }
    return past[field] > begin[field];
  }

  /** Whether the line begins as comments do. */
  boolean isComment() {
    return bytes[begin[0]] == '#' || bytes[begin[0]] == '%';
  }

  /** Splits a line at each delimiter outside quotes; false if a quote does not close. */
  boolean split(LineScanner line, byte delimiter) {
    bytes = line.bytes;
    count = 0;
    int from = line.start;
    for (int i = line.start; i < line.end; i++) {
      byte b = bytes[i];
      if (b == '"') {
        return splitQuoted(line, delimiter);
      }
      if (b == delimiter) {
        add(from, i);
        from = i + 1;
      }
    }
    add(from, line.end);
    return true;
  }

  /** Splits a line at runs of spaces and tabs. */
  void splitAtBlanks(LineScanner line) {
    bytes = line.bytes;
    count = 0;
    int i = line.start;
    while (true) {
      while (i < line.end && isBlank(bytes[i])) {
        i++;
      }
      if (i == line.end) {
        return;
      }
      int from = i;
      while (i < line.end && !isBlank(bytes[i])) {
        i++;
      }
      add(from, i);
    }
  }

  /** The whole number in a field, or -1 if there is none below 2^31. */
  int index(int field) {
    int digits = past[field] - begin[field];
    if (!isWhole(field) || digits > 10) {
      return -1;
    }
    long number = 0;
    for (int i = begin[field]; i < past[field]; i++) {
      number = 10 * number + bytes[i] - '0';
    }
    return number <= Integer.MAX_VALUE ? (int) number : -1;
  }

  /** The number in a field: digits, a point, an exponent. What is wrong is told afterwards. */
  double number(int field) {
    numberProblem = "";
    int i = begin[field];
    int end = past[field];
    while (i < end && isBlank(bytes[i])) {
      i++;
    }
    while (i < end && isBlank(bytes[end - 1])) {
      end--;
    }
    int from = i;
    boolean negative = i < end && bytes[i] == '-';
    if (i < end && (negative || bytes[i] == '+')) {
      i++;
    }
    long digits = 0;
    int decimals = 0;
    boolean point = false;
    int first = i;
    for (; i < end && digits < EXACT / 10 - 1; i++) {
      byte b = bytes[i];
      if (b == '.' && !point) {
        point = true;
      } else if (b >= '0' && b <= '9') {
        digits = 10 * digits + b - '0';
        decimals += point ? 1 : 0;
      } else {
        break;
      }
    }
    if (i == end && i - first > (point ? 1 : 0) && decimals < POWERS.length) {
      double value = digits / POWERS[decimals]; // one rounding of exact numbers: the nearest
      return negative ? -value : value;
    }
    return slowly(from, end);
  }

  /** What was wrong with the last number; empty if nothing. */
  String numberProblem() {
    return numberProblem;
  }

  private double slowly(int from, int end) {
    String text = new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
    boolean plain = !text.isEmpty();
    for (int i = 0; i < text.length(); i++) {
      plain &= "0123456789+-.eE".indexOf(text.charAt(i)) >= 0;
    }
    if (plain) {
      try {
        double value = Double.parseDouble(text);
        numberProblem = Double.isInfinite(value) ? "infinite" : "";
        return value;
      } catch (NumberFormatException e) {
        // Said below.
      }
    }
    String word = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    if (word.equalsIgnoreCase("nan")) {
      numberProblem = "NaN";
    } else if (word.equalsIgnoreCase("inf") || word.equalsIgnoreCase("infinity")) {
      numberProblem = "infinite";
    } else {
      numberProblem = "no number";
    }
    return Double.NaN;
  }

  private boolean splitQuoted(LineScanner line, byte delimiter) {
    if (unquoted.length < line.end - line.start) {
      unquoted = new byte[line.end - line.start];
    }
    byte[] from = line.bytes;
    bytes = unquoted;
    count = 0;
    int out = 0;
    int i = line.start;
    while (true) {
      int first = out;
      if (i < line.end && from[i] == '"') {
        i++;
        while (i < line.end && (from[i] != '"' || (i + 1 < line.end && from[i + 1] == '"'))) {
          i += from[i] == '"' ? 1 : 0;
          unquoted[out++] = from[i++];
        }
        if (i == line.end) {
          return false;
        }
        i++;
      }
      while (i < line.end && from[i] != delimiter) {
        unquoted[out++] = from[i++];
      }
      add(first, out);
      if (i == line.end) {
        return true;
      }
      i++;
    }
  }

  private void add(int from, int to) {
    if (count == begin.length) {
      begin = Arrays.copyOf(begin, 2 * count);
      past = Arrays.copyOf(past, 2 * count);
    }
    begin[count] = from;
    past[count] = to;
    count++;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }
}
