package uk.toex.spi;

import uk.toex.api.text.LanguageDetector;

/** Makes language detectors. */
public interface LanguageDetectorFactory extends Offer {

  /** A detector, ready to use; may be slow, when it loads its model. */
  LanguageDetector create();
}
