package uk.toex.synth;

import uk.toex.synth.internal.Rng;

/** What an author's hand does to a finished text: mistypings and capitals. */
final class Scribe {

  private static final String ROWS = "qwertyuiop asdfghjkl zxcvbnm ";

  private Scribe() {}

  static void apply(StringBuilder text, Author author, Rng rng) {
    int typos = (int) (author.typos() * text.length() / 6 + rng.unit());
    for (int i = 0; i < typos; i++) {
      mistype(text, rng);
    }
    if (author.upperCase()) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c >= 'a' && c <= 'z') {
          text.setCharAt(i, (char) (c - 32));
        }
      }
    }
  }

  /** Only inside words of small letters: numbers, marks and addresses stay what they are. */
  private static void mistype(StringBuilder text, Rng rng) {
    if (text.length() < 8) {
      return;
    }
    int i = 2 + rng.below(text.length() - 4);
    for (int j = i - 2; j <= i + 1; j++) {
      char c = text.charAt(j);
      if (c < 'a' || c > 'z') {
        return;
      }
    }
    for (int j = i; j >= 0 && text.charAt(j) != ' '; j--) {
      if (text.charAt(j) == '@') {
        return;
      }
    }
    for (int j = i; j < text.length() && text.charAt(j) != ' '; j++) {
      if (text.charAt(j) == '@') {
        return;
      }
    }
    char c = text.charAt(i);
    switch (rng.below(4)) {
      case 0 -> {
        text.setCharAt(i, text.charAt(i - 1));
        text.setCharAt(i - 1, c);
      }
      case 1 -> text.deleteCharAt(i);
      case 2 -> text.insert(i, c);
      default -> {
        char near = ROWS.charAt(ROWS.indexOf(c) + 1);
        text.setCharAt(i, near == ' ' ? c : near);
      }
    }
  }
}
