package uk.toex.pages;

import java.io.IOException;
import java.util.Locale;

/** Text into HTML. */
final class Html {

  private Html() {}

  /**
   * Writes a text so that it is safe in an element and in a quoted attribute, also inside {@code
   * noscript}, which browsers read as raw text. What can't be seen (controls, marks that turn the
   * direction of writing, zero-width characters, lone surrogates) is written out as {@code
   * ⟨U+202E⟩}.
   */
  static void text(Appendable out, CharSequence text) throws IOException {
    for (int i = 0; i < text.length(); ) {
      int c = Character.codePointAt(text, i);
      i += Character.charCount(c);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> {
          if (unseen(c)) {
            out.append('⟨').append(name(c)).append('⟩');
          } else {
            out.append(Character.toString(c));
          }
        }
      }
    }
  }

  // A fixed table and not Character.getType: JDKs differ in the Unicode version they know.
  static boolean unseen(int c) {
    return (c < 0x20 && c != '\n' && c != '\t')
        || (c >= 0x7F && c <= 0x9F)
        || c == 0xAD
        || c == 0x34F
        || c == 0x61C
        || c == 0x115F
        || c == 0x1160
        || c == 0x180E
        || (c >= 0x200B && c <= 0x200F)
        || (c >= 0x2028 && c <= 0x202E)
        || (c >= 0x2060 && c <= 0x206F)
        || c == 0x3164
        || (c >= 0xD800 && c <= 0xDFFF)
        || c == 0xFEFF
        || c == 0xFFA0
        || (c >= 0xFFF0 && c <= 0xFFFB)
        || (c & 0xFFFE) == 0xFFFE
        || (c >= 0xE0000 && c <= 0xE0FFF);
  }

  private static String name(int c) {
    return String.format(Locale.ROOT, "U+%04X", c);
  }
}
