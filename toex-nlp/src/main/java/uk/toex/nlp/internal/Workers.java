package uk.toex.nlp.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import uk.toex.api.CancelledException;

/**
 * A fixed number of threads that live as long as one call. What a task computes must depend on its
 * number only, so that results are the same for any number of threads.
 */
public final class Workers implements AutoCloseable {

  private final int threads;
  private final ExecutorService executor;

  /**
   * @param threads at least 1; the caller's own thread is one of them
   */
  public Workers(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, was " + threads);
    }
    this.threads = threads;
    this.executor =
        Executors.newFixedThreadPool(
            Math.max(1, threads - 1),
            task -> {
              Thread thread = new Thread(task, "toex-worker");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** How many threads work. */
  public int threads() {
    return threads;
  }

  /** Runs tasks 0 to {@code tasks − 1} and returns when all are done; the first failure wins. */
  public void run(int tasks, IntConsumer task) {
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
            next.set(tasks); // the others end with what they are at
          }
        };
    List<Future<?>> others = new ArrayList<>();
    for (int t = 1; t < Math.min(threads, tasks); t++) {
      others.add(executor.submit(loop));
    }
    loop.run();
    for (Future<?> other : others) {
      try {
        other.get();
      } catch (ExecutionException e) {
        throw new AssertionError("failures are kept aside", e);
      } catch (InterruptedException e) {
        next.set(tasks);
        executor.shutdownNow();
        Thread.currentThread().interrupt();
        throw new CancelledException("waiting for workers");
      }
    }
    Throwable first = failure.get();
    if (first instanceof Error error) {
      throw error;
    }
    if (first instanceof RuntimeException exception) {
      throw exception;
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
