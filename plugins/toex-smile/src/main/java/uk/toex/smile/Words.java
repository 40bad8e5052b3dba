package uk.toex.smile;

import java.util.function.Consumer;

/**
 * Cuts a text into words: runs of letters, digits and marks of two or more characters, lower case;
 * ideographs are words by themselves.
 */
final class Words {

  /** What is longer is no word and is cut, so that a text without a blank can't fill the memory. */
  private static final int LONGEST = 40;

  private Words() {}

  static void forEach(String text, Consumer<String> words) {
    StringBuilder word = new StringBuilder(LONGEST + 2);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isIdeographic(c)) {
        end(word, words);
        words.accept(Character.toString(c));
      } else if (isPart(c)) {
        if (word.length() < LONGEST) {
          word.appendCodePoint(Character.toLowerCase(c));
        }
      } else if (Character.getType(c) != Character.FORMAT) {
        // Format characters, such as zero-width ones, can't hide a word.
        end(word, words);
      }
    }
    end(word, words);
  }

  private static void end(StringBuilder word, Consumer<String> words) {
    if (word.length() > 1) {
      words.accept(word.toString());
    }
    word.setLength(0);
  }

  private static boolean isPart(int c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }
}
