package uk.toex.graph.algo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import uk.toex.api.CancelledException;

/** Pieces of work that don't depend on each other, on some threads, which end with the call. */
final class Lanes {

  private Lanes() {}

  /** Runs work 0 to {@code lanes - 1}. */
  static void run(int lanes, int threads, IntConsumer work) {
    int helpers = Math.min(threads, lanes);
    if (helpers == 1) {
      for (int lane = 0; lane < lanes; lane++) {
        work.accept(lane);
      }
      return;
    }
    ExecutorService pool = Executors.newFixedThreadPool(helpers, Lanes::daemon);
    try {
      List<Callable<Boolean>> tasks = new ArrayList<>();
      for (int lane = 0; lane < lanes; lane++) {
        int each = lane;
        tasks.add(
            () -> {
              work.accept(each);
              return Boolean.TRUE;
            });
      }
      for (Future<Boolean> done : pool.invokeAll(tasks)) {
        done.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException("graph");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException exception) {
        throw exception;
      }
      throw new IllegalStateException("a thread failed", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "toex-graph");
    thread.setDaemon(true);
    return thread;
  }
}
