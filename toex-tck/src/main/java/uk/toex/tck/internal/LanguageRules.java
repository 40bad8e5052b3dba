package uk.toex.tck.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import uk.toex.api.text.DetectedLanguage;
import uk.toex.api.text.LanguageDetector;
import uk.toex.tck.internal.LanguageKind.LanguageSubject;
import uk.toex.tck.internal.LanguageKind.Ready;
import uk.toex.tck.internal.Verdict.Broken;

/** G1101 to G1105: language detectors. */
final class LanguageRules {
  private static final List<String> WITHOUT_LETTERS = List.of("", " ", "07700 900123", "22:15 !?");

  private LanguageRules() {}

  static List<Check> all() {
    return List.of(
        each(
            "G1101",
            "a detector gives at least one language",
            (trial, detector) -> {
              for (String text : trial.corpus().texts()) {
                List<DetectedLanguage> found = detector.detect(text);
                Broken.unless(found != null && !found.isEmpty(), () -> "none for a text");
              }
            }),
        each(
            "G1102",
            "the most probable language comes first",
            (trial, detector) -> {
              for (String text : trial.corpus().texts()) {
                double last = 1;
                for (DetectedLanguage each : detector.detect(text)) {
                  double before = last;
                  Broken.unless(
                      each.probability() <= before, () -> each + " comes after " + before);
                  last = each.probability();
                }
              }
            }),
        each(
            "G1103",
            "no language comes twice",
            (trial, detector) -> {
              for (String text : trial.corpus().texts()) {
                Set<String> seen = new HashSet<>();
                for (DetectedLanguage each : detector.detect(text)) {
                  Broken.unless(seen.add(each.code()), () -> each.code() + " comes twice");
                }
              }
            }),
        each(
            "G1104",
            "a text without letters is undetermined",
            (trial, detector) -> {
              for (String text : WITHOUT_LETTERS) {
                DetectedLanguage first = detector.detect(text).get(0);
                Broken.unless(
                    first.code().equals(DetectedLanguage.UNDETERMINED),
                    () -> "\"" + text + "\" is taken for " + first);
              }
            }),
        each(
            "G1105",
            "what the caller does with an answer changes no later one",
            (trial, detector) -> {
              String text = trial.corpus().texts().get(0);
              List<DetectedLanguage> answer = detector.detect(text);
              List<DetectedLanguage> before = List.copyOf(answer);
              try {
                answer.clear();
              } catch (UnsupportedOperationException e) {
                return; // It can't be changed at all.
              }
              Broken.unless(
                  detector.detect(text).size() == before.size(), () -> "the list is shared");
            }));
  }

  private interface Body {
    void run(Trial trial, LanguageDetector detector);
  }

  private static Check each(String id, String sentence, Body body) {
    return Check.each(
        LanguageSubject.class,
        id,
        sentence,
        (trial, subject) -> body.run(trial, trial.probe(subject, Ready.class).detector()));
  }
}
