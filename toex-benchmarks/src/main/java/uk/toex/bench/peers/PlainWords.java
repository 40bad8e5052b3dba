package uk.toex.bench.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The plainest way to cut a text: runs of letters and digits, in lower case. */
public final class PlainWords {

  private PlainWords() {}

  /** The words of a text, in order. */
  public static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean inside = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
      if (inside && start < 0) {
        start = i;
      } else if (!inside && start >= 0) {
        words.add(text.substring(start, i).toLowerCase(Locale.ROOT));
        start = -1;
      }
    }
    return words;
  }
}
