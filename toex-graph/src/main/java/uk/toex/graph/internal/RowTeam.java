package uk.toex.graph.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import uk.toex.api.CancelledException;

/**
 * Works through blocks of rows on several threads. How rows are cut into blocks depends on the
 * matrix alone, and sums are made block by block in their order: the result has the same bits for
 * any number of threads. For one caller; ends its threads when closed.
 */
public final class RowTeam implements AutoCloseable {

  private static final int ARCS_A_BLOCK = 1 << 15;
  private static final int ROWS_A_BLOCK = 1 << 13;

  private final int threads;
  private final @Nullable ExecutorService workers;
  private final int[] bounds;

  /** What is done with the rows from one number up to another; gives the block's part of a sum. */
  @FunctionalInterface
  public interface Block {
    /** Works through the rows {@code from} to {@code to - 1}. */
    double rows(int from, int to);
  }

  /**
   * A team for a matrix.
   *
   * @param start the first arc of each row, and the end of the last
   */
  public RowTeam(int[] start, int threads) {
    this.bounds = bounds(start);
    this.threads = Math.max(1, Math.min(threads, bounds.length - 1));
    this.workers =
        this.threads == 1 ? null : Executors.newFixedThreadPool(this.threads, RowTeam::daemon);
  }

  /** Runs over all rows; the sum of what the blocks gave. */
  public double run(Block block) {
    int blocks = bounds.length - 1;
    double[] parts = new double[blocks];
    ExecutorService pool = workers;
    if (pool == null) {
      for (int b = 0; b < blocks; b++) {
        parts[b] = block.rows(bounds[b], bounds[b + 1]);
      }
    } else {
      AtomicInteger next = new AtomicInteger();
      List<Callable<Boolean>> tasks = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        tasks.add(
            () -> {
              for (int b = next.getAndIncrement(); b < blocks; b = next.getAndIncrement()) {
                parts[b] = block.rows(bounds[b], bounds[b + 1]);
              }
              return Boolean.TRUE;
            });
      }
      await(pool, tasks);
    }
    double sum = 0;
    for (double part : parts) {
      sum += part;
    }
    return sum;
  }

  @Override
  public void close() {
    if (workers != null) {
      workers.shutdownNow();
    }
  }

  private static void await(ExecutorService pool, List<Callable<Boolean>> tasks) {
    try {
      for (Future<Boolean> each : pool.invokeAll(tasks)) {
        each.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException("working through the network");
    } catch (ExecutionException e) {
      throw new IllegalStateException("a block of rows failed", e.getCause());
    }
  }

  private static int[] bounds(int[] start) {
    int n = start.length - 1;
    int[] bounds = new int[n / 64 + 2];
    int blocks = 0;
    int first = 0;
    for (int i = 1; i <= n; i++) {
      boolean full = start[i] - start[first] >= ARCS_A_BLOCK || i - first >= ROWS_A_BLOCK;
      if (full || i == n) {
        if (blocks + 1 == bounds.length) {
          bounds = Arrays.copyOf(bounds, bounds.length * 2);
        }
        bounds[++blocks] = i;
        first = i;
      }
    }
    return Arrays.copyOf(bounds, blocks + 1);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "toex-graph");
    thread.setDaemon(true);
    return thread;
  }
}
