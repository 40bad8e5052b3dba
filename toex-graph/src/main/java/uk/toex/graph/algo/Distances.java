package uk.toex.graph.algo;

import java.util.Arrays;

/** How far nodes are from one: LDBC Graphalytics' BFS and SSSP. Directed links lead one way. */
public final class Distances {

  private Distances() {}

  /**
   * The fewest links on a way from a node to each, -1 where there is none. O(nodes + arcs).
   *
   * @throws IndexOutOfBoundsException if there is no such node
   */
  public static int[] hops(EdgeGraph graph, int from) {
    int[] hops = new int[graph.size()];
    Arrays.fill(hops, -1);
    int[] queue = new int[graph.size()];
    hops[from] = 0;
    queue[0] = from;
    int end = 1;
    for (int k = 0; k < end; k++) {
      int node = queue[k];
      for (int arc = graph.start[node]; arc < graph.start[node + 1]; arc++) {
        int other = graph.neighbour[arc];
        if (hops[other] < 0) {
          hops[other] = hops[node] + 1;
          queue[end++] = other;
        }
      }
    }
    return hops;
  }

  /**
   * The least sum of weights on a way from a node to each, infinite where there is none (Dijkstra
   * 1959, with a binary heap). O((nodes + arcs) × log(nodes)).
   *
   * @throws IndexOutOfBoundsException if there is no such node
   */
  public static double[] lengths(EdgeGraph graph, int from) {
    double[] length = new double[graph.size()];
    Arrays.fill(length, Double.POSITIVE_INFINITY);
    length[from] = 0;
    Heap heap = new Heap(length);
    heap.lower(from);
    while (heap.size > 0) {
      int node = heap.take();
      for (int arc = graph.start[node]; arc < graph.start[node + 1]; arc++) {
        int other = graph.neighbour[arc];
        double way = length[node] + graph.weight(arc);
        if (way < length[other]) {
          length[other] = way;
          heap.lower(other);
        }
      }
    }
    return length;
  }

  /** Nodes by length, the least first; of equal ones the smaller number. */
  private static final class Heap {
    private final double[] length;
    private final int[] place; // of a node in the heap, + 1; 0 if it is not there
    private int[] node = new int[16];
    private int size;

    Heap(double[] length) {
      this.length = length;
      this.place = new int[length.length];
    }

    /** Adds a node, or moves it after its length became less. */
    void lower(int added) {
      if (place[added] == 0) {
        if (size == node.length) {
          node = Arrays.copyOf(node, 2 * size);
        }
        node[size] = added;
        place[added] = ++size;
      }
      int at = place[added] - 1;
      while (at > 0 && before(added, node[(at - 1) / 2])) {
        put(at, node[(at - 1) / 2]);
        at = (at - 1) / 2;
      }
      put(at, added);
    }

    int take() {
      int first = node[0];
      place[first] = 0;
      int last = node[--size];
      int at = 0;
      while (2 * at + 1 < size) {
        int child = 2 * at + 1;
        if (child + 1 < size && before(node[child + 1], node[child])) {
          child++;
        }
        if (!before(node[child], last)) {
          break;
        }
        put(at, node[child]);
        at = child;
      }
      if (size > 0) {
        put(at, last);
      }
      return first;
    }

    private void put(int at, int other) {
      node[at] = other;
      place[other] = at + 1;
    }

    private boolean before(int i, int j) {
      int compared = Double.compare(length[i], length[j]);
      return compared < 0 || (compared == 0 && i < j);
    }
  }
}
