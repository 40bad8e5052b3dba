package uk.toex.host;

import java.util.ArrayList;
import java.util.List;
import uk.toex.api.text.DetectedLanguage;
import uk.toex.api.text.LanguageDetector;

/** A plugin's language detector behind its {@link Guard}. Thread-safe. */
public final class GuardedDetector implements LanguageDetector {

  /** A list may have no end; ISO 639-3 has about 8000 languages. */
  private static final int MOST = 10_000;

  private final Guard guard;
  private final LanguageDetector detector;

  GuardedDetector(Guard guard, LanguageDetector detector) {
    this.guard = guard;
    this.detector = detector;
  }

  /** The languages that a text may be in, the most probable first, or why there is no answer. */
  public Outcome<List<DetectedLanguage>> attempt(String text) {
    Outcome<List<DetectedLanguage>> outcome =
        guard.call("detecting a language", () -> checked(detector.detect(text)));
    if (outcome instanceof Outcome.Scored<?>) {
      guard.noteSuccess();
    } else if (outcome instanceof Outcome.Failed<?>) {
      guard.noteFailure(outcome.problem());
    }
    return outcome;
  }

  /** As the plugin says; {@link DetectedLanguage#UNDETERMINED} where it gives no answer. */
  @Override
  public List<DetectedLanguage> detect(String text) {
    return attempt(text) instanceof Outcome.Scored<List<DetectedLanguage>> scored
        ? scored.value()
        : List.of(new DetectedLanguage(DetectedLanguage.UNDETERMINED, 0));
  }

  private static Outcome<List<DetectedLanguage>> checked(List<DetectedLanguage> languages) {
    List<DetectedLanguage> all = new ArrayList<>();
    for (DetectedLanguage each : languages) {
      if (all.size() == MOST) {
        return new Outcome.Failed<>("more languages than there are");
      }
      if (!all.isEmpty() && all.get(all.size() - 1).probability() < each.probability()) {
        return new Outcome.Failed<>("languages out of order");
      }
      all.add(each);
    }
    return all.isEmpty() ? new Outcome.Failed<>("no language") : new Outcome.Scored<>(all);
  }
}
