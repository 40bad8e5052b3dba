package uk.toex.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import uk.toex.api.Explanation;
import uk.toex.api.Explanation.Evidence;
import uk.toex.api.Explanation.Part;

/** Says in a few words why a tag is probably missing or wrong. */
final class Why {

  private static final int WORDS = 5;
  private static final int LACKING = 3;
  private static final Pattern SPACE = Pattern.compile(" ");

  private Why() {}

  /**
   * The heaviest words that speak for the issue, then what the text lacked that reports with its
   * tag usually say: {@code hotel · gifts; lacks: line · deal · runner}.
   */
  static String of(Explanation explanation) {
    List<String> words = new ArrayList<>();
    List<String> lacking = new ArrayList<>();
    for (Part part : explanation.parts()) {
      if (part instanceof Evidence evidence && evidence.value() > 0) {
        boolean absent = evidence.spans().isEmpty();
        add(absent ? lacking : words, evidence.name(), absent ? LACKING : WORDS);
      }
    }
    String why = String.join(" · ", words);
    if (!lacking.isEmpty()) {
      why += (words.isEmpty() ? "lacks: " : "; lacks: ") + String.join(" · ", lacking);
    }
    return why;
  }

  /** A word is told once, alone or in a pair, where it weighs most. */
  private static void add(List<String> names, String name, int most) {
    if (names.size() == most) {
      return;
    }
    for (String other : names) {
      for (String word : SPACE.split(name, -1)) {
        if ((" " + other + " ").contains(" " + word + " ")) {
          return;
        }
      }
    }
    names.add(name);
  }
}
