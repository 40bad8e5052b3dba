package uk.toex.embeddings;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Runs numbered tasks on several threads, the calling one among them; none is left behind. */
final class Parallel {

  private Parallel() {}

  /** Returns when all tasks have run, or throws what the first to fail threw. */
  static void run(int threads, int tasks, IntConsumer task) {
    AtomicInteger next = new AtomicInteger();
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Runnable work =
        () -> {
          try {
            for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
              task.accept(i);
            }
          } catch (RuntimeException | Error e) {
            next.set(tasks);
            failure.compareAndSet(null, e);
          }
        };
    Thread[] helpers = new Thread[Math.max(0, Math.min(threads, tasks) - 1)];
    for (int i = 0; i < helpers.length; i++) {
      helpers[i] = new Thread(work, "toex-embeddings-" + i);
      helpers[i].setDaemon(true);
      helpers[i].start();
    }
    work.run();
    join(helpers);
    Throwable thrown = failure.get();
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
  }

  /** Waits even if interrupted: the tasks use what the caller may free next. */
  private static void join(Thread[] helpers) {
    boolean interrupted = false;
    for (Thread helper : helpers) {
      while (helper.isAlive()) {
        try {
          helper.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
