package uk.toex.tck.broken;

import java.util.ArrayList;
import java.util.List;
import uk.toex.api.text.DetectedLanguage;
import uk.toex.api.text.LanguageDetector;
import uk.toex.spi.LanguageDetectorFactory;
import uk.toex.spi.ReportClassifierFactory;

/** Breaks G1101 to G1105. */
public final class BrokenLanguages {
  private static final DetectedLanguage ENGLISH = new DetectedLanguage("eng", 0.5);

  private BrokenLanguages() {}

  private abstract static class Detects extends Bent implements LanguageDetector {
    private record Factory(LanguageDetector detector) implements LanguageDetectorFactory {
      @Override
      public String name() {
        return "broken";
      }

      @Override
      public LanguageDetector create() {
        return detector;
      }
    }

    @Override
    public List<ReportClassifierFactory> reportClassifiers() {
      return List.of();
    }

    @Override
    public List<LanguageDetectorFactory> languageDetectors() {
      return List.of(new Factory(this));
    }
  }

  /** Finds none in some texts. */
  public static class G1101 extends Detects {
    @Override
    public List<DetectedLanguage> detect(String text) {
      return text.length() % 2 == 0 ? List.of() : List.of(ENGLISH);
    }
  }

  /** Puts the least probable first. */
  public static class G1102 extends Detects {
    @Override
    public List<DetectedLanguage> detect(String text) {
      return List.of(new DetectedLanguage("cym", 0.25), ENGLISH);
    }
  }

  /** Finds English twice. */
  public static class G1103 extends Detects {
    @Override
    public List<DetectedLanguage> detect(String text) {
      return List.of(ENGLISH, ENGLISH);
    }
  }

  /** Takes numbers for English. */
  public static class G1104 extends Detects {
    @Override
    public List<DetectedLanguage> detect(String text) {
      return List.of(ENGLISH);
    }
  }

  /** Gives out its own list. */
  public static class G1105 extends Detects {
    private final List<DetectedLanguage> shared = new ArrayList<>(List.of(ENGLISH));

    @Override
    public List<DetectedLanguage> detect(String text) {
      return shared;
    }
  }
}
