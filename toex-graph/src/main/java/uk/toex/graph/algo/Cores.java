package uk.toex.graph.algo;

/**
 * Cores (Seidman 1983): a node's core number is the greatest k for which it is in a group of nodes
 * that each have at least k links inside it. Links have no direction here; parallel links are as
 * many as they are, as in igraph, so pass {@code graph.undirected().simple()} if each neighbour is
 * to count once. Links from a node to itself don't count.
 */
public final class Cores {

  private Cores() {}

  /** The core numbers by node, by bucket sort (Batagelj, Zaveršnik 2003). O(nodes + arcs). */
  public static int[] numbers(EdgeGraph graph) {
    EdgeGraph undirected = graph.undirected();
    int n = undirected.size();
    int[] core = new int[n];
    int most = 0;
    for (int i = 0; i < n; i++) {
      for (int arc = undirected.start[i]; arc < undirected.start[i + 1]; arc++) {
        core[i] += undirected.neighbour[arc] == i ? 0 : 1;
      }
      most = Math.max(most, core[i]);
    }
    int[] first = new int[most + 2]; // by degree, where its nodes begin in the order
    for (int degree : core) {
      first[degree + 1]++;
    }
    for (int d = 0; d <= most; d++) {
      first[d + 1] += first[d];
    }
    int[] order = new int[n];
    int[] place = new int[n];
    int[] next = first.clone();
    for (int i = 0; i < n; i++) {
      place[i] = next[core[i]]++;
      order[place[i]] = i;
    }
    for (int k = 0; k < n; k++) {
      int node = order[k];
      for (int arc = undirected.start[node]; arc < undirected.start[node + 1]; arc++) {
        int other = undirected.neighbour[arc];
        if (core[other] > core[node]) {
          // To the front of its degree, whose range then begins behind it.
          int front = Math.max(first[core[other]], k + 1);
          int moved = order[front];
          order[place[other]] = moved;
          place[moved] = place[other];
          order[front] = other;
          place[other] = front;
          first[core[other]] = front + 1;
          core[other]--;
        }
      }
    }
    return core;
  }
}
