package uk.toex.api.text;

/**
 * A language that a text may be written in.
 *
 * @param code the language, ISO 639-3 in lower case, such as {@code eng}; {@code und} where a
 *     detector can't tell
 * @param probability how sure the detector is, in [0, 1]
 */
public record DetectedLanguage(String code, double probability) {

  /** The code of a language that can't be told. */
  public static final String UNDETERMINED = "und";

  /**
   * @throws IllegalArgumentException if the code is not three lower-case letters, or the
   *     probability is no probability
   */
  public DetectedLanguage {
    boolean ok = code.length() == 3;
    for (int i = 0; ok && i < 3; i++) {
      ok = code.charAt(i) >= 'a' && code.charAt(i) <= 'z';
    }
    if (!ok) {
      throw new IllegalArgumentException("not an ISO 639-3 code: \"" + code + "\"");
    }
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("not a probability: " + probability);
    }
  }
}
