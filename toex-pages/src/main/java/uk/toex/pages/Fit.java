package uk.toex.pages;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts text to a place without knowing the font: widths are those of Arial and a little more, and
 * what isn't ASCII is taken to be wide.
 */
final class Fit {

  // Widths of the characters from space to tilde, in thousandths of the font's size.
  private static final short[] WIDTHS = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584
  };
  private static final double ROOM = 1.05;

  private Fit() {}

  /** The first {@code length} characters and an ellipsis, or all of it if it isn't longer. */
  static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = length - 1;
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end).stripTrailing() + '…';
  }

  /** The text on one line that is at most so wide. */
  static String line(String text, double width, double size) {
    String one = flat(text);
    return reach(one, width, size) == one.length() ? one : cutAt(one, width, size);
  }

  /** The text on at most two lines; the second is missing if one is enough. */
  static List<String> lines(String text, double width, double size) {
    String one = flat(text);
    int reach = reach(one, width, size);
    List<String> lines = new ArrayList<>();
    if (reach == one.length()) {
      lines.add(one);
      return lines;
    }
    int space = one.lastIndexOf(' ', reach);
    int end = space > reach / 3 ? space : Math.max(1, reach);
    lines.add(one.substring(0, end).strip());
    lines.add(line(one.substring(end).strip(), width, size));
    return lines;
  }

  /** How wide a text is, about. */
  static double width(String text, double size) {
    double sum = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      sum += em(text.codePointAt(i));
    }
    return sum * size;
  }

  private static String cutAt(String text, double width, double size) {
    int end = reach(text, width - size, size);
    return text.substring(0, end).stripTrailing() + '…';
  }

  private static int reach(String text, double width, double size) {
    double sum = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      sum += em(c) * size;
      if (sum > width) {
        return i;
      }
      i += Character.charCount(c);
    }
    return text.length();
  }

  private static double em(int c) {
    if (c >= ' ' && c <= '~') {
      return WIDTHS[c - ' '] * ROOM / 1000;
    }
    return c == '…' || c == '·' ? 1 : Html.unseen(c) ? 6 : c < 0x250 ? 0.85 : 1.1;
  }

  /** Without line ends and with no more of a long text than any place could show. */
  private static String flat(String text) {
    String some = text.length() > 400 ? cut(text, 400) : text;
    return some.replace('\n', ' ').replace('\t', ' ').replace('\r', ' ').strip();
  }
}
