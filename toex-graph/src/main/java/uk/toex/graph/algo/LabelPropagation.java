package uk.toex.graph.algo;

import java.util.Arrays;
import uk.toex.api.Progress;

/**
 * Community detection by label propagation, in the deterministic form of LDBC Graphalytics (CDLP;
 * Raghavan, Albert, Kumara 2007): each node begins with its own label; in each step all nodes at
 * once take the label that is most frequent among their neighbours, of several the smallest.
 * Weights don't count; parallel links do as often as they are. In a directed graph a neighbour that
 * is linked both ways counts twice.
 */
public final class LabelPropagation {

  private LabelPropagation() {}

  /**
   * The labels after some steps: by node, the number of the node that the label began at. A node
   * without links keeps its own. O(steps × arcs × log(degree)).
   *
   * @throws IllegalArgumentException if the number of steps is negative
   */
  public static int[] labels(EdgeGraph graph, int steps, Progress progress) {
    if (steps < 0) {
      throw new IllegalArgumentException("steps: " + steps);
    }
    EdgeGraph in = graph.directed() ? graph.reversed() : null;
    int n = graph.size();
    int[] labels = new int[n];
    Arrays.setAll(labels, i -> i);
    int[] next = new int[n];
    int[] near = new int[16];
    for (int step = 0; step < steps; step++) {
      for (int i = 0; i < n; i++) {
        if ((i & 0xffff) == 0) {
          progress.step("labels", (long) step * n + i, (long) steps * n);
        }
        int degree = graph.degree(i) + (in == null ? 0 : in.degree(i));
        if (near.length < degree) {
          near = new int[2 * degree];
        }
        int count = labels(graph, i, labels, near, 0);
        count = in == null ? count : labels(in, i, labels, near, count);
        next[i] = count == 0 ? labels[i] : mostFrequent(near, count);
      }
      int[] kept = labels;
      labels = next;
      next = kept;
    }
    return labels;
  }

  private static int labels(EdgeGraph graph, int node, int[] labels, int[] near, int from) {
    int count = from;
    for (int arc = graph.start[node]; arc < graph.start[node + 1]; arc++) {
      near[count++] = labels[graph.neighbour[arc]];
    }
    return count;
  }

  private static int mostFrequent(int[] labels, int count) {
    Arrays.sort(labels, 0, count);
    int best = labels[0];
    int most = 0;
    int from = 0;
    for (int k = 1; k <= count; k++) {
      if (k == count || labels[k] != labels[from]) {
        if (k - from > most) {
          most = k - from;
          best = labels[from];
        }
        from = k;
      }
    }
    return best;
  }
}
