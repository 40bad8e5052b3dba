package uk.toex.tck.internal;

import static uk.toex.tck.internal.Check.each;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import uk.toex.api.InputRefusedException;
import uk.toex.spi.Capability;
import uk.toex.tck.internal.Verdict.Broken;

/** B601 to B612: hostile texts are answered in form and in time, or refused. */
final class BadInputRules {
  private BadInputRules() {}

  static List<Check> all() {
    return List.of(
        texts("B601", "empty and blank texts do no harm", HostileTexts::blank),
        texts("B602", "NUL and other control characters do no harm", HostileTexts::controls),
        texts("B603", "lone surrogates and noncharacters do no harm", HostileTexts::surrogates),
        texts("B604", "one word of a megabyte does no harm", HostileTexts::oneToken),
        texts("B605", "a flood of combining marks does no harm", HostileTexts::marks),
        texts("B606", "direction and zero-width marks do no harm", HostileTexts::directions),
        texts("B607", "emoji and letters beyond the first plane do no harm", HostileTexts::emoji),
        texts("B608", "bait for regular expressions does no harm", HostileTexts::patterns),
        texts("B609", "formulas, markup and templates do no harm", HostileTexts::injections),
        texts("B610", "a million line ends do no harm", HostileTexts::lines),
        texts("B611", "a hundred thousand words do no harm", HostileTexts::words),
        each(
            Subject.class,
            "B612",
            "after hostile texts, ordinary ones are answered as before",
            (trial, subject) -> {
              Probe probe = trial.probe(subject);
              List<String> texts = Answers.texts(subject, trial.corpus());
              List<long[]> before = Answers.to(probe, texts);
              for (String text : HostileTexts.assortment()) {
                askOrRefuse(probe, text);
              }
              if (Answers.differs(before, Answers.to(probe, texts)) >= 0) {
                trial.requireClaimed(Capability.DETERMINISTIC);
                throw new Broken("its answers are others than before");
              }
            }));
  }

  private static Check texts(String id, String sentence, Supplier<List<String>> texts) {
    return each(
        Subject.class,
        id,
        sentence,
        (trial, subject) -> {
          Probe probe = trial.probe(subject);
          List<String> broken = new ArrayList<>();
          List<String> all = texts.get();
          for (int i = 0; i < all.size(); i++) {
            String text = all.get(i);
            String what = "text " + i + " (" + Told.shortened(beginning(text)) + ")";
            try {
              DeadlineRules.timed(trial.settings().patience(), what, () -> probe.ask(text));
            } catch (Broken e) {
              broken.add(what + ": " + e.getMessage());
            } catch (RuntimeException | StackOverflowError e) {
              broken.add(what + ": threw " + Told.of(e));
            }
          }
          Broken.unless(broken.isEmpty(), () -> String.join("; ", broken));
        });
  }

  static void askOrRefuse(Probe probe, String text) {
    try {
      probe.ask(text);
    } catch (InputRefusedException e) {
      // That is an answer.
    }
  }

  private static String beginning(String text) {
    return text.length() > 20 ? text.substring(0, 20) + "…, " + text.length() : text;
  }
}
