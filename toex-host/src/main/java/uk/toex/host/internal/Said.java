package uk.toex.host.internal;

import uk.toex.api.InputRefusedException;
import uk.toex.host.PluginFailedException;

/** What a plugin said, made fit to be shown: short, and without control characters. */
public final class Said {

  private static final int MOST = 300;

  private Said() {}

  /**
   * What an exception of a plugin's says, by its class and message; by the message alone where that
   * is meant for the user. Calls the plugin's code, so only where that may hang.
   */
  public static String by(Throwable e) {
    String name = e.getClass().getName();
    try {
      String message = e.getMessage();
      if (message == null) {
        return name;
      }
      String cut = printable(message, MOST);
      boolean forUsers = e instanceof InputRefusedException || e instanceof PluginFailedException;
      return forUsers ? cut : name + ": " + cut;
    } catch (Throwable again) {
      return name;
    }
  }

  /**
   * A text without control characters, direction marks and half characters, each a space then; cut
   * after so many UTF-16 units.
   */
  public static String printable(String text, int most) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), most) + 1);
    for (int i = 0; i < text.length() && i < most; ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (Character.getType(c)) {
        case Character.CONTROL,
            Character.FORMAT,
            Character.SURROGATE,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR ->
            out.append(' ');
        default -> out.appendCodePoint(c);
      }
    }
    return text.length() > most ? out.append('…').toString() : out.toString();
  }
}
