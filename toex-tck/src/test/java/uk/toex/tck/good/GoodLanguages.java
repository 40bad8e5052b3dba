package uk.toex.tck.good;

import java.util.List;
import uk.toex.api.text.DetectedLanguage;
import uk.toex.api.text.LanguageDetector;
import uk.toex.spi.LanguageDetectorFactory;

/** Takes all that has letters for English or, less probably, Welsh. */
public record GoodLanguages(String name) implements LanguageDetectorFactory {

  @Override
  public LanguageDetector create() {
    return text ->
        text.chars().anyMatch(Character::isLetter)
            ? List.of(new DetectedLanguage("eng", 0.75), new DetectedLanguage("cym", 0.25))
            : List.of(new DetectedLanguage(DetectedLanguage.UNDETERMINED, 1));
  }
}
