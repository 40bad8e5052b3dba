package uk.toex.api.text;

import java.util.List;

/**
 * Tells which language a text is written in.
 *
 * <p>Implementations are immutable and may be shared between threads, unless their plugin does not
 * declare {@link uk.toex.spi.Capability#THREAD_SAFE}.
 */
public interface LanguageDetector {

  /**
   * The languages that a text may be in, the most probable first.
   *
   * @param text any string; to be treated as hostile
   * @return at least one; {@link DetectedLanguage#UNDETERMINED} where nothing can be told, as of a
   *     text without letters
   */
  List<DetectedLanguage> detect(String text);
}
