package uk.toex.comms.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import uk.toex.api.CancelledException;

/**
 * Runs numbered tasks by a few threads. What a task computes must depend on its number only, so
 * that results are the same for any number of threads.
 */
final class Tasks {

  private Tasks() {}

  /** Runs tasks 0 to {@code tasks - 1}; returns when all are done. The first failure is thrown. */
  static void run(int threads, int tasks, IntConsumer task) {
    AtomicInteger next = new AtomicInteger();
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Runnable loop =
        () -> {
          try {
            for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
              task.accept(i);
            }
          } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
            next.set(tasks);
          }
        };
    List<Thread> others = new ArrayList<>();
    for (int t = 1; t < Math.min(threads, tasks); t++) {
      Thread other = new Thread(loop, "toex-comms-" + t);
      other.setDaemon(true);
      other.start();
      others.add(other);
    }
    loop.run();
    join(others, next, tasks);
    Throwable first = failure.get();
    if (first instanceof Error error) {
      throw error;
    }
    if (first instanceof RuntimeException exception) {
      throw exception;
    }
  }

  private static void join(List<Thread> others, AtomicInteger next, int tasks) {
    boolean interrupted = false;
    for (Thread other : others) {
      while (other.isAlive()) {
        try {
          other.join();
        } catch (InterruptedException e) {
          interrupted = true;
          next.set(tasks);
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
      throw new CancelledException("waiting for other threads");
    }
  }
}
