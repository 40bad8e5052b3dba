package uk.toex.io;

import uk.toex.api.InputRefusedException;

/**
 * Cuts text into raw records, so that the raw text of a bad one is at hand and splitting can resume
 * right after its first line.
 *
 * <p>Knows only where records end: at {@code \n}, {@code \r\n} or {@code \r}, for CSV and TSV
 * outside quotes, where a quote opens at the beginning of a field only. What is inside a record is
 * the parser's business.
 *
 * <pre>
 * buffer: | done with | current record | its line end | not looked at yet | room |
 *                     ^ start          ^ end          ^ next              ^ limit
 * </pre>
 */
final class RecordSplitter {

  static final String TOO_LONG = "record too long";
  static final String UNCLOSED = "quote never closed";
  static final String JUNK = "characters after a closing quote";

  private static final int INITIAL = 1 << 16;

  /** Raw text kept of a record too long to be held. */
  private static final int KEPT_OF_LONG = 4096;

  /** How many times the longest record may be gone through again after stray quotes. */
  private static final int MAX_RESCANS = 64;

  private final TextSource source;
  private final String name;
  private final boolean quotes;
  private final char delimiter;
  private final int maxChars;

  private char[] buffer = new char[INITIAL];
  private int start;
  private int end;
  private int next;
  private int limit;
  private int scan; // how far the current record has been looked at

  private long line;
  private long nextLine = 1;
  private int firstEnd; // where the current record's first line ends, −1 if it has one only
  private int firstNext;
  private String problem = "";
  private String raw = "";
  private long length;
  private long rescanned;

  RecordSplitter(TextSource source, Input input) {
    this.source = source;
    this.name = input.name();
    this.quotes = input.format() != Format.JSONL;
    this.delimiter = input.delimiter();
    this.maxChars = input.limits().maxRecordChars();
  }

  /** The line, from 1, on which the current record begins. */
  long line() {
    return line;
  }

  /** The current record without its line end, or the beginning of one too long to be held. */
  String raw() {
    return raw;
  }

  /** The length of the current record, also where only its beginning is held. */
  long length() {
    return length;
  }

  /** What is wrong with the current record's shape, or the empty string. */
  String problem() {
    return problem;
  }

  /** Whether the current record has a line end within quotes. */
  boolean isMultiLine() {
    return firstEnd >= 0;
  }

  /** Moves to the next record; false at the end. Blank lines are records too. */
  boolean next() {
    start = next;
    scan = next;
    line = nextLine;
    firstEnd = -1;
    problem = "";
    if (!more()) {
      return false;
    }
    boolean whole = quotes ? toRecordEnd() : toLineEnd();
    if (scan - start > maxChars) {
      problem = isMultiLine() ? UNCLOSED : TOO_LONG;
    }
    if (!problem.isEmpty() && isMultiLine()) {
      cutToFirstLine();
    } else if (whole) {
      end = scan;
      lineEnd();
      next = scan;
      take();
    } else {
      skipLine();
    }
    return true;
  }

  /**
   * Makes the current record its first line alone, and what follows that line the next records: for
   * a record that turns out to have swallowed others.
   */
  void cutToFirstLine() {
    rescanned += scan - firstNext;
    if (rescanned > (long) MAX_RESCANS * maxChars) {
      throw new InputRefusedException(
          name
              + " has too many quotes that open a field and never close it, the last in line "
              + line
              + ".\nDoes it quote in another way than RFC 4180? Nothing of it was used.");
    }
    end = firstEnd;
    next = firstNext;
    nextLine = line + 1;
    firstEnd = -1;
    take();
  }

  private void take() {
    int chars = end - start;
    length = chars;
    if (chars > maxChars) {
      problem = TOO_LONG;
      chars = Math.min(KEPT_OF_LONG, chars);
    }
    raw = new String(buffer, start, chars);
  }

