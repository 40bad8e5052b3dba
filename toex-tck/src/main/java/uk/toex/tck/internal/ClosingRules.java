package uk.toex.tck.internal;

import static uk.toex.tck.internal.Check.each;

import java.util.List;
import java.util.Set;
import uk.toex.api.InputRefusedException;
import uk.toex.spi.Capability;
import uk.toex.tck.internal.ChildJvm.Ended;
import uk.toex.tck.internal.Verdict.Broken;

/** K1001 to K1006: what is left when the plugin is closed. */
final class ClosingRules {
  private ClosingRules() {}

  static List<Check> all() {
    return List.of(
        Check.of(
            "K1001",
            "when the plugin is closed, none of its threads is left",
            trial -> {
              Set<Thread> before = Threads.alive();
              Life.live(trial);
              Set<Thread> left = Threads.leftSince(before, trial.settings().patience());
              Broken.unless(left.isEmpty(), () -> "left: " + Threads.names(left));
            }),
        Check.of(
            "K1002",
            "when the plugin is closed, its process can end",
            trial -> {
              Ended ended = trial.child(ChildJvm.Variant.SAME);
              Broken.unless(
                  !(ended.finished() && ended.stayed()),
                  () -> "it stayed and had to be stopped; a thread must be left");
              ended.complete();
            }),
        Check.of(
            "K1003",
            "a plugin that was opened and not used can be closed",
            trial -> trial.open().close()),
        each(
            Subject.class,
            "K1004",
            "an instance opened after another was closed answers as that did",
            (trial, subject) -> {
              List<String> texts = Answers.texts(subject, trial.corpus());
              List<long[]> first = lifeOf(trial, subject, texts);
              same(trial, first, lifeOf(trial, subject, texts), "from a later instance");
            }),
        each(
            Subject.class,
            "K1005",
            "closing one instance leaves another as it was",
            (trial, subject) -> {
              List<String> texts = Answers.texts(subject, trial.corpus());
              try (Opened mine = trial.open()) {
                Probe probe = mine.like(subject).make(subject.work());
                List<long[]> before = Answers.to(probe, texts);
                try (Opened other = trial.open()) {
                  other.like(subject);
                }
                same(trial, before, Answers.to(probe, texts), "once another instance was closed");
              } catch (InputRefusedException e) {
                trial.note(subject.label() + " refuses the reports");
              }
            }),
        Check.of(
            "K1006",
            "when the plugin is closed, it holds no file open",
            trial -> {
              Ended ended = trial.child(ChildJvm.Variant.SAME);
              ended.complete();
              Broken.unless(ended.openFiles().isEmpty(), () -> "still open: " + ended.openFiles());
              if (ended.sockets() == null) {
                throw new Verdict.Untestable("open files can be seen on Linux only");
              }
            }));
  }

  private static List<long[]> lifeOf(Trial trial, Subject subject, List<String> texts)
      throws Exception {
    try (Opened opened = trial.open()) {
      return Answers.to(opened.like(subject).make(subject.work()), texts);
    } catch (InputRefusedException e) {
      trial.note(subject.label() + " refuses the reports");
      return List.of();
    }
  }

  private static void same(Trial trial, List<long[]> first, List<long[]> later, String when) {
    if (trial.has(Capability.DETERMINISTIC)) {
      Answers.requireSame(first, later, when);
    }
  }
}
