package uk.toex.tck.internal;

import org.jspecify.annotations.Nullable;

/** Words for what happened. */
final class Told {
  private static final int LONGEST = 300;

  private Told() {}

  /** An exception: its type, message and the first place outside the JDK. */
  static String of(Throwable thrown) {
    String where = "";
    for (StackTraceElement frame : thrown.getStackTrace()) {
      String name = frame.getClassName();
      if (!name.startsWith("java.") && !name.startsWith("jdk.") && !name.startsWith("sun.")) {
        where = " at " + place(frame);
        break;
      }
    }
    String message = thrown.getMessage() == null ? "" : ": " + shortened(thrown.getMessage());
    return thrown.getClass().getName() + message + where;
  }

  /** A place in the code, without the names of loader and module. */
  static String place(StackTraceElement frame) {
    return frame.getClassName()
        + "."
        + frame.getMethodName()
        + "("
        + frame.getFileName()
        + ":"
        + frame.getLineNumber()
        + ")";
  }

  /** A text that may be long and hostile, fit for a line of a report. */
  static String shortened(@Nullable String text) {
    StringBuilder line = new StringBuilder();
    String all = String.valueOf(text);
    for (int i = 0; i < all.length() && line.length() < LONGEST; ) {
      int c = all.codePointAt(i);
      i += Character.charCount(c);
      int type = Character.getType(c);
      boolean shown =
          type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE;
      line.appendCodePoint(shown ? c : ' ');
    }
    return line.length() < LONGEST ? line.toString() : line + "…";
  }
}
