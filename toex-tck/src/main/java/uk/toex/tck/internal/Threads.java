package uk.toex.tck.internal;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import uk.toex.tck.internal.Guard.KitThread;

/** The threads of this process. */
final class Threads {
  /** The Java runtime's own, which come and go as it likes. */
  private static final List<String> OF_THE_RUNTIME =
      List.of(
          "ForkJoinPool.commonPool-worker-",
          "process reaper",
          "Common-Cleaner",
          "Attach Listener",
          "Signal Dispatcher",
          "CompletableFutureDelayScheduler",
          "Notification Thread");

  private static final long NAP_MILLIS = 25;

  private Threads() {}

  /** All that live, but the kit's and the runtime's own. */
  static Set<Thread> alive() {
    Set<Thread> alive = new HashSet<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (!(thread instanceof KitThread<?>)
          && OF_THE_RUNTIME.stream().noneMatch(thread.getName()::startsWith)) {
        alive.add(thread);
      }
    }
    return alive;
  }

  /** Those that are new since a moment and still live after some patience. */
  static Set<Thread> leftSince(Set<Thread> before, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      Set<Thread> left = alive();
      left.removeAll(before);
      if (left.isEmpty() || System.nanoTime() - end > 0) {
        return left;
      }
      Thread.sleep(NAP_MILLIS);
    }
  }

  /** Their names, in order. */
  static List<String> names(Set<Thread> threads) {
    return threads.stream().map(thread -> Told.shortened(thread.getName())).sorted().toList();
  }
}
