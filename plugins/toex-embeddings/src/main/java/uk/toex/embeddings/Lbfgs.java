package uk.toex.embeddings;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import uk.toex.api.Progress;

/**
 * Minimises a smooth convex function by L-BFGS (Liu and Nocedal, 1989) with steps halved until they
 * lead far enough down (Armijo).
 */
final class Lbfgs {

  private static final int MEMORY = 10;

  private Lbfgs() {}

  /** What is minimised. */
  interface Function {
    /**
     * The value at a point.
     *
     * @param gradient takes the gradient there
     */
    double at(double[] point, double[] gradient);
  }

  /** A step and what it did to the gradient, with 1 / (their product). */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Step(double[] moved, double[] bent, double rho) {}

  /**
   * Moves a point to the minimum.
   *
   * @param small the gradient's length at which to stop
   */
  static void minimise(
      Function function, double[] point, double small, int mostRounds, Progress progress) {
    int n = point.length;
    Deque<Step> steps = new ArrayDeque<>();
    double[] gradient = new double[n];
    double value = function.at(point, gradient);
    for (int round = 0; round < mostRounds; round++) {
      double length = Math.sqrt(dot(gradient, gradient));
      if (length <= small) {
        return;
      }
      progress.step("training", round, mostRounds);
      double[] direction = direction(gradient, steps);
      double slope = dot(direction, gradient);
      double[] next = new double[n];
      double[] nextGradient = new double[n];
      // Of the first step only the direction is known.
      double step = steps.isEmpty() ? Math.min(1, 1 / length) : 1;
      double nextValue = 0;
      boolean down = false;
      for (int tries = 0; tries < 30 && !down; tries++, step /= 2) {
        for (int i = 0; i < n; i++) {
          next[i] = point[i] + step * direction[i];
        }
        nextValue = function.at(next, nextGradient);
        down = nextValue <= value + 1e-4 * step * slope;
      }
      if (!down) {
        return; // as far down as doubles tell
      }
      double[] moved = new double[n];
      double[] bent = new double[n];
      for (int i = 0; i < n; i++) {
        moved[i] = next[i] - point[i];
        bent[i] = nextGradient[i] - gradient[i];
      }
      double product = dot(moved, bent);
      if (product > 0) {
        steps.addLast(new Step(moved, bent, 1 / product));
        if (steps.size() > MEMORY) {
          steps.removeFirst();
        }
      }
      System.arraycopy(next, 0, point, 0, n);
      gradient = nextGradient;
      value = nextValue;
    }
  }

  /** Where to go: minus the gradient, bent by what the last steps told of the curvature. */
  private static double[] direction(double[] gradient, Deque<Step> steps) {
    double[] d = new double[gradient.length];
    add(d, -1, gradient);
    double[] alpha = new double[steps.size()];
    int k = alpha.length;
    for (Iterator<Step> it = steps.descendingIterator(); it.hasNext(); ) {
      Step step = it.next();
      alpha[--k] = step.rho * dot(step.moved, d);
      add(d, -alpha[k], step.bent);
    }
    if (!steps.isEmpty()) {
      Step last = steps.getLast();
      double scale = 1 / (last.rho * dot(last.bent, last.bent));
      for (int i = 0; i < d.length; i++) {
        d[i] *= scale;
      }
    }
    for (Step step : steps) {
      add(d, alpha[k++] - step.rho * dot(step.bent, d), step.moved);
    }
    return d;
  }

  private static void add(double[] to, double times, double[] what) {
    for (int i = 0; i < to.length; i++) {
      to[i] += times * what[i];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
