package uk.toex.tck.internal;

import java.util.ArrayList;
import java.util.List;
import uk.toex.api.text.DetectedLanguage;
import uk.toex.api.text.LanguageDetector;
import uk.toex.spi.LanguageDetectorFactory;
import uk.toex.spi.Offer;
import uk.toex.spi.ToexPlugin;
import uk.toex.tck.internal.Verdict.Broken;

/** Detectors of languages. */
final class LanguageKind implements Kind {

  @Override
  public String word() {
    return "language detector";
  }

  @Override
  public List<? extends Offer> offers(ToexPlugin plugin) {
    return plugin.languageDetectors();
  }

  @Override
  public List<LanguageSubject> subjects(ToexPlugin plugin, Corpus corpus) {
    List<LanguageSubject> subjects = new ArrayList<>();
    plugin.languageDetectors().forEach(each -> subjects.add(new LanguageSubject(each, corpus)));
    return subjects;
  }

  /** A detector, ready. */
  record Ready(LanguageDetector detector) implements Probe {

    @Override
    public long[] ask(String text) {
      List<DetectedLanguage> found = detector.detect(text);
      Broken.unless(found != null && !found.isEmpty(), () -> "no language for a text");
      long[] bits = new long[2 * found.size()];
      for (int i = 0; i < found.size(); i++) {
        DetectedLanguage language = found.get(i);
        for (char c : language.code().toCharArray()) {
          bits[2 * i] = bits[2 * i] << 16 | c;
        }
        bits[2 * i + 1] = Double.doubleToLongBits(language.probability());
      }
      return bits;
    }
  }

  /** A detector to be. */
  record LanguageSubject(LanguageDetectorFactory factory, Corpus corpus) implements Subject {

    @Override
    public String label() {
      return "language detector \"" + factory.name() + "\"";
    }

    @Override
    public Work work() {
      return corpus.work(false);
    }

    @Override
    public Ready make(Work work) {
      LanguageDetector detector = factory.create();
      Broken.unless(detector != null, () -> "create() gave null");
      return new Ready(detector);
    }

    @Override
    public boolean readsReports() {
      return false;
    }

    @Override
    public boolean worksLong() {
      return false;
    }

    @Override
    public boolean answersAlone() {
      return true;
    }

    @Override
    public int affordable(int runs) {
      return runs;
    }
  }
}
