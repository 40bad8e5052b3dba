package uk.toex.graph;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import uk.toex.graph.internal.Weights16;

/**
 * One column of G = (1 − a) (I − aS)^-1 by pushing (Andersen, Chung and Lang 2006, for a symmetric
 * S): G e = p + G r, with r at least 0 and getting smaller. Since G is symmetric, the column of a
 * subject says what each seed gives it, and what is left is known exactly: u · r. Keeps its arrays
 * between columns and clears just what was touched; for one thread at a time.
 */
final class Push {

  private final RiskView view;
  private final double damping;
  private final double @Nullable [] importance;
  private final double[] p;
  private final double[] r;
  private final boolean[] queued;
  private int[] touched = new int[1024];
  private int touchedCount;
  private int[] queue;
  private int head;
  private int waiting;
  private long work;

  /** Pushes where the column is largest. */
  Push(RiskView view) {
    this(view, null);
  }

  /**
   * Pushes where the column times an importance is largest. With the scores u as the importance,
   * r·u is what is unexplained, so that work goes where the unexplained is.
   */
  Push(RiskView view, double @Nullable [] importance) {
    this.view = view;
    this.importance = importance;
    this.damping = view.config().damping();
    int n = view.size();
    p = new double[n];
    r = new double[n];
    queued = new boolean[n];
    queue = new int[Math.max(1, n)];
  }

  /** Begins with another column. */
  void begin(int entity) {
    for (int k = 0; k < touchedCount; k++) {
      int i = touched[k];
      p[i] = 0;
      r[i] = 0;
      queued[i] = false;
    }
    touchedCount = 0;
    head = 0;
    waiting = 0;
    work = 0;
    touch(entity);
    r[entity] = 1;
  }

  /**
   * Pushes until no residual is above a threshold, or so many arcs have been looked at.
   *
   * @param epsilon the threshold: of the column, whose exact sum is about 1, or of the column times
   *     the importance, for each arc that a push would look at
   * @param mostWork how many arcs since {@link #begin}, about two to four nanoseconds each
   * @return whether the threshold was reached
   */
  boolean push(double epsilon, long mostWork) {
    // What an earlier, coarser round left is taken up in the order in which it was touched.
    for (int k = 0; k < touchedCount; k++) {
      offer(touched[k], epsilon);
    }
    int[] start = view.network.start;
    int[] neighbour = view.network.neighbour;
    short[] weight = view.weight;
    double[] scale = view.scale;
    while (waiting > 0) {
      if (work > mostWork) {
        drain();
        return false;
      }
      int i = queue[head];
      head = head + 1 == queue.length ? 0 : head + 1;
      waiting--;
      queued[i] = false;
      double residual = r[i];
      r[i] = 0;
      p[i] += (1 - damping) * residual;
      double out = damping * residual * scale[i];
      for (int arc = start[i], end = start[i + 1]; arc < end; arc++) {
        int j = neighbour[arc];
        double part = out * Weights16.weight(weight[arc]) * scale[j];
        if (part > 0) {
          if (r[j] == 0 && p[j] == 0) {
            touch(j);
          }
          r[j] += part;
          offer(j, epsilon);
        }
      }
      work += start[i + 1] - start[i] + 1;
    }
    return true;
  }

  /** How many entities have a value or a residual. */
  int touched() {
    return touchedCount;
  }

  /** The touched entity with a number, in the order in which they were reached. */
  int entity(int k) {
    return touched[k];
  }

  /** The column's value so far. */
  double value(int entity) {
    return p[entity];
  }

  /** What is still to be pushed. */
  double residual(int entity) {
    return r[entity];
  }

  /** How many arcs were looked at. */
  long work() {
    return work;
  }

  private void offer(int i, double epsilon) {
    if (!queued[i] && pays(i, epsilon)) {
      queued[i] = true;
      int tail = head + waiting;
      queue[tail >= queue.length ? tail - queue.length : tail] = i;
      waiting++;
    }
  }

  /** Hubs wait longer: a push at one costs as much as at all its neighbours. */
  private boolean pays(int i, double epsilon) {
    return importance == null
        ? r[i] > epsilon * Math.sqrt(1 + view.count[i])
        : r[i] * importance[i] > epsilon * (1 + view.count[i]);
  }

  private void drain() {
    while (waiting > 0) {
      queued[queue[head]] = false;
      head = head + 1 == queue.length ? 0 : head + 1;
      waiting--;
    }
  }

  private void touch(int i) {
    if (touchedCount == touched.length) {
      touched = Arrays.copyOf(touched, touched.length * 2);
    }
    touched[touchedCount++] = i;
  }
}
