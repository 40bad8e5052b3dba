package uk.toex.host;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import uk.toex.api.CancelledException;
import uk.toex.api.Explanation;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.api.report.ReportClassifier;
import uk.toex.api.report.Tag;
import uk.toex.host.FaultTable.Came;

/** Faults of plugins in the host's own process, at training. */
final class TrainingFaults {

  private record Fault(Came expected, Faulty.Training training) {}

  private final Map<String, Fault> faults = new LinkedHashMap<>();
  private final Random random;
  private final FaultTable table;

  TrainingFaults(Random random, FaultTable table) {
    this.random = random;
    this.table = table;
    put("an exception", Came.FAILED, (r, p) -> Faulty.sneak(new Exception("no")));
    put("an error", Came.FAILED, (r, p) -> Faulty.sneak(new StackOverflowError()));
    put("null", Came.FAILED, (r, p) -> Faulty.nothing());
    put("one tag too few", Came.FAILED, (r, p) -> new Knows(List.of(new Tag("A"))));
    put("tags swapped", Came.FAILED, (r, p) -> new Knows(List.of(new Tag("B"), new Tag("A"))));
    put("no tags", Came.FAILED, (r, p) -> new Knows(Faulty.nothing()));
    put(
        "a report that there is not",
        Came.FAILED,
        (r, p) -> new Knows(List.copyOf(r.get(2).tags())));
    put("reports changed", Came.FAILED, (r, p) -> Faulty.sneak(removed(r)));
    put(
        "refused",
        Came.REFUSED,
        (r, p) -> Faulty.sneak(new InputRefusedException("too few reports")));
  }

  void quick(int rounds) {
    List<String> kinds = List.copyOf(faults.keySet());
    for (int round = 0; round < rounds; round++) {
      String kind = kinds.get(random.nextInt(kinds.size()));
      Fault fault = Objects.requireNonNull(faults.get(kind));
      try (Guard guard = guard(Duration.ofMinutes(1))) {
        Outcome<GuardedClassifier> outcome =
            new GuardedFactory("faulty", guard, Faulty.factory(fault.training()))
                .attempt(Faulty.REPORTS, Faulty.SETTINGS, Progress.NONE);
        Came came = Came.of(outcome);
        table.fault("training: " + kind, came, came == fault.expected(), outcome.problem());
      } catch (RuntimeException | Error e) {
        table.hostFailure("training: " + kind, e);
      }
    }
  }

  /** Late, and reading the reports after that: must be told that they are taken back. */
  void late(int rounds) {
    for (int round = 0; round < rounds; round++) {
      CountDownLatch over = new CountDownLatch(1);
      CountDownLatch seen = new CountDownLatch(1);
      AtomicReference<Object> read = new AtomicReference<>("nothing");
      try (Guard guard = guard(Duration.ofMillis(100))) {
        Outcome<GuardedClassifier> outcome =
            new GuardedFactory(
                    "faulty",
                    guard,
                    Faulty.factory(
                        (reports, progress) -> {
                          Faulty.hang(over);
                          try {
                            read.set(reports.get(0));
                          } catch (CancelledException e) {
                            read.set("taken back");
                          } finally {
                            seen.countDown();
                          }
                          return new Faulty(Faulty::right);
                        }))
                .attempt(Faulty.REPORTS, Faulty.SETTINGS, Progress.NONE);
        over.countDown();
        boolean ended = seen.await(10, TimeUnit.SECONDS);
        table.fault(
            "training: late, then reads reports",
            Came.of(outcome),
            outcome instanceof Outcome.TimedOut<?> && ended && "taken back".equals(read.get()),
            outcome + ", read " + read);
      } catch (InterruptedException | RuntimeException | Error e) {
        table.hostFailure("training: late", e);
      } finally {
        over.countDown();
      }
    }
  }

  private static Throwable removed(List<?> reports) {
    reports.remove(0);
    return new AssertionError("could be changed");
  }

  private void put(String kind, Came expected, Faulty.Training training) {
    faults.put(kind, new Fault(expected, training));
  }

  private static Guard guard(Duration deadline) {
    return new Guard("faulty", null, GuardSettings.defaults().withTrainingDeadline(deadline));
  }

  private record Knows(List<Tag> tags) implements ReportClassifier {
    @Override
    public double[] probabilities(String text) {
      return new double[0];
    }

    @Override
    public Explanation explain(String text, Tag tag) {
      throw new UnsupportedOperationException();
    }
  }
}
