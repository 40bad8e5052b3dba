package uk.toex.tck.internal;

import java.util.List;
import uk.toex.spi.Capability;
import uk.toex.tck.internal.ChildJvm.Ended;
import uk.toex.tck.internal.ChildJvm.Variant;
import uk.toex.tck.internal.Verdict.Broken;
import uk.toex.tck.internal.Verdict.Missing;
import uk.toex.tck.internal.Verdict.Untestable;

/** R301 to R306: the same input, settings and seed give the same bits. */
final class DeterminismRules {
  private static final int[] THREADS = {1, 4};

  private DeterminismRules() {}

  static List<Check> all() {
    return List.of(
        each(
            "R301",
            "asked again and again, the answer is the same to the bit",
            (trial, subject) -> {
              Probe probe = trial.probe(subject);
              List<String> texts = Answers.texts(subject, trial.corpus());
              List<long[]> first = Answers.to(probe, texts);
              int runs = subject.affordable(trial.settings().runs());
              for (int i = 1; i < runs; i++) {
                int at = i % texts.size();
                Answers.requireSame(
                    first.subList(at, at + 1),
                    List.of(probe.ask(texts.get(at))),
                    "in run " + i + " of " + runs);
              }
              trial.note(runs + " runs of " + subject.label());
            }),
        each(
            "R302",
            "made again with the same seed, the answers are the same to the bit",
            (trial, subject) ->
                compare(trial, subject, subject.work(), "from one that was made again")),
        each(
            "R303",
            "made with any number of threads, the answers are the same to the bit",
            (trial, subject) -> {
              if (!subject.worksLong()) {
                throw new Missing("it is not told a number of threads");
              }
              for (int threads : THREADS) {
                Work work = subject.work().withThreads(threads);
                compare(trial, subject, work, "with " + threads + " threads than with 2");
              }
            }),
        each(
            "R304",
            "in another Java process the answers are the same to the bit",
            (trial, subject) -> compare(trial, subject, Variant.SAME)),
        each(
            "R305",
            "with another locale, time zone, encoding and compiler the answers are the same",
            (trial, subject) -> compare(trial, subject, Variant.ELSEWHERE)),
        each(
            "R306",
            "on another JDK the answers are the same to the bit",
            (trial, subject) -> {
              if (trial.settings().otherJava() == null) {
                throw new Untestable("the kit was not told the home of another JDK");
              }
              compare(trial, subject, Variant.OTHER_JAVA);
            }));
  }

  private static Check each(String id, String sentence, Check.EachBody<Subject> body) {
    return Check.each(
        Subject.class,
        id,
        sentence,
        (trial, subject) -> {
          trial.requireClaimed(Capability.DETERMINISTIC);
          body.run(trial, subject);
        });
  }

  private static void compare(Trial trial, Subject subject, Work work, String when) {
    List<String> texts = Answers.texts(subject, trial.corpus());
    List<long[]> first = Answers.to(trial.probe(subject), texts);
    Answers.requireSame(first, Answers.to(subject.make(work), texts), when);
  }

  private static void compare(Trial trial, Subject subject, Variant variant) {
    List<String> texts = Answers.texts(subject, trial.corpus());
    String here = Digest.sha256(Answers.to(trial.probe(subject), texts));
    Ended ended = trial.child(variant).complete();
    String there = ended.answers().get(subject.label());
    if (there == null) {
      throw new Broken("the second process could not be asked");
    }
    Broken.unless(here.equals(there), () -> "other bits there: " + there + ", here " + here);
  }
}
