package uk.toex.host;

import java.io.IOException;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;
import uk.toex.api.report.Tag;
import uk.toex.host.FaultTable.Came;

/** Faults of plugins in the host's own process, at scoring. */
final class ScoringFaults {

  private record Fault(Came expected, Function<String, double[]> action) {}

  private final Map<String, Fault> single = new LinkedHashMap<>();
  private final Map<String, Function<List<String>, List<double[]>>> batch = new LinkedHashMap<>();
  private final List<double[]> kept = new CopyOnWriteArrayList<>();
  private final Random random;
  private final FaultTable table;

  ScoringFaults(Random random, FaultTable table) {
    this.random = random;
    this.table = table;
    throwing("an exception", () -> new IllegalStateException("no"));
    throwing("a checked exception", () -> new IOException("no"));
    throwing("an error", () -> new AssertionError("no"));
    throwing("a linkage error", () -> new NoSuchMethodError("gone"));
    throwing("the stack overflows", StackOverflowError::new);
    throwing("a message of 1 MB", () -> new IllegalStateException("x".repeat(1 << 20)));
    throwing("a message with control characters", () -> new Exception("\u0000\u001b[2J\r\n\u202e"));
    throwing("a message that throws", MuteException::new);
    failing("null", text -> Faulty.nothing());
    failing("too few probabilities", text -> new double[1]);
    failing("too many probabilities", text -> new double[1000]);
    failing("NaN", text -> new double[] {0.5, Double.NaN});
    failing("infinite", text -> new double[] {Double.POSITIVE_INFINITY, 0});
    failing("above 1", text -> new double[] {0.5, Math.nextUp(1.0)});
    failing("below 0", text -> new double[] {-Double.MIN_VALUE, 0.5});
    single.put(
        "a text refused",
        new Fault(Came.REFUSED, text -> Faulty.sneak(new InputRefusedException("not mine"))));
    single.put("a text refused by an empty row", new Fault(Came.REFUSED, text -> new double[0]));
    single.put("an array written to later", new Fault(Came.SCORED, this::keeping));
    single.put(
        "the thread's class loader and interrupt changed",
        new Fault(
            Came.SCORED,
            text -> {
              Thread.currentThread().setContextClassLoader(null);
              Thread.currentThread().interrupt();
              return Faulty.right(text);
            }));
    batch.put("a batch: null", texts -> Faulty.nothing());
    batch.put("a batch: too few rows", texts -> List.of());
    batch.put("a batch: throws", texts -> Faulty.sneak(new IOException("no")));
    batch.put("a batch: a size that is a lie", texts -> new Rows(texts.size(), texts.size() - 1));
    batch.put("a batch: rows without end", texts -> new Rows(texts.size(), Integer.MAX_VALUE));
    batch.put("a batch: a size that throws", texts -> new Rows(-1, 0));
  }

  /** Rounds with several faults each among texts that must be scored. */
  void inBatches(int rounds) {
    List<String> kinds = new ArrayList<>(single.keySet());
    for (int round = 0; round < rounds; round++) {
      List<String> texts = new ArrayList<>();
      Map<String, String> faults = new LinkedHashMap<>();
      int n = 2 + random.nextInt(30);
      for (int i = 0; i < n; i++) {
        String text = round + " " + i + " " + "y".repeat(random.nextInt(12));
        if (random.nextInt(4) == 0) {
          faults.put(text, kinds.get(random.nextInt(kinds.size())));
        }
        texts.add(text);
      }
      try (Guard guard = guard(Duration.ofMinutes(1))) {
        Function<String, double[]> acts =
            text -> {
              String kind = faults.get(text);
              Fault fault = kind == null ? null : single.get(kind);
              return fault == null ? Faulty.right(text) : fault.action().apply(text);
            };
        List<Outcome<double[]>> all =
            new GuardedClassifier(guard, new Faulty(acts), Faulty.TAGS).score(texts);
        kept.forEach(array -> Arrays.fill(array, 9));
        kept.clear();
        for (int i = 0; i < n; i++) {
          judge(texts.get(i), faults.get(texts.get(i)), all.get(i));
        }
      } catch (RuntimeException | Error e) {
        table.hostFailure("scoring", e);
      }
    }
  }

  private void judge(String text, @Nullable String kind, Outcome<double[]> outcome) {
    Fault fault = kind == null ? null : single.get(kind);
    if (fault == null) {
      table.other(outcome, text);
      return;
    }
    Came came = Came.of(outcome);
    boolean right =
        came == fault.expected()
            && (!(outcome instanceof Outcome.Scored<double[]> scored)
                || Arrays.equals(scored.value(), Faulty.right(text)));
    table.fault("scoring: " + kind, came, right, outcome.problem());
  }

