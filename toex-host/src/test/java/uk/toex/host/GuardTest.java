package uk.toex.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import uk.toex.api.CancelledException;

class GuardTest {

  private static final GuardSettings SETTINGS =
      GuardSettings.defaults().withDeadline(Duration.ofSeconds(10));

  @Test
  void the_context_class_loader_is_the_plugins_in_each_call_and_the_callers_is_never_touched()
      throws Exception {
    ClassLoader mine = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[0]);
        Guard guard = new Guard("p", loader, SETTINGS)) {
      for (int i = 0; i < 3; i++) {
        Outcome<ClassLoader> seen =
            guard.call(
                "looking",
                () -> {
                  ClassLoader now = Thread.currentThread().getContextClassLoader();
                  Thread.currentThread().setContextClassLoader(null);
                  return new Outcome.Scored<>(now);
                });
        assertThat(seen).isEqualTo(new Outcome.Scored<>(loader));
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(mine);
      }
    }
  }

  @Test
  void one_that_is_not_thread_safe_is_called_by_one_thread_at_a_time() throws Exception {
    try (Guard guard = new Guard("p", null, SETTINGS)) {
      guard.oneAtATime();
      AtomicInteger inside = new AtomicInteger();
      AtomicInteger most = new AtomicInteger();
      AtomicInteger done = new AtomicInteger();
      List<Thread> callers = new ArrayList<>();
      for (int t = 0; t < 8; t++) {
        Thread caller =
            new Thread(
                () -> {
                  for (int i = 0; i < 50; i++) {
                    guard.call(
                        "counting",
                        () -> {
                          most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                          LockSupport.parkNanos(1000);
                          inside.decrementAndGet();
                          done.incrementAndGet();
                          return new Outcome.Scored<>(1);
                        });
                  }
                });
        callers.add(caller);
        caller.start();
      }
      for (Thread caller : callers) {
        caller.join();
      }
      assertThat(most.get()).isEqualTo(1);
      assertThat(done.get()).isEqualTo(400);
    }
  }

  @Test
  void who_waits_for_a_plugin_that_is_given_up_is_refused_and_not_late() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    try (Guard guard = new Guard("p", null, SETTINGS.withDeadline(Duration.ofMillis(500)))) {
      guard.oneAtATime();
      AtomicBoolean hook = new AtomicBoolean();
      guard.whenAbandoned(() -> hook.set(true));
      AtomicReference<Outcome<?>> waiting = new AtomicReference<>();
      Thread other =
          new Thread(
              () -> {
                Faulty.hang(begun);
                waiting.set(guard.call("second", () -> new Outcome.Scored<>(1)));
              });
      other.start();
      Outcome<Integer> first =
          guard.call(
              "first",
              () -> {
                begun.countDown();
                Faulty.hang(over);
                return new Outcome.Scored<>(1);
              });
      other.join();
      assertThat(first).isInstanceOf(Outcome.TimedOut.class);
      assertThat(waiting.get()).isInstanceOf(Outcome.Refused.class);
      assertThat(hook).isTrue();
    } finally {
      over.countDown();
    }
  }

  @Test
  void no_thread_is_left_once_closed() throws Exception {
    Guard guard = new Guard("leaves-none", null, SETTINGS);
    for (int i = 0; i < 5; i++) {
      guard.call("something", () -> new Outcome.Scored<>(1));
    }
    assertThat(threads("leaves-none")).isNotEmpty();
    guard.close();
    assertThat(guard.call("something", () -> new Outcome.Scored<>(1)))
        .isEqualTo(new Outcome.Refused<>("the plugin leaves-none is closed"));
    assertGone("leaves-none");
  }

  @Test
  void a_caller_interrupted_before_the_call_has_begun_costs_nothing() {
    try (Guard guard = new Guard("p", null, SETTINGS)) {
      guard.oneAtATime();
      for (int i = 0; i < 200; i++) {
        // Now and then the interrupt comes when the worker has not begun yet.
        Thread test = Thread.currentThread();
        Thread other = new Thread(test::interrupt);
        other.start();
        try {
          guard.call("nothing", () -> new Outcome.Scored<>(1));
        } catch (CancelledException expected) {
          // Or not, as it happens.
        }
        Faulty.joined(other);
        Thread.interrupted();
      }
      assertThat(guard.quarantine()).isNull();
      assertThat(guard.abandoned()).isZero();
      assertThat(guard.call("something", () -> new Outcome.Scored<>(1)))
          .isInstanceOf(Outcome.Scored.class);
    }
  }

  @Test
  void null_is_a_failure() {
    try (Guard guard = new Guard("p", null, SETTINGS)) {
      assertThat(guard.call("nothing", () -> null))
          .isEqualTo(new Outcome.Failed<>("p answered null"));
    }
  }

  @Test
  void settings_out_of_range_are_refused() {
    GuardSettings settings = GuardSettings.defaults();
    assertThatThrownBy(() -> settings.withBatch(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> settings.withFailuresInARow(0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> settings.withDeadline(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> settings.withTrainingDeadline(Duration.ofDays(200_000)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static void assertGone(String part) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!threads(part).isEmpty() && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    assertThat(threads(part)).isEmpty();
  }

  static List<String> threads(String part) {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.contains(part))
        .toList();
  }
}
