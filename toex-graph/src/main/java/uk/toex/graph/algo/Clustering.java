package uk.toex.graph.algo;

import java.util.Arrays;
import uk.toex.api.Progress;

/**
 * The local clustering coefficient, as LDBC Graphalytics defines it (LCC): the arcs among a node's
 * neighbours as a share of those that there could be, from 0 to 1. Neighbours are the other nodes
 * that are linked with it in either direction; parallel links and links from a node to itself don't
 * count. 0 for a node with fewer than two neighbours.
 */
public final class Clustering {

  private Clustering() {}

  /**
   * The coefficients by node. Each triangle is found once, from its node with the fewest neighbours
   * (Chiba, Nishizeki 1985): O(arcs^1.5) at worst, whatever the hubs.
   */
  public static double[] coefficients(EdgeGraph graph, Progress progress) {
    EdgeGraph simple = graph.undirected().simple();
    int n = simple.size();
    long[] arcsAmong = new long[n];
    int[] upStart = new int[n + 1];
    int[] up = new int[simple.arcs() / 2];
    byte[] arcs = new byte[up.length]; // how many arcs there are between the two: 1 or 2
    EdgeGraph given = graph.simple();
    int count = 0;
    for (int i = 0; i < n; i++) {
      for (int arc = simple.start[i]; arc < simple.start[i + 1]; arc++) {
        int other = simple.neighbour[arc];
        if (before(simple, i, other)) {
          up[count] = other;
          arcs[count++] =
              (byte) (graph.directed() ? has(given, i, other) + has(given, other, i) : 2);
        }
      }
      upStart[i + 1] = count;
    }
    int[] mark = new int[n]; // the place of the arc from the node in hand, + 1
    for (int i = 0; i < n; i++) {
      if ((i & 0xffff) == 0) {
        progress.step("clustering", i, n);
      }
      for (int a = upStart[i]; a < upStart[i + 1]; a++) {
        mark[up[a]] = a + 1;
      }
      for (int a = upStart[i]; a < upStart[i + 1]; a++) {
        int j = up[a];
        for (int b = upStart[j]; b < upStart[j + 1]; b++) {
          int k = up[b];
          if (mark[k] > 0) {
            arcsAmong[i] += arcs[b];
            arcsAmong[j] += arcs[mark[k] - 1];
            arcsAmong[k] += arcs[a];
          }
        }
      }
      for (int a = upStart[i]; a < upStart[i + 1]; a++) {
        mark[up[a]] = 0;
      }
    }
    double[] coefficients = new double[n];
    for (int i = 0; i < n; i++) {
      double d = simple.degree(i);
      coefficients[i] = d < 2 ? 0 : arcsAmong[i] / (d * (d - 1));
    }
    return coefficients;
  }

  private static boolean before(EdgeGraph graph, int i, int j) {
    int a = graph.degree(i);
    int b = graph.degree(j);
    return a < b || (a == b && i < j);
  }

  private static int has(EdgeGraph graph, int from, int to) {
    return Arrays.binarySearch(graph.neighbour, graph.start[from], graph.start[from + 1], to) < 0
        ? 0
        : 1;
  }
}
