package uk.toex.tck.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import uk.toex.api.report.ReportClassifier;
import uk.toex.spi.Capability;
import uk.toex.tck.internal.ClassifierSubject.Trained;
import uk.toex.tck.internal.Verdict.Broken;
import uk.toex.tck.internal.Verdict.Missing;

/** C801 to C809: promises that are kept, and surroundings that stay as they were. */
final class CapabilityRules {
  private CapabilityRules() {}

  static List<Check> all() {
    return List.of(
        Check.each(
            ClassifierSubject.class,
            "C801",
            "a classifier explains, if EXPLAINS is declared",
            (trial, subject) -> {
              if (!trial.has(Capability.EXPLAINS)) {
                throw new Missing("EXPLAINS is not declared");
              }
              try {
                explain(trial, subject);
              } catch (UnsupportedOperationException e) {
                throw new Broken("explain() says that it can't: " + Told.of(e));
              }
            }),
        Check.each(
            ClassifierSubject.class,
            "C802",
            "a classifier refuses to explain, if EXPLAINS is not declared",
            (trial, subject) -> {
              if (trial.has(Capability.EXPLAINS)) {
                throw new Missing("EXPLAINS is declared");
              }
              try {
                explain(trial, subject);
              } catch (UnsupportedOperationException e) {
                return;
              }
              throw new Broken("explain() answers, though nobody may rely on it");
            }),
        Check.each(
            Subject.class,
            "C803",
            "an answer does not depend on what was asked before or beside it, if STREAMING is"
                + " declared",
            CapabilityRules::streams),
        surroundings(
            "C804",
            "the default locale and time zone stay as they were",
            Surroundings::localeOrZoneChanged),
        surroundings(
            "C805", "the system properties stay as they were", Surroundings::propertiesChanged),
        surroundings("C806", "the standard streams are not replaced", Surroundings::streamsChanged),
        surroundings(
            "C807",
            "the default handler of uncaught exceptions is not replaced",
            (before, after) ->
                before.handler() == after.handler() ? List.of() : List.of("another handler")),
        Check.of(
            "C808",
            "the calling thread keeps its context class loader, name, priority and interrupt",
            CapabilityRules::callingThread),
        Check.of(
            "C809",
            "nothing is written to the standard output",
            trial -> {
              String printed = trial.child(ChildJvm.Variant.SAME).printed();
              Broken.unless(
                  printed.isEmpty(), () -> "it wrote \"" + Told.shortened(printed) + "\"");
            }));
  }

  private static void explain(Trial trial, ClassifierSubject subject) {
    ReportClassifier classifier = trial.probe(subject, Trained.class).classifier();
    classifier.explain(trial.corpus().texts().get(0), classifier.tags().get(0));
  }

  private static void streams(Trial trial, Subject subject) {
    if (!subject.answersAlone()) {
      throw new Missing("its answers are about collections");
    }
    trial.requireClaimed(Capability.STREAMING);
    Probe probe = trial.probe(subject);
    List<String> texts = new ArrayList<>(trial.corpus().texts());
    List<long[]> forwards = Answers.to(probe, texts);
    Answers.requireSame(forwards, probe.askTogether(texts), "in a batch");
    Collections.reverse(texts);
    List<long[]> backwards = Answers.to(probe, texts);
    Collections.reverse(backwards);
    Answers.requireSame(forwards, backwards, "when asked in another order");
    List<long[]> batch = new ArrayList<>(probe.askTogether(texts));
    Collections.reverse(batch);
    Answers.requireSame(forwards, batch, "in a batch of another order");
  }

  private static Check surroundings(
      String id, String sentence, BiFunction<Surroundings, Surroundings, List<String>> changed) {
    return Check.of(
        id,
        sentence,
        trial -> {
          Surroundings before = Surroundings.now();
          Life.live(trial);
          List<String> all = changed.apply(before, Surroundings.now());
          Broken.unless(all.isEmpty(), () -> "changed: " + String.join("; ", all));
        });
  }

  private static void callingThread(Trial trial) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader loader = thread.getContextClassLoader();
    String name = thread.getName();
    int priority = thread.getPriority();
    Life.live(trial);
    Broken.unless(
        thread.getContextClassLoader() == loader, () -> "its context class loader is another");
    Broken.unless(name.equals(thread.getName()), () -> "its name is " + thread.getName());
    Broken.unless(
        priority == thread.getPriority(), () -> "its priority is " + thread.getPriority());
    Broken.unless(!Thread.interrupted(), () -> "it is interrupted, which nobody asked for");
  }
}