  /** Batches that fail as a whole, whose texts must all be scored one by one. */
  void ofBatches(int rounds) {
    List<String> kinds = new ArrayList<>(batch.keySet());
    for (int round = 0; round < rounds; round++) {
      String kind = kinds.get(random.nextInt(kinds.size()));
      try (Guard guard = guard(Duration.ofMinutes(1))) {
        List<String> texts = List.of("a", "bb", "ccc" + "d".repeat(random.nextInt(9)));
        List<Outcome<double[]>> all =
            new GuardedClassifier(
                    guard,
                    new Faulty(Faulty::right, Objects.requireNonNull(batch.get(kind))),
                    Faulty.TAGS)
                .score(texts);
        boolean right = true;
        for (int i = 0; i < texts.size(); i++) {
          table.other(all.get(i), texts.get(i));
          right &= all.get(i) instanceof Outcome.Scored<?>;
        }
        table.fault(kind, Came.SCORED, right, all.toString());
      } catch (RuntimeException | Error e) {
        table.hostFailure(kind, e);
      }
    }
  }

  /** Running out of memory: that batch has failed, what comes later is refused. */
  void outOfMemory(int rounds) {
    for (int round = 0; round < rounds; round++) {
      quarantining(
          "scoring: out of memory",
          Duration.ofMinutes(1),
          Came.FAILED,
          text -> {
            long[] huge = new long[Integer.MAX_VALUE];
            return new double[] {huge[0], huge[1]};
          });
    }
  }

  /** Hanging, in several ways: that batch is late, what comes later is refused. */
  void hangs(int rounds) {
    for (int round = 0; round < rounds; round++) {
      CountDownLatch over = new CountDownLatch(1);
      int way = random.nextInt(3);
      quarantining(
          way == 0 ? "scoring: a message that hangs" : "scoring: hangs",
          Duration.ofMillis(100),
          Came.TIMED_OUT,
          text -> {
            if (way == 0) {
              throw new HangingException(over);
            }
            Faulty.hang(over);
            return Faulty.right(text);
          });
      over.countDown();
    }
  }

  private void quarantining(
      String kind, Duration deadline, Came expected, Function<String, double[]> action) {
    try (Guard guard = guard(deadline)) {
      GuardedClassifier classifier =
          new GuardedClassifier(guard, new Faulty(action), List.<Tag>copyOf(Faulty.TAGS));
      Outcome<double[]> first = classifier.score(List.of("a", "bb")).get(1);
      Outcome<double[]> later = classifier.score(List.of("ccc")).get(0);
      table.fault(
          kind,
          Came.of(first),
          Came.of(first) == expected && later instanceof Outcome.Refused<?>,
          first + " then " + later);
    } catch (RuntimeException | Error e) {
      table.hostFailure(kind, e);
    }
  }

  private static Guard guard(Duration deadline) {
    return new Guard(
        "faulty", null, GuardSettings.defaults().withDeadline(deadline).withFailuresInARow(1000));
  }

  private interface Thrown {
    Throwable make();
  }

  private void throwing(String kind, Thrown thrown) {
    failing(kind, text -> Faulty.sneak(thrown.make()));
  }

  private void failing(String kind, Function<String, double[]> action) {
    single.put(kind, new Fault(Came.FAILED, action));
  }

  /** A right answer in an array that is written to once the host has it. */
  private double[] keeping(String text) {
    double[] answer = Faulty.right(text);
    kept.add(answer);
    return answer;
  }

  private static final class MuteException extends RuntimeException {
    @Override
    public String getMessage() {
      throw new IllegalStateException("no message");
    }
  }

  private static final class HangingException extends RuntimeException {
    private final transient CountDownLatch over;

    HangingException(CountDownLatch over) {
      this.over = over;
    }

    @Override
    public String getMessage() {
      Faulty.hang(over);
      return "";
    }
  }

  /** Says one size, or throws, and iterates over another. */
  private static final class Rows extends AbstractList<double[]> {
    private final int said;
    private final int real;

    Rows(int said, int real) {
      this.said = said;
      this.real = real;
    }

    @Override
    public double[] get(int index) {
      return new double[2];
    }

    @Override
    public int size() {
      if (said < 0) {
        throw new IllegalStateException("no size");
      }
      return said;
    }

    @Override
    public Iterator<double[]> iterator() {
      return new Iterator<>() {
        private int given;

        @Override
        public boolean hasNext() {
          return given < real;
        }

        @Override
        public double[] next() {
          given++;
          return new double[2];
        }
      };
    }
  }
}
