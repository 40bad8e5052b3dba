package uk.toex.tck.good;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Words of a text: runs of letters and digits, in lower case, none longer than 40 characters. */
public record Words(String text, int start, int end) {
  private static final int LONGEST = 40;
  private static final int MOST = 10_000;

  /** The words of a text, the first ten thousand. */
  public static List<Words> of(String text) {
    List<Words> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length() && words.size() < MOST; i++) {
      boolean inside = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
      if (inside && start < 0) {
        start = i;
      } else if (!inside && start >= 0) {
        int end = Math.min(i, start + LONGEST);
        words.add(new Words(text.substring(start, end).toLowerCase(Locale.ROOT), start, end));
        start = -1;
      }
    }
    return words;
  }
}
