package uk.toex.tck.internal;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Calls a plugin in a thread of its own, so that neither a hang nor an error ends the kit. */
final class Guard {
  /** How long a thread has to end after it was interrupted. */
  private static final long GRACE_MILLIS = 1000;

  private Guard() {}

  /** A call that did not come to an end. */
  static final class Overdue extends Exception {
    Overdue(String message) {
      super(message);
    }
  }

  /** A thread of the kit's, told apart from those that plugins start. */
  static final class KitThread<T> extends Thread {
    private final Callable<T> work;
    private volatile @Nullable T value;
    private volatile @Nullable Throwable thrown;

    KitThread(String name, Callable<T> work) {
      super(null, null, "toex-kit " + name, 0, false);
      this.work = work;
      setDaemon(true);
      setContextClassLoader(Thread.currentThread().getContextClassLoader());
    }

    @Override
    public void run() {
      try {
        value = work.call();
      } catch (Throwable e) { // Whatever it is, it becomes a result.
        thrown = e;
      }
    }

    /**
     * What the call gave, once it has ended.
     *
     * @throws Overdue if it does not end in time; it is then interrupted and left
     */
    @Nullable T await(Duration limit) throws Exception {
      join(Math.max(1, limit.toMillis()));
      if (isAlive()) {
        String where = place();
        interrupt();
        join(GRACE_MILLIS);
        throw new Overdue(
            "did not come to an end within "
                + limit
                + where
                + (isAlive() ? "; it ignores interrupts, and its thread was left running" : ""));
      }
      Throwable caught = thrown;
      if (caught instanceof Exception e) {
        throw e;
      }
      if (caught instanceof Error e) {
        throw e;
      }
      return value;
    }

    private String place() {
      for (StackTraceElement frame : getStackTrace()) {
        if (!frame.getClassName().startsWith("java.")) {
          return ", at " + Told.place(frame);
        }
      }
      return "";
    }
  }

  /** Calls, with a deadline. */
  static <T> @Nullable T call(String name, Duration limit, Callable<T> work) throws Exception {
    KitThread<T> thread = new KitThread<>(name, work);
    thread.start();
    try {
      return thread.await(limit);
    } catch (InterruptedException e) {
      thread.interrupt();
      throw e;
    }
  }
}
