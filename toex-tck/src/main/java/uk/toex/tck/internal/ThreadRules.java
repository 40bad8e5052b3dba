package uk.toex.tck.internal;

import static uk.toex.tck.internal.Check.each;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import uk.toex.spi.Capability;
import uk.toex.tck.internal.Guard.KitThread;
import uk.toex.tck.internal.Verdict.Broken;

/** T401 to T403: calls from many threads, and threads that pile up. */
final class ThreadRules {
  private static final int THREADS = 4;

  private ThreadRules() {}

  static List<Check> all() {
    return List.of(
        each(
            Subject.class,
            "T401",
            "asked from many threads at once, the answers are those given to one",
            ThreadRules::askedAtOnce),
        each(
            Subject.class,
            "T402",
            "several can be made at once, from many threads",
            (trial, subject) -> {
              trial.requireClaimed(Capability.THREAD_SAFE);
              List<String> texts = Answers.texts(subject, trial.corpus());
              List<long[]> alone = Answers.to(trial.probe(subject), texts);
              List<List<long[]>> all =
                  atOnce(trial, 2, number -> Answers.to(subject.make(subject.work()), texts));
              if (trial.has(Capability.DETERMINISTIC)) {
                for (List<long[]> answers : all) {
                  Answers.requireSame(alone, answers, "from one made beside another");
                }
              }
            }),
        each(
            Subject.class,
            "T403",
            "making one again and again piles up no threads",
            (trial, subject) -> {
              trial.probe(subject);
              subject.make(subject.work());
              Set<Thread> before = Threads.alive();
              List<Probe> held = new ArrayList<>();
              for (int i = 0; i < THREADS; i++) {
                held.add(subject.make(subject.work()));
              }
              Set<Thread> more = Threads.leftSince(before, trial.settings().patience());
              // A pool may grow to its size once; as many as were made is a thread each.
              Broken.unless(
                  more.size() < held.size(),
                  () -> held.size() + " made, " + more.size() + " threads: " + Threads.names(more));
            }));
  }

  private interface Numbered<T> {
    T call(int number) throws Exception;
  }

  private static void askedAtOnce(Trial trial, Subject subject) throws Exception {
    trial.requireClaimed(Capability.THREAD_SAFE);
    Probe probe = trial.probe(subject);
    List<String> texts = Answers.texts(subject, trial.corpus());
    List<long[]> alone = Answers.to(probe, texts);
    boolean steady = Answers.differs(alone, Answers.to(probe, texts)) < 0;
    int rounds = Math.max(1, subject.affordable(trial.settings().runs()) / texts.size());
    atOnce(
        trial,
        THREADS,
        number -> {
          List<String> turned = new ArrayList<>(texts);
          List<long[]> expected = new ArrayList<>(alone);
          Collections.rotate(turned, number);
          Collections.rotate(expected, number);
          for (int round = 0; round < rounds; round++) {
            List<long[]> answers = Answers.to(probe, turned);
            if (steady) {
              Answers.requireSame(expected, answers, "from " + THREADS + " threads at once");
            }
          }
          return true;
        });
    if (!steady) {
      trial.note(subject.label() + " answers otherwise each time, so only exceptions were seen");
    }
  }

  /** Calls from several threads that begin together. */
  private static <T> List<T> atOnce(Trial trial, int threads, Numbered<T> work) throws Exception {
    CyclicBarrier start = new CyclicBarrier(threads);
    List<KitThread<T>> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int number = i;
      Callable<T> call =
          () -> {
            start.await(10, TimeUnit.SECONDS);
            return work.call(number);
          };
      all.add(new KitThread<>("at once " + i, call));
    }
    all.forEach(Thread::start);
    List<T> results = new ArrayList<>();
    for (KitThread<T> thread : all) {
      T value = thread.await(trial.settings().deadline());
      if (value != null) {
        results.add(value);
      }
    }
    return results;
  }
}
