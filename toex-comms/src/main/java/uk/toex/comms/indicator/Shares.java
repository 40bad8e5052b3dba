package uk.toex.comms.indicator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shares the subscribers of a slice out among threads, bucket by bucket, and hands their values on
 * in order. Runs once.
 */
final class Shares {

  private final BitSet subscribers;
  private final Slice slice;
  private final Supplier<Worker> workers;
  private final int width;
  private int nextShare;
  private int nextTurn;
  private @Nullable Throwable failure;

  Shares(BitSet subscribers, Slice slice, Supplier<Worker> workers, int width) {
    this.subscribers = subscribers;
    this.slice = slice;
    this.workers = workers;
    this.width = width;
  }

  /** Works with so many threads, this one among them, and ends when all is done. */
  void run(int threads, Indicators.Each each) {
    List<Thread> helpers = new ArrayList<>();
    for (int i = 1; i < threads; i++) {
      Thread helper = new Thread(() -> work(each), "toex-comms-indicators-" + i);
      helper.setDaemon(true);
      helper.start();
      helpers.add(helper);
    }
    work(each);
    boolean interrupted = false;
    for (Thread helper : helpers) {
      while (helper.isAlive()) {
        try {
          helper.join();
        } catch (InterruptedException e) {
          interrupted = true; // whoever takes the values asks for cancellation
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    rethrow();
  }

  private void work(Indicators.Each each) {
    try {
      Worker worker = workers.get();
      Slice.Bucket bucket = slice.new Bucket();
      double[] values = {};
      double[] row = new double[width];
      for (int share = take(); share >= 0; share = take()) {
        int from = subscribers.nextSetBit(slice.first(share));
        int end = slice.end(share);
        if (from >= 0 && from < end) {
          bucket.open(share);
        }
        int size = 0;
        for (int p = from; p >= 0 && p < end; p = subscribers.nextSetBit(p + 1)) {
          if (size + width > values.length) {
            values = Arrays.copyOf(values, Math.max(64 * width, 2 * size));
          }
          worker.of(bucket, p, values, size);
          size += width;
        }
        if (!await(share)) {
          return;
        }
        size = 0;
        for (int p = from; p >= 0 && p < end; p = subscribers.nextSetBit(p + 1)) {
          System.arraycopy(values, size, row, 0, width);
          size += width;
          each.accept(p, row);
        }
        done();
      }
    } catch (RuntimeException | Error e) {
      fail(e);
    }
  }

  private synchronized int take() {
    return failure != null || nextShare >= slice.buckets() ? -1 : nextShare++;
  }

  private synchronized boolean await(int share) {
    boolean interrupted = false;
    while (nextTurn != share && failure == null) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return failure == null;
  }

  private synchronized void done() {
    nextTurn++;
    notifyAll();
  }

  private synchronized void fail(Throwable thrown) {
    if (failure == null) {
      failure = thrown;
    }
    notifyAll();
  }

  private synchronized void rethrow() {
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
  }
}
