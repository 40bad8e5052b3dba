package uk.toex.tck.internal;

import static uk.toex.tck.internal.Check.each;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import uk.toex.api.CancelledException;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.tck.internal.Verdict.Broken;
import uk.toex.tck.internal.Verdict.Missing;

/** L501 to L504: work ends when it is asked to, and in time. */
final class DeadlineRules {
  private static final int LONG_TEXT_WORDS = 150_000;

  private DeadlineRules() {}

  static List<Check> all() {
    return List.of(
        each(
            Subject.class,
            "L501",
            "long work that is asked to stop ends with CancelledException, in time",
            (trial, subject) -> {
              cancel(trial, subject, 0);
              cancel(trial, subject, 2);
            }),
        each(
            Subject.class,
            "L502",
            "an interrupt ends long work, or is still there when it is done",
            DeadlineRules::interrupt),
        each(
            Subject.class,
            "L503",
            "long work tells how far it is, in numbers that make sense",
            (trial, subject) -> {
              Steps steps = new Steps(Integer.MAX_VALUE);
              subject.make(longWork(subject).with(steps));
              steps.requireSense();
            }),
        each(
            Subject.class,
            "L504",
            "a text of a megabyte is answered, or refused, in time",
            (trial, subject) -> {
              Probe probe = trial.probe(subject);
              String text = HostileTexts.manyWords(LONG_TEXT_WORDS);
              timed(
                  trial.settings().patience(),
                  text.length() + " characters",
                  () -> probe.ask(text));
            }));
  }

  /** Counts, checks, and asks to stop after so many updates. */
  private static final class Steps implements Progress {
    private final int stopAfter;
    private final List<String> nonsense = new ArrayList<>();
    private int updates;
    private boolean asked;
    private long askedAt;

    Steps(int stopAfter) {
      this.stopAfter = stopAfter;
    }

    @Override
    public synchronized void update(String stage, long done, long total) {
      updates++;
      if (stage == null || stage.isBlank()) {
        nonsense.add("a stage without a name");
      } else if (done < 0 || total < -1 || (total >= 0 && done > total)) {
        nonsense.add(Told.shortened(stage) + ": " + done + " of " + total);
      }
    }

    @Override
    public synchronized boolean cancelled() {
      if (updates >= stopAfter && !asked) {
        asked = true;
        askedAt = System.nanoTime();
      }
      return asked;
    }

    synchronized void requireSense() {
      Broken.unless(updates > 0, () -> "it never told its progress");
      Broken.unless(nonsense.isEmpty(), () -> nonsense.subList(0, 1).toString());
    }
  }

  private static Work longWork(Subject subject) {
    if (!subject.worksLong()) {
      throw new Missing("its kind is given no way to stop");
    }
    return subject.work();
  }

  private static void cancel(Trial trial, Subject subject, int after) {
    Steps steps = new Steps(after);
    try {
      subject.make(longWork(subject).with(steps));
      Broken.unless(
          after > 0 && steps.updates < after,
          () -> "it was asked to stop after " + after + " steps, and went on to its end");
    } catch (CancelledException e) {
      long took = System.nanoTime() - steps.askedAt;
      Broken.unless(
          steps.asked && took <= trial.settings().patience().toNanos(),
          () -> "it was cancelled " + took / 1_000_000 + " ms after it was asked to stop");
    }
  }

  private static void interrupt(Trial trial, Subject subject) {
    Work work = longWork(subject);
    Progress late =
        (stage, done, total) -> {
          if (done > 0) {
            Thread.currentThread().interrupt();
          }
        };
    boolean[] fromTheBeginning = {true, false};
    for (boolean early : fromTheBeginning) {
      try {
        if (early) {
          Thread.currentThread().interrupt();
        }
        subject.make(work.with(early ? Progress.NONE : late));
        boolean kept = Thread.currentThread().isInterrupted();
        Broken.unless(kept || !early, () -> "it went on to its end and the interrupt is lost");
      } catch (CancelledException e) {
        // As it should be.
      } finally {
        boolean unused = Thread.interrupted();
      }
    }
  }

  interface Question {
    long[] ask();
  }

  /** Broken if an answer takes longer than the patience; a refusal is an answer. */
  static void timed(Duration patience, String what, Question question) {
    long start = System.nanoTime();
    try {
      question.ask();
    } catch (InputRefusedException e) {
      Broken.unless(
          e.getMessage() != null && !e.getMessage().isBlank(), () -> "a refusal without a reason");
    }
    long took = System.nanoTime() - start;
    Broken.unless(
        took <= patience.toNanos(),
        () -> what + " took " + took / 1_000_000 + " ms, at most " + patience.toMillis());
  }
}
