package uk.toex.nlp;

import java.util.Objects;

/** Memory allocated so far by the thread that asks; reflective, as no module here needs it. */
public final class Allocated {

  private Allocated() {}

  /** In bytes. */
  public static long byThisThread() {
    try {
      Object threads =
          Class.forName("java.lang.management.ManagementFactory")
              .getMethod("getThreadMXBean")
              .invoke(null);
      Object bytes =
          Class.forName("com.sun.management.ThreadMXBean")
              .getMethod("getThreadAllocatedBytes", long.class)
              .invoke(threads, Thread.currentThread().getId());
      return (Long) Objects.requireNonNull(bytes);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no management interface", e);
    }
  }
}
