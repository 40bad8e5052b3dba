package uk.toex.smile;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import uk.toex.api.CancelledException;

/**
 * Runs tasks on a number of threads, each the only one of a pool of its own. Smile's trainers use
 * parallel streams: these stay in the pool that they are called from, so that no more threads work
 * than were asked for, and their sums are taken in the same order for any number of them.
 */
final class Pools {

  private Pools() {}

  /** Runs tasks 0 to {@code tasks − 1} and returns when all are done; the first failure wins. */
  static void run(int threads, int tasks, IntConsumer task) {
    AtomicInteger next = new AtomicInteger();
    List<ForkJoinPool> pools = new ArrayList<>();
    List<Future<?>> running = new ArrayList<>();
    try {
      for (int t = 0; t < Math.min(threads, tasks); t++) {
        ForkJoinPool pool = new ForkJoinPool(1);
        pools.add(pool);
        running.add(
            pool.submit(
                () -> {
                  for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
                    task.accept(i);
                  }
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      // ForkJoinPool wraps an exception in another of its type where it can.
      while (cause != null
          && cause.getCause() != null
          && cause.getClass() == cause.getCause().getClass()) {
        cause = cause.getCause();
      }
      if (cause instanceof RuntimeException exception) {
        throw exception;
      }
      if (cause instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException("training");
    } finally {
      next.set(tasks);
      pools.forEach(ForkJoinPool::shutdownNow);
    }
  }
}
