package uk.toex.comms.internal;

/** Lets threads do the same step of numbered pieces of work in the order of the numbers. */
final class Turns {

  private int next;
  private boolean stopped;

  /** Waits for a turn; false if the work was stopped. */
  synchronized boolean await(int turn) {
    boolean interrupted = false;
    while (next != turn && !stopped) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true; // the one whose turn it is asks the progress, which sees it
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
      stopped = true;
      notifyAll();
    }
    return !stopped;
  }

  /** Ends the turn. */
  synchronized void done() {
    next++;
    notifyAll();
  }

  /** Lets nobody have a turn any more. */
  synchronized void stop() {
    stopped = true;
    notifyAll();
  }
}
