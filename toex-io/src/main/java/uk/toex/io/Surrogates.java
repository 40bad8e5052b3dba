package uk.toex.io;

/** Mends text that systems cut in the middle of an emoji. */
final class Surrogates {

  private Surrogates() {}

  /** Half of a surrogate pair, which UTF-8 has no room for, becomes U+FFFD. */
  static String repair(String text) {
    StringBuilder mended = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (Character.isHighSurrogate(c)
            && i + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(i + 1))) {
          i++;
        } else {
          mended = mended == null ? new StringBuilder(text) : mended;
          mended.setCharAt(i, '\uFFFD');
        }
      }
    }
    return mended == null ? text : mended.toString();
  }
}
