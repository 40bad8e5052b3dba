package uk.toex.tck.broken;

/** A thread that does nothing for long enough to be seen. */
final class Sleeper {
  private static final long MILLIS = 8000;

  private Sleeper() {}

  static Thread start(String name, boolean daemon) {
    Thread thread =
        new Thread(
            () -> {
              try {
                Thread.sleep(MILLIS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            name);
    thread.setDaemon(daemon);
    thread.start();
    return thread;
  }
}