  /** Goes to the end of the record; false if the input goes on for longer than a record may. */
  private boolean toRecordEnd() {
    while (scan - start <= maxChars) {
      if (more() && buffer[scan] == '"') {
        scan++;
        if (!toClosingQuote()) {
          problem = UNCLOSED;
          return scan - start <= maxChars;
        }
        if (more() && buffer[scan] != delimiter && !atLineEnd()) {
          problem = JUNK;
          return isMultiLine() || toLineEnd();
        }
      }
      if (!toFieldEnd()) {
        return false;
      }
      if (scan == limit || buffer[scan] != delimiter) {
        return true;
      }
      scan++;
    }
    return false;
  }

  /** Goes past the closing quote; false if there is none. */
  private boolean toClosingQuote() {
    while (scan - start <= maxChars) {
      char[] b = buffer;
      int stop = limit;
      int p = scan;
      while (p < stop && b[p] != '"' && b[p] != '\n' && b[p] != '\r') {
        p++;
      }
      scan = p;
      if (p == stop) {
        if (!fill()) {
          return false;
        }
      } else if (b[p] != '"') {
        int at = p - start;
        lineEnd();
        if (firstEnd < 0) {
          firstEnd = start + at;
          firstNext = scan;
        }
      } else {
        scan++;
        if (!more() || buffer[scan] != '"') {
          return true;
        }
        scan++;
      }
    }
    return false;
  }

  private boolean toFieldEnd() {
    while (true) {
      char[] b = buffer;
      char d = delimiter;
      int stop = limit;
      int p = scan;
      while (p < stop && b[p] != d && b[p] != '\n' && b[p] != '\r') {
        p++;
      }
      scan = p;
      if (p < stop) {
        return true;
      }
      if (p - start > maxChars) {
        return false;
      }
      if (!fill()) {
        return true;
      }
    }
  }

  private boolean toLineEnd() {
    while (true) {
      char[] b = buffer;
      int stop = limit;
      int p = scan;
      while (p < stop && b[p] != '\n' && b[p] != '\r') {
        p++;
      }
      scan = p;
      if (p < stop) {
        return true;
      }
      if (p - start > maxChars) {
        return false;
      }
      if (!fill()) {
        return true;
      }
    }
  }

  /** Goes past a line without holding it. */
  private void skipLine() {
    problem = TOO_LONG;
    raw = new String(buffer, start, Math.min(KEPT_OF_LONG, scan - start));
    length = 0;
    while (true) {
      while (scan < limit && !atLineEnd()) {
        scan++;
      }
      length += scan - start;
      start = scan;
      if (scan < limit) {
        lineEnd();
        break;
      }
      if (!fill()) {
        break;
      }
    }
    start = scan;
    next = scan;
  }

  private boolean atLineEnd() {
    return buffer[scan] == '\n' || buffer[scan] == '\r';
  }

  /** Goes past a line end, if there is one before the end of the input. */
  private void lineEnd() {
    nextLine++;
    if (scan < limit && buffer[scan++] == '\r' && more() && buffer[scan] == '\n') {
      scan++;
    }
  }

  private boolean more() {
    return scan < limit || fill();
  }

  /** Brings in more, moving the current record to the front; false at the end of the input. */
  private boolean fill() {
    int used = limit - start;
    char[] target = buffer;
    if (used == 0 && buffer.length > INITIAL) {
      target = new char[INITIAL];
    } else if (used > buffer.length - 2) {
      target = new char[(int) Math.min(2L * buffer.length, maxChars + 2L * INITIAL)];
    }
    if (start > 0 || target != buffer) {
      System.arraycopy(buffer, start, target, 0, used);
      buffer = target;
      end -= start;
      next -= start;
      scan -= start;
      firstEnd = firstEnd < 0 ? -1 : firstEnd - start;
      firstNext -= start;
      start = 0;
      limit = used;
    }
    int n = source.read(buffer, limit, buffer.length - limit);
    limit += Math.max(0, n);
    return n > 0;
  }
}
