package uk.toex.host;

import java.time.Duration;
import java.util.ServiceConfigurationError;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import uk.toex.api.CancelledException;
import uk.toex.api.InputRefusedException;
import uk.toex.host.internal.ProcessEndedException;
import uk.toex.host.internal.Said;

/**
 * Stands between the host and one plugin: every call goes to a thread of the guard's own, has a
 * deadline, and ends in an {@link Outcome}, whatever the plugin throws.
 *
 * <p>A call that is not back at its deadline is interrupted, given up and counted, and the plugin
 * is quarantined: it is not asked again. <b>A JVM cannot stop a thread</b>, so the thread of such a
 * call may go on, and take memory and a core, until the process ends. Nor is this a sandbox: a
 * plugin can do what the process can do. For code that isn't trusted there is {@link
 * IsolatedPlugin}, a process of its own, which can be killed.
 *
 * <p>The calling thread's context class loader is never touched; that of the guard's threads is the
 * plugin's, at the beginning of each call. Thread-safe; a plugin that is not declared to be is
 * called by one thread at a time, and waiting for one's turn does not count towards the deadline.
 */
public final class Guard implements AutoCloseable {

  private static final Duration GRACE = Duration.ofSeconds(1);

  private final String plugin;
  private final @Nullable ClassLoader loader;
  private final GuardSettings settings;
  private volatile ExecutorService workers;
  private volatile boolean lent;
  private final AtomicInteger failuresInARow = new AtomicInteger();
  private final AtomicLong abandoned = new AtomicLong();
  private volatile Semaphore turn = new Semaphore(Integer.MAX_VALUE);
  private volatile @Nullable String quarantine;
  private volatile Runnable whenAbandoned = () -> {};

  /**
   * A guard for a plugin.
   *
   * @param plugin its id, or where it was found, for messages
   * @param loader its class loader; null for that of the application
   * @param settings how far it is trusted with time
   */
  public Guard(String plugin, @Nullable ClassLoader loader, GuardSettings settings) {
    this(plugin, loader, settings, newWorkers("toex-plugin-" + plugin));
    lent = false;
  }

  /**
   * A guard that borrows threads until {@link #ownThreads()}, as when a hundred plugins are loaded
   * and most will not be asked: to start a thread costs more than to load a small plugin.
   */
  Guard(
      String plugin, @Nullable ClassLoader loader, GuardSettings settings, ExecutorService lender) {
    this.plugin = plugin;
    this.loader = loader;
    this.settings = settings;
    this.workers = lender;
    this.lent = true;
  }

  /** Threads for guards, started when they are needed and ended when they are not. */
  static ExecutorService newWorkers(String name) {
    return Executors.newCachedThreadPool(daemons(name));
  }

