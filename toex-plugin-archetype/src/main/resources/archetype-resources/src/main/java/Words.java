package ${package};

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import uk.toex.api.Explanation.Span;

/** Finds the words of a text: runs of letters and digits, in lower case. */
final class Words {
  private static final int LONGEST = 40;

  private Words() {}

  /** Each word with the places where it stands. Any text will do. */
  static Map<String, List<Span>> in(String text) {
    Map<String, List<Span>> words = new TreeMap<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean inside = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
      if (inside && start < 0) {
        start = i;
      } else if (!inside && start >= 0) {
        int end = Math.min(i, start + LONGEST);
        String word = text.substring(start, end).toLowerCase(Locale.ROOT);
        words.computeIfAbsent(word, none -> new ArrayList<>()).add(new Span(start, end));
        start = -1;
      }
    }
    return words;
  }
}
