package uk.toex.nlp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first failure ends the rest, and nothing runs on behind the caller's back. */
@Timeout(60)
class WorkersFailureTest {

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
