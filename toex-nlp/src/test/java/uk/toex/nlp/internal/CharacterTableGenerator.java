package uk.toex.nlp.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes characters.txt from the running JDK's Unicode data. Run on JDK 17 (Unicode 13), and only
 * when the table is meant to change: models are tied to it.
 */
final class CharacterTableGenerator {

  private CharacterTableGenerator() {}

  public static void main(String[] args) throws IOException {
    Files.writeString(Path.of(args[0]), generate(), StandardCharsets.UTF_8);
  }

  static String generate() {
    StringBuilder out = new StringBuilder();
    out.append(
        "# Unicode 13.0: first last kind fold-delta. W word character, S a word of its own\n");
    out.append("# (ideographs and kana), I ignored inside words. All others separate words.\n");
    int start = 0;
    String current = describe(0);
    for (int cp = 1; cp <= Character.MAX_CODE_POINT + 1; cp++) {
      String kind = cp > Character.MAX_CODE_POINT ? "end" : describe(cp);
      if (!kind.equals(current)) {
        if (!current.isEmpty()) {
          out.append(Integer.toHexString(start)).append(' ');
          out.append(Integer.toHexString(cp - 1)).append(' ');
          out.append(current).append('\n');
        }
        start = cp;
        current = kind;
      }
    }
    return out.toString();
  }

  private static String describe(int cp) {
    return switch (Character.getType(cp)) {
      case Character.FORMAT -> "I 0";
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER,
          Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          word(cp);
      default -> "";
    };
  }

  private static String word(int cp) {
    if (cp >= 0xFE00 && cp <= 0xFE0F) {
      return "I 0"; // variation selectors
    }
    Character.UnicodeScript script = Character.UnicodeScript.of(cp);
    boolean single =
        Character.isIdeographic(cp)
            || script == Character.UnicodeScript.HIRAGANA
            || script == Character.UnicodeScript.KATAKANA;
    int fold = Character.toLowerCase(Character.toUpperCase(cp));
    // A fold must not change how many UTF-16 units there are.
    if (Character.charCount(fold) != Character.charCount(cp)) {
      fold = cp;
    }
    return (single ? "S " : "W ") + (fold - cp);
  }
}
