package uk.toex.comms.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import uk.toex.api.CancelledException;
import uk.toex.api.Progress;

/** Numbered tasks shared out among a few threads, which end before the call does. */
final class Work {

  /** Does a task; the worker's number is from 0 to one less than the threads. */
  interface Task {
    void run(int task, int worker);
  }

  private Work() {}

  static void share(int threads, int tasks, String stage, Progress progress, Task task) {
    AtomicInteger next = new AtomicInteger();
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    List<Thread> others = new ArrayList<>();
    for (int w = 1; w < Math.min(threads, tasks); w++) {
      int worker = w;
      Thread other =
          new Thread(
              () -> {
                try {
                  loop(next, tasks, worker, task);
                } catch (RuntimeException | Error e) {
                  failure.compareAndSet(null, e);
                  next.set(tasks);
                }
              },
              "toex-comms-pattern-" + w);
      other.setDaemon(true);
      other.start();
      others.add(other);
    }
    boolean interrupted = false;
    try {
      loop(
          next,
          tasks,
          0,
          (number, worker) -> {
            progress.step(stage, number, tasks);
            task.run(number, worker);
          });
    } finally {
      next.set(tasks);
      for (Thread other : others) {
        while (other.isAlive()) {
          try {
            other.join();
          } catch (InterruptedException e) {
            interrupted = true;
          }
        }
      }
    }
    Throwable first = failure.get();
    if (first instanceof Error error) {
      throw error;
    }
    if (first instanceof RuntimeException exception) {
      throw exception;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
      throw new CancelledException(stage);
    }
  }

  private static void loop(AtomicInteger next, int tasks, int worker, Task task) {
    for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
      task.run(i, worker);
    }
  }
}
