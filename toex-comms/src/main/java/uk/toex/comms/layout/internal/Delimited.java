package uk.toex.comms.layout.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a text into records and fields, as RFC 4180 has it: for samples and lists, not for bulk. A
 * quote that never closes takes the rest of its line only.
 */
public final class Delimited {

  private final String text;
  private final char delimiter;
  private int at;

  /** A text and what stands between its fields. */
  public Delimited(String text, char delimiter) {
    this.text = text;
    this.delimiter = delimiter;
  }

  /** All records that are not blank, the first so many. */
  public static List<List<String>> records(String text, char delimiter, int most) {
    Delimited reader = new Delimited(text, delimiter);
    List<List<String>> records = new ArrayList<>();
    while (records.size() < most && reader.hasNext()) {
      records.add(reader.next());
    }
    return records;
  }

  /** Where the line begins before which there are so many; the text's end if there are fewer. */
  public static int behind(String text, int lines) {
    int at = 0;
    for (int i = 0; i < lines && at < text.length(); i++) {
      while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
        at++;
      }
      boolean pair = text.startsWith("\r\n", at);
      at = Math.min(text.length(), at + (pair ? 2 : 1));
    }
    return at;
  }

  /** Whether there is another record; blank lines are passed over. */
  public boolean hasNext() {
    while (at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
      at++;
    }
    return at < text.length();
  }

  /** The next record. */
  public List<String> next() {
    List<String> fields = new ArrayList<>();
    while (true) {
      int closed = at < text.length() && text.charAt(at) == '"' ? closing() : -1;
      if (closed >= 0) {
        fields.add(text.substring(at + 1, closed).replace("\"\"", "\""));
        at = closed + 1;
      } else {
        int end = at;
        while (end < text.length() && !endsField(text.charAt(end))) {
          end++;
        }
        fields.add(text.substring(at, end));
        at = end;
      }
      if (at >= text.length() || text.charAt(at) != delimiter) {
        break;
      }
      at++;
    }
    if (at < text.length() && text.charAt(at) == '\r') {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '\n') {
      at++;
    }
    return fields;
  }

  private boolean endsField(char c) {
    return c == delimiter || c == '\n' || c == '\r';
  }

  /** The quote that closes the field here; -1 if none does as it should. */
  private int closing() {
    int quote = at + 1;
    while (true) {
      quote = text.indexOf('"', quote);
      if (quote < 0) {
        return -1;
      }
      if (quote + 1 == text.length() || endsField(text.charAt(quote + 1))) {
        return quote;
      }
      if (text.charAt(quote + 1) != '"') {
        return -1;
      }
      quote += 2;
    }
  }
}
