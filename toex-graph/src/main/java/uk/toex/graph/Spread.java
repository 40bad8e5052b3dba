package uk.toex.graph;

import java.util.Arrays;

/**
 * Where a signed push keeps what it changes: the residual and the change of the solution by entity,
 * and which were touched, so that clearing costs what was used. For one thread at a time.
 */
final class Spread {

  private double[] residual;
  private double[] change;
  private boolean[] queued;
  private boolean[] seen;
  private int[] touched = new int[1024];
  private int touchedCount;
  private int[] queue;
  private int head;
  private int waiting;

  Spread(int size) {
    residual = new double[size];
    change = new double[size];
    queued = new boolean[size];
    seen = new boolean[size];
    queue = new int[Math.max(1, size)];
  }

  /** Clears, and makes room for so many entities. */
  void begin(int size) {
    for (int k = 0; k < touchedCount; k++) {
      int i = touched[k];
      residual[i] = 0;
      change[i] = 0;
      queued[i] = false;
      seen[i] = false;
    }
    touchedCount = 0;
    head = 0;
    waiting = 0;
    if (size > residual.length) {
      residual = Arrays.copyOf(residual, size);
      change = Arrays.copyOf(change, size);
      queued = Arrays.copyOf(queued, size);
      seen = Arrays.copyOf(seen, size);
      queue = new int[size];
    }
  }

  /** Adds to an entity's residual; returns what it is then. */
  double add(int i, double part) {
    if (!seen[i]) {
      seen[i] = true;
      if (touchedCount == touched.length) {
        touched = Arrays.copyOf(touched, touchedCount * 2);
      }
      touched[touchedCount++] = i;
    }
    residual[i] += part;
    return residual[i];
  }

  /** Takes an entity's residual into the solution, and returns it. */
  double take(int i) {
    double own = residual[i];
    residual[i] = 0;
    change[i] += own;
    return own;
  }

  /** Puts an entity in the queue, unless it waits already. */
  void offer(int i) {
    if (!queued[i]) {
      queued[i] = true;
      int tail = head + waiting;
      queue[tail >= queue.length ? tail - queue.length : tail] = i;
      waiting++;
    }
  }

  /** The next of the queue, or -1. */
  int poll() {
    if (waiting == 0) {
      return -1;
    }
    int i = queue[head];
    head = head + 1 == queue.length ? 0 : head + 1;
    waiting--;
    queued[i] = false;
    return i;
  }

  int touched() {
    return touchedCount;
  }

  int entity(int k) {
    return touched[k];
  }

  double residual(int i) {
    return residual[i];
  }

  double change(int i) {
    return change[i];
  }

  /** The Euclidean norm of the residual. */
  double norm() {
    double sum = 0;
    for (int k = 0; k < touchedCount; k++) {
      double r = residual[touched[k]];
      sum += r * r;
    }
    return Math.sqrt(sum);
  }
}
