package uk.toex.graph.algo;

/**
 * Components: the groups of nodes between which there is a way, whatever the links' direction (weak
 * components; LDBC Graphalytics' WCC). Links of weight 0 count.
 */
public final class Components {

  private Components() {}

  /** The components, by union and find with path halving (Tarjan). Near O(nodes + arcs). */
  public static Partition of(EdgeGraph graph) {
    int n = graph.size();
    int[] parent = new int[n];
    for (int i = 0; i < n; i++) {
      parent[i] = i;
    }
    for (int i = 0; i < n; i++) {
      for (int arc = graph.start[i]; arc < graph.start[i + 1]; arc++) {
        join(parent, i, graph.neighbour[arc]);
      }
    }
    settle(parent);
    return Partition.of(parent);
  }

  /** Joins the trees of two nodes. The smaller root leads, whatever the order of the joins. */
  static void join(int[] parent, int i, int j) {
    int a = root(parent, i);
    int b = root(parent, j);
    parent[Math.max(a, b)] = Math.min(a, b);
  }

  /** Makes every node's parent its root. */
  static void settle(int[] parent) {
    for (int i = 0; i < parent.length; i++) {
      parent[i] = parent[parent[i]]; // A parent is before its child, so it has its root by now.
    }
  }

  private static int root(int[] parent, int node) {
    int i = node;
    while (parent[i] != i) {
      parent[i] = parent[parent[i]];
      i = parent[i];
    }
    return i;
  }
}
