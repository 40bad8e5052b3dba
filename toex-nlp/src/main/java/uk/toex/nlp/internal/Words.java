package uk.toex.nlp.internal;

/**
 * The words of {@link Tokens} as strings, for engines that want strings. By the pinned table of
 * characters, so that these are the same on every JDK.
 */
public final class Words {

  /** Longer words are cut: what is longer is no word, and must not fill the memory. */
  private static final int LONGEST = 64;

  private Words() {}

  /** The words of a text in their order, case folded. */
  public static String[] of(String text) {
    Tokens tokens = new Tokens();
    tokens.read(text);
    String[] words = new String[tokens.count];
    for (int i = 0; i < words.length; i++) {
      int start = tokens.start[i];
      words[i] = Tokens.fold(text, start, Math.min(tokens.end[i], start + LONGEST));
    }
    return words;
  }

  /**
   * The opening of a text from its first letter, case folded: letters and ASCII punctuation as they
   * are, white space and other characters as one blank, the rest of overlong ASCII words left out.
   *
   * @param longest the most UTF-16 units that are returned
   * @return empty if the text has no letter
   */
  public static String opening(String text, int longest) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), longest));
    boolean begun = false;
    int run = 0;
    for (int i = 0; i < text.length() && out.length() < longest - 1; ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      int v = c < 0x10000 ? Characters.BMP[c] : Characters.supplementary(c);
      if (v == Characters.IGNORED) {
        continue;
      }
      boolean word = v > Characters.IGNORED && !(c >= '0' && c <= '9');
      begun |= word;
      run = word && c < 0x80 ? run + 1 : 0;
      if (!begun || run > LONGEST) {
        continue;
      }
      if (v > Characters.IGNORED) {
        out.appendCodePoint(v & ~Characters.SINGLE);
      } else if (c > ' ' && c < 0x7F) {
        out.append((char) c);
      } else if (out.charAt(out.length() - 1) != ' ') {
        out.append(' ');
      }
    }
    return out.toString();
  }
}
