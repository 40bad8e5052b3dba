package uk.toex.graph.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import uk.toex.api.CancelledException;

/** Tasks over threads that end with the call. */
public final class Parallel {

  private Parallel() {}

  /**
   * Does the tasks 0 to {@code count - 1}, in no promised order.
   *
   * @throws CancelledException if this thread is interrupted
   */
  public static void run(int count, int threads, IntConsumer task) {
    if (threads == 1 || count <= 1) {
      for (int i = 0; i < count; i++) {
        task.accept(i);
      }
      return;
    }
    AtomicInteger next = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, count));
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int t = 0; t < Math.min(threads, count); t++) {
        workers.add(
            pool.submit(
                () -> {
                  for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                    task.accept(i);
                  }
                }));
      }
      for (Future<?> worker : workers) {
        get(worker);
      }
    } finally {
      next.set(count);
      pool.shutdownNow();
    }
  }

  /** The result of a task, or what it threw. */
  public static <T> T get(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException("building the network");
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      if (cause instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(cause);
    }
  }
}
