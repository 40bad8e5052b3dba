package uk.toex.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.toex.api.CancelledException;
import uk.toex.api.InputRefusedException;
import uk.toex.api.report.ReportClassifier;
import uk.toex.api.report.Tag;

class GuardedClassifierTest {

  private static final GuardSettings SETTINGS =
      GuardSettings.defaults().withDeadline(Duration.ofMillis(700)).withBatch(4);

  private final List<Guard> guards = new ArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);

  @AfterEach
  void end() {
    over.countDown();
    guards.forEach(Guard::close);
  }

  @Test
  void a_right_answer_is_passed_on() {
    GuardedClassifier classifier = guarded(new Faulty(Faulty::right));
    assertThat(classifier.tags()).isEqualTo(Faulty.TAGS);
    assertThat(classifier.probabilities("four")).containsExactly(0.4, 0.4);
    assertThat(classifier.probabilities(List.of("a", "bb", "ccc", "dddd", "eeeee")))
        .containsExactly(
            new double[] {0.1, 0.1},
            new double[] {0.2, 0.2},
            new double[] {0.3, 0.3},
            new double[] {0.4, 0.4},
            new double[] {0.5, 0.5});
  }

  @Test
  void whatever_is_thrown_is_a_failure_of_that_text_alone() {
    assertFailure(new IllegalStateException("no"), "threw java.lang.IllegalStateException: no");
    assertFailure(new IOException("checked"), "threw java.io.IOException: checked");
    assertFailure(new StackOverflowError(), "ran out of stack");
    assertFailure(new NoSuchMethodError("gone"), "check the versions");
    assertFailure(new AssertionError("odd"), "java.lang.AssertionError: odd");
    assertFailure(new IllegalStateException("x".repeat(10_000_000)), "xxx…");
    assertFailure(new IllegalStateException("a\u001b[31m\nb\u202e"), "a [31m b ");
    assertFailure(
        new IllegalStateException() {
          @Override
          public String getMessage() {
            throw new StackOverflowError();
          }
        },
        "threw uk.toex.host.GuardedClassifierTest$");
  }

  @Test
  void what_is_no_probability_is_a_failure_of_that_text_alone() {
    assertFailure(text -> Faulty.nothing(), "null instead of probabilities");
    assertFailure(text -> new double[] {0.5}, "1 probabilities for 2 tags");
    assertFailure(text -> new double[3], "3 probabilities for 2 tags");
    assertFailure(text -> new double[] {0.5, 1.0000001}, "of B is 1.0000001, not in [0, 1]");
    assertFailure(text -> new double[] {-0.1, 0.5}, "of A is -0.1, not in [0, 1]");
    assertFailure(text -> new double[] {0, Double.NaN}, "of B is NaN");
    assertFailure(text -> new double[] {Double.POSITIVE_INFINITY, 0}, "of A is Infinity");
    assertFailure(text -> new double[] {Double.NEGATIVE_INFINITY, 0}, "of A is -Infinity");
  }

  @Test
  void a_text_that_is_not_taken_is_refused_with_the_plugins_reason() {
    GuardedClassifier classifier =
        guarded(
            new Faulty(
                text -> {
                  if (text.equals("bad")) {
                    throw new InputRefusedException("too short for me");
                  }
                  return Faulty.right(text);
                }));
    assertThat(classifier.score(List.of("bad")).get(0))
        .isEqualTo(new Outcome.Refused<double[]>("too short for me"));
    List<Outcome<double[]>> all = classifier.score(List.of("good", "bad", "fine"));
    assertRight(all.get(0), "good");
    assertThat(all.get(1)).isInstanceOf(Outcome.Refused.class);
    assertRight(all.get(2), "fine");
    assertThat(classifier.probabilities(List.of("bad", "ok")).get(0)).isEmpty();
    assertThatThrownBy(() -> classifier.probabilities("bad"))
        .isInstanceOf(InputRefusedException.class)
        .hasMessage("too short for me");
  }

  @Test
  void running_out_of_memory_quarantines() {
    GuardedClassifier classifier =
        guarded(
            new Faulty(
                text -> {
                  long[] huge = new long[Integer.MAX_VALUE];
                  return new double[] {huge[0], huge[1]};
                }));
    assertThat(classifier.score(List.of("a", "b")))
        .allSatisfy(each -> assertThat(each.problem()).contains("ran out of memory"));
    assertThat(classifier.score(List.of("c")).get(0)).isInstanceOf(Outcome.Refused.class);
    assertThat(guards.get(0).quarantine()).contains("it ran out of memory");
  }

  @Test
  void a_batch_of_the_wrong_size_or_null_is_asked_text_by_text() {
    for (Function<List<String>, List<double[]>> wrong :
        List.<Function<List<String>, List<double[]>>>of(
            texts -> Faulty.nothing(),
            texts -> List.of(),
            texts -> List.of(new double[2]),
            texts -> Arrays.asList(new double[2], new double[2], new double[2], null),
            texts -> new Liar(3, 2),
            texts -> new Liar(3, 7),
            texts -> Faulty.sneak(new IOException("batch")))) {
      GuardedClassifier classifier = guarded(new Faulty(Faulty::right, wrong));
      List<String> texts = List.of("a", "bb", "ccc");
      List<Outcome<double[]>> all = classifier.score(texts);
      for (int i = 0; i < 3; i++) {
        assertRight(all.get(i), texts.get(i));
      }
    }
  }

  @Test
  void a_list_without_end_neither_fills_the_memory_nor_takes_for_ever() {
    GuardedClassifier classifier =
        guarded(new Faulty(Faulty::right, texts -> new Liar(texts.size(), Integer.MAX_VALUE)));
    List<Outcome<double[]>> all = classifier.score(List.of("a", "bb"));
    assertRight(all.get(0), "a");
    assertRight(all.get(1), "bb");
    assertThat(guards.get(0).quarantine()).isNull();
  }

  @Test
  void a_list_whose_get_hangs_is_late() {
    GuardedClassifier classifier =
        guarded(
            new Faulty(
                Faulty::right,
                texts ->
                    new AbstractList<>() {
                      @Override
                      public double[] get(int index) {
                        Faulty.hang(over);
                        return new double[2];
                      }

                      @Override
                      public int size() {
                        return texts.size();
                      }
                    }));
    assertLate(classifier);
  }

  @Test
  void a_message_that_hangs_is_late() {
    GuardedClassifier classifier =
        guarded(
            new Faulty(
                text -> {
                  throw new IllegalStateException() {
                    @Override
                    public String getMessage() {
                      Faulty.hang(over);
                      return "";
                    }
                  };
                }));
    assertLate(classifier);
  }

  @Test
  void a_hang_is_late_whether_it_heeds_the_interrupt_or_not() {
    assertLate(guarded(new Faulty(text -> Faulty.sneak(waits(new CountDownLatch(1))))));
    GuardedClassifier deaf =
        guarded(
            new Faulty(
                text -> {
                  Faulty.hang(over);
                  return Faulty.right(text);
                }));
    assertLate(deaf);
    assertThat(guards.get(1).abandoned()).isEqualTo(1);
  }

  @Test
  void an_array_written_to_later_changes_no_answer() {
    double[] shared = {0.25, 0.75};
    GuardedClassifier classifier = guarded(new Faulty(text -> shared));
    double[] answer = classifier.probabilities("x");
    Arrays.fill(shared, 9);
    assertThat(answer).containsExactly(0.25, 0.75);
  }

  @Test
  void too_many_failures_in_a_row_quarantine_and_a_success_starts_anew() {
    Guard guard = guard(SETTINGS.withFailuresInARow(3));
    AtomicInteger asked = new AtomicInteger();
    GuardedClassifier classifier =
        new GuardedClassifier(
            guard,
            new Faulty(
                text -> {
                  asked.incrementAndGet();
                  // A null is a failure; a refusal neither counts nor starts anew.
                  return text.equals("bad") ? new double[0] : Faulty.nothing();
                }),
            Faulty.TAGS);
    classifier.score(List.of("x"));
    classifier.score(List.of("bad"));
    classifier.score(List.of("x"));
    assertThat(guard.quarantine()).isNull();
    classifier.score(List.of("x"));
    assertThat(guard.quarantine()).contains("3 failures in a row, the last: null instead");
    assertThat(classifier.score(List.of("x")).get(0)).isInstanceOf(Outcome.Refused.class);
    assertThat(asked.get()).isEqualTo(4);

    Guard other = guard(SETTINGS.withFailuresInARow(2));
    GuardedClassifier mixed =
        new GuardedClassifier(
            other,
            new Faulty(text -> text.equals("x") ? Faulty.<double[]>nothing() : Faulty.right(text)),
            Faulty.TAGS);
    mixed.score(List.of("x", "ok", "x", "ok", "x", "ok"));
    assertThat(other.quarantine()).isNull();
  }

  @Test
  void an_interrupted_caller_is_told_and_the_plugin_that_stops_stays_in_use()
      throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    GuardedClassifier classifier =
        guarded(
            new Faulty(
                text -> {
                  if (text.equals("wait")) {
                    begun.countDown();
                    return Faulty.sneak(waits(never));
                  }
                  return Faulty.right(text);
                }));
    Thread test = Thread.currentThread();
    Thread other =
        new Thread(
            () -> {
              Faulty.hang(begun);
              test.interrupt();
            });
    other.start();
    assertThatThrownBy(() -> classifier.score(List.of("wait")))
        .isInstanceOf(CancelledException.class);
    assertThat(Thread.interrupted()).isTrue();
    other.join();
    assertThat(guards.get(0).quarantine()).isNull();
    assertRight(classifier.score(List.of("four")).get(0), "four");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void an_explanation_that_there_is_not_says_why(boolean known) {
    GuardedClassifier classifier = guarded(new Faulty(Faulty::right));
    if (known) {
      assertThatThrownBy(() -> classifier.explain("x", new Tag("A")))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining("not this one");
    } else {
      assertThatThrownBy(() -> classifier.explain("x", new Tag("C")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("no such tag: C");
    }
  }

  private void assertFailure(Throwable thrown, String reason) {
    assertFailure(text -> Faulty.sneak(thrown), reason);
  }

  private void assertFailure(Function<String, double[]> bad, String reason) {
    GuardedClassifier classifier =
        guarded(new Faulty(text -> text.equals("bad") ? bad.apply(text) : Faulty.right(text)));
    List<String> texts = List.of("one", "bad", "three", "fours", "fives!");
    List<Outcome<double[]>> all = classifier.score(texts);
    assertThat(all).hasSize(5);
    for (int i = 0; i < 5; i++) {
      if (i == 1) {
        assertThat(all.get(i)).isInstanceOf(Outcome.Failed.class);
        assertThat(all.get(i).problem()).contains(reason).hasSizeLessThan(500);
      } else {
        assertRight(all.get(i), texts.get(i));
      }
    }
    assertThat(guards.get(guards.size() - 1).quarantine()).isNull();
  }

  private void assertLate(GuardedClassifier classifier) {
    Guard guard = guards.get(guards.size() - 1);
    assertThat(classifier.score(List.of("a", "bb")))
        .allSatisfy(
            each -> assertThat(each).isEqualTo(new Outcome.TimedOut<>(Duration.ofMillis(700))));
    assertThat(guard.quarantine()).contains("scoring took longer than 700 ms");
    assertThat(classifier.score(List.of("c")).get(0)).isInstanceOf(Outcome.Refused.class);
  }

  static void assertRight(Outcome<double[]> outcome, String text) {
    assertThat(outcome).isInstanceOf(Outcome.Scored.class);
    assertThat(((Outcome.Scored<double[]>) outcome).value()).isEqualTo(Faulty.right(text));
  }

  private static Throwable waits(CountDownLatch latch) {
    try {
      latch.await();
      return new IllegalStateException();
    } catch (InterruptedException e) {
      return e;
    }
  }

  private GuardedClassifier guarded(ReportClassifier classifier) {
    return new GuardedClassifier(guard(SETTINGS), classifier, Faulty.TAGS);
  }

  private Guard guard(GuardSettings settings) {
    Guard guard = new Guard("faulty", null, settings);
    guards.add(guard);
    return guard;
  }

  /** Says one size and iterates over another. */
  private static final class Liar extends AbstractList<double[]> {
    private final int said;
    private final int real;

    Liar(int said, int real) {
      this.said = said;
      this.real = real;
    }

    @Override
    public double[] get(int index) {
      return new double[2];
    }

    @Override
    public int size() {
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
