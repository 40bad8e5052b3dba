package uk.toex.nlp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.toex.api.CancelledException;

/** Every task runs once, on any number of threads, and whatever goes wrong comes through. */
@Timeout(60)
class WorkersTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void every_task_runs_once(int threads) {
    try (Workers workers = new Workers(threads)) {
      assertThat(workers.threads()).isEqualTo(threads);
      for (int tasks : new int[] {0, 1, 2, 3, 5, 1000, 0}) {
        AtomicIntegerArray runs = new AtomicIntegerArray(tasks);
        workers.run(tasks, runs::incrementAndGet);
        for (int i = 0; i < tasks; i++) {
          assertThat(runs.get(i)).as("task %s of %s", i, tasks).isOne();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void a_failure_comes_through_and_the_workers_can_be_used_again(int threads) {
    try (Workers workers = new Workers(threads)) {
      for (RuntimeException failure :
          new RuntimeException[] {new IllegalStateException("a"), new CancelledException("b")}) {
        assertThatThrownBy(
                () ->
                    workers.run(
                        20,
                        task -> {
                          if (task == 7) {
                            throw failure;
                          }
                        }))
            .isSameAs(failure);
      }
      AtomicInteger runs = new AtomicInteger();
      workers.run(20, task -> runs.incrementAndGet());
      assertThat(runs).hasValue(20);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void an_error_comes_through(int threads) {
    try (Workers workers = new Workers(threads)) {
      Error error = new OutOfMemoryError("made up");
      assertThatThrownBy(
              () ->
                  workers.run(
                      20,
                      task -> {
                        throw error;
                      }))
          .isSameAs(error);
    }
  }

  @Test
  void an_interrupt_while_waiting_cancels() {
    Thread caller = Thread.currentThread();
    CountDownLatch started = new CountDownLatch(1);
    try (Workers workers = new Workers(2)) {
      assertThatThrownBy(
              () ->
                  workers.run(
                      2,
                      task -> {
                        if (Thread.currentThread() == caller) {
                          await(started);
                          caller.interrupt();
                        } else {
                          started.countDown();
                          pause(30_000); // ended by an interrupt of its own
                        }
                      }))
          .isInstanceOf(CancelledException.class);
    }
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void there_is_at_least_one_thread() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Workers(0))
        .withMessageContaining("0");
  }

  @Test
  void the_first_failure_wins_and_ends_the_rest() {
    Thread caller = Thread.currentThread();
    CountDownLatch failing = new CountDownLatch(1);
    AtomicInteger runs = new AtomicInteger();
    RuntimeException first = new IllegalStateException("first");
    try (Workers workers = new Workers(2)) {
      assertThatThrownBy(
              () ->
                  workers.run(
                      5000,
                      task -> {
                        runs.incrementAndGet();
                        if (Thread.currentThread() != caller) {
                          failing.countDown();
                          throw first;
                        }
                        await(failing);
                        pause(2);
                        if (task > 4000) {
                          throw new IllegalStateException("later");
                        }
                      }))
          .isSameAs(first);
    }
    assertThat(runs).hasValueLessThan(2000);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void nothing_runs_on_when_the_callers_own_task_fails(boolean error) {
    Thread caller = Thread.currentThread();
    CountDownLatch started = new CountDownLatch(1);
    AtomicInteger running = new AtomicInteger();
    try (Workers workers = new Workers(2)) {
      assertThatThrownBy(
              () ->
                  workers.run(
                      50,
                      task -> {
                        if (Thread.currentThread() == caller) {
                          await(started);
                          throwOne(error);
                        }
                        running.incrementAndGet();
                        started.countDown();
                        pause(100);
                        running.decrementAndGet();
                      }))
          .hasMessage("own");
      assertThat(running).hasValue(0);
    }
  }

  private static void throwOne(boolean error) {
    if (error) {
      throw new AssertionError("own");
    }
    throw new IllegalStateException("own");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pause(int milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
