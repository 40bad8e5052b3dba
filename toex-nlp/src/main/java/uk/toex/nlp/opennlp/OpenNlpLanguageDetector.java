package uk.toex.nlp.opennlp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import uk.toex.api.ModelRefusedException;
import uk.toex.api.text.DetectedLanguage;
import uk.toex.api.text.LanguageDetector;
import uk.toex.nlp.internal.Words;

/** OpenNLP's language detector. Immutable: the model is only read. */
final class OpenNlpLanguageDetector implements LanguageDetector {

  /** How much of a text is looked at: what tells the language more surely is not more text. */
  private static final int OPENING = 4_000;

  /** Languages less probable than this are left out. */
  private static final double LEAST = 0.01;

  private static final List<DetectedLanguage> CANNOT_TELL =
      List.of(new DetectedLanguage(DetectedLanguage.UNDETERMINED, 1));

  private final LanguageDetectorModel model;

  private OpenNlpLanguageDetector(LanguageDetectorModel model) {
    this.model = model;
  }

  static OpenNlpLanguageDetector load(String name, byte[] bytes) {
    try {
      return new OpenNlpLanguageDetector(
          new LanguageDetectorModel(new ByteArrayInputStream(bytes)));
    } catch (IOException | RuntimeException e) { // the latter where bytes are no archive at all
      throw new ModelRefusedException(name + " is no language model of OpenNLP", e);
    }
  }

  @Override
  public List<DetectedLanguage> detect(String text) {
    String opening = Words.opening(text, OPENING);
    if (opening.isEmpty()) {
      return CANNOT_TELL;
    }
    Language[] languages = new LanguageDetectorME(model).predictLanguages(opening);
    // All alike: nothing that the model knows was in the text.
    if (languages[0].getConfidence() == languages[languages.length - 1].getConfidence()) {
      return CANNOT_TELL;
    }
    List<DetectedLanguage> out = new ArrayList<>();
    for (Language language : languages) {
      if (out.isEmpty() || language.getConfidence() >= LEAST) {
        // Sums of rounded numbers may pass 1 by a bit.
        out.add(new DetectedLanguage(language.getLang(), Math.min(1, language.getConfidence())));
      }
    }
    return List.copyOf(out);
  }
}