  /** Threads that let the process end, named and numbered. */
  static ThreadFactory daemons(String name) {
    AtomicInteger number = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** From now on runs calls on threads of its own, which no other plugin's call has touched. */
  void ownThreads() {
    if (lent) {
      workers = newWorkers("toex-plugin-" + plugin);
      lent = false;
    }
  }

  /** From now on lets one call in at a time, for a plugin that is not thread-safe. */
  void oneAtATime() {
    turn = new Semaphore(1, true);
  }

  /** What ends a call that was given up, where something can. */
  void whenAbandoned(Runnable action) {
    whenAbandoned = action;
  }

  /** How the plugin is trusted with time. */
  public GuardSettings settings() {
    return settings;
  }

  /** Why the plugin is not asked any more, or null if it is. */
  public @Nullable String quarantine() {
    return quarantine;
  }

  /** How many calls were given up, whose threads may still be running. */
  public long abandoned() {
    return abandoned.get();
  }

  /** As {@link #call(String, Duration, Callable)}, within the deadline for a batch. */
  <T> Outcome<T> call(String what, Callable<Outcome<T>> call) {
    return call(what, settings.deadline(), call);
  }

  /**
   * Asks the plugin something.
   *
   * @param what what is asked, for messages
   * @param call runs on a thread of the guard's; does all reading of what the plugin returns, since
   *     even that may be the plugin's code; null counts as a failure
   * @throws CancelledException if the calling thread was interrupted
   */
  <T> Outcome<T> call(String what, Duration deadline, Callable<Outcome<T>> call) {
    Semaphore mine = turn;
    String why = await(mine, what);
    if (why != null) {
      return new Outcome.Refused<>(why);
    }
    CountDownLatch ended = new CountDownLatch(1);
    // Whoever takes it, the worker that begins or the caller that gives up before that.
    AtomicBoolean taken = new AtomicBoolean();
    Future<Outcome<T>> future;
    try {
      future =
          workers.submit(
              () ->
                  taken.compareAndSet(false, true)
                      ? onWorker(call, mine, ended)
                      : new Outcome.Refused<T>("given up before it began"));
    } catch (RejectedExecutionException e) {
      mine.release();
      return new Outcome.Refused<>("the plugin " + plugin + " is closed");
    } catch (OutOfMemoryError e) {
      mine.release(); // No thread to be had: plugins may have taken them all.
      return new Outcome.Failed<>(plugin + ": " + what + " could not be run: no thread is left");
    }
    try {
      return future.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      if (taken.compareAndSet(false, true)) {
        mine.release();
      } else {
        String late = what + " took longer than " + deadline.toMillis() + " ms";
        giveUp(future, ended, Duration.ZERO, late);
      }
      return new Outcome.TimedOut<>(deadline);
    } catch (InterruptedException e) {
      if (taken.compareAndSet(false, true)) {
        mine.release();
      } else {
        giveUp(future, ended, GRACE, what + " went on after it was cancelled");
      }
      Thread.currentThread().interrupt();
      throw new CancelledException(what);
    } catch (ExecutionException | CancellationException e) {
      // onWorker answers everything; this is a fault of the guard itself or of a closed one.
      return new Outcome.Failed<>(plugin + ": " + what + " could not be run: " + e);
    }
  }

  /** Notes an item that failed; after too many in a row the plugin is not asked any more. */
  void noteFailure(String reason) {
    int row = failuresInARow.incrementAndGet();
    if (row == settings.failuresInARow()) {
      quarantine(row + " failures in a row, the last: " + reason);
    }
  }

  /** Notes an item that was answered. */
  void noteSuccess() {
    if (failuresInARow.get() != 0) {
      failuresInARow.set(0);
    }
  }

  /** Stops asking the plugin. */
  void quarantine(String why) {
    if (quarantine == null) {
      quarantine = "the plugin " + plugin + " is quarantined: " + why;
    }
  }

  /** Ends the guard's threads, but for those whose calls do not heed an interrupt. */
  @Override
  public void close() {
    if (!lent) {
      workers.shutdownNow();
    }
  }

  /** Waits for one's turn; returns why there will be none, or null. */
  private @Nullable String await(Semaphore mine, String what) {
    try {
      while (quarantine == null) {
        if (mine.tryAcquire(50, TimeUnit.MILLISECONDS)) {
          if (quarantine == null) {
            return null;
          }
          mine.release();
        }
      }
      return quarantine;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException(what);
    }
  }

  private <T> Outcome<T> onWorker(Callable<Outcome<T>> call, Semaphore mine, CountDownLatch ended) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try {
      if (loader != null) {
        thread.setContextClassLoader(loader);
      }
      Outcome<T> outcome = call.call();
      return outcome == null ? new Outcome.Failed<>(plugin + " answered null") : outcome;
    } catch (Throwable e) {
      return fault(e);
    } finally {
      thread.setContextClassLoader(before);
      mine.release();
      ended.countDown();
    }
  }

  /** What a plugin threw, as an outcome. On the worker, since its message is the plugin's code. */
  private <T> Outcome<T> fault(Throwable e) {
    Throwable cause = e instanceof ServiceConfigurationError ? e.getCause() : null;
    if (cause != null) {
      return fault(cause); // A constructor's own exception, as ServiceLoader wraps it.
    }
    if (e instanceof InputRefusedException) {
      return new Outcome.Refused<>(Said.by(e));
    }
    if (e instanceof PluginFailedException) {
      String why = plugin + ": " + Said.by(e); // From its own process, which names what it threw.
      if (e instanceof ProcessEndedException) {
        quarantine(Said.by(e));
      }
      return new Outcome.Failed<>(why);
    }
    if (e instanceof StackOverflowError) {
      return new Outcome.Failed<>(plugin + " ran out of stack");
    }
    if (e instanceof OutOfMemoryError) {
      quarantine("it ran out of memory");
      return new Outcome.Failed<>(plugin + " ran out of memory");
    }
    if (e instanceof LinkageError) {
      return new Outcome.Failed<>(
          plugin
              + " does not fit what it runs with; check the versions of its libraries and of TOEX: "
              + Said.by(e));
    }
    return new Outcome.Failed<>(plugin + " threw " + Said.by(e));
  }

  private void giveUp(Future<?> future, CountDownLatch ended, Duration grace, String why) {
    future.cancel(true);
    boolean gone = false;
    try {
      gone = ended.await(grace.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!gone) {
      abandoned.incrementAndGet();
    }
    // Who is late is late, even if the interrupt is heeded at once.
    if (!gone || grace.isZero()) {
      quarantine(why);
      whenAbandoned.run();
    }
  }
}
