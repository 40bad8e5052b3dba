package uk.toex.graph;

import java.util.Arrays;

/**
 * Where a signed push keeps what it changes: by entity the residual, the change of the solution,
 * the changes of what its scale is made from and the new scale, and which were touched, so that
 * clearing costs what was used. For one thread at a time.
 */
final class Spread {

  private double[] residual;
  private double[] change;
  private boolean[] queued;
  private boolean[] seen;
  private double[] crowd;
  private double[] around;
  private double[] scale;
  private int[] rescaled = new int[256];
  private int rescaledCount;
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
    crowd = new double[size];
    around = new double[size];
    scale = new double[size];
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
    for (int k = 0; k < rescaledCount; k++) {
      crowd[rescaled[k]] = 0;
      around[rescaled[k]] = 0;
      scale[rescaled[k]] = 0;
    }
    touchedCount = 0;
    rescaledCount = 0;
    head = 0;
    waiting = 0;
    if (size > residual.length) {
      residual = Arrays.copyOf(residual, size);
      change = Arrays.copyOf(change, size);
      queued = Arrays.copyOf(queued, size);
      seen = Arrays.copyOf(seen, size);
      crowd = Arrays.copyOf(crowd, size);
      around = Arrays.copyOf(around, size);
      scale = Arrays.copyOf(scale, size);
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

  /** Changes an entity's crowd, so that its scale is new. */
  void crowd(int i, double part) {
    rescale(i);
    crowd[i] += part;
  }

  double crowd(int i) {
    return crowd[i];
  }

  /** Changes the sum over an entity's neighbours, so that its scale is new. */
  void around(int i, double part) {
    rescale(i);
    around[i] += part;
  }

  private void rescale(int i) {
    if (scale[i] == 0) {
      scale[i] = Double.NaN; // Until it is known.
      if (rescaledCount == rescaled.length) {
        rescaled = Arrays.copyOf(rescaled, rescaledCount * 2);
      }
      rescaled[rescaledCount++] = i;
    }
  }

  double around(int i) {
    return around[i];
  }

  void scale(int i, double value) {
    scale[i] = value;
  }

  /** An entity's new scale; 0 if it has its old one. */
  double scale(int i) {
    return scale[i];
  }

  int rescaled() {
    return rescaledCount;
  }

  int rescaledEntity(int k) {
    return rescaled[k];
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
