package uk.toex.graph.algo;

import java.util.Arrays;

/**
 * A graph as {@link Leiden} works on it: without arcs from a node to itself, each node with the
 * share of the quality's penalty that it carries.
 *
 * <pre>
 *   start, neighbour  as in an EdgeGraph, though a node's arcs are in no order
 *   weight            an arc's weight, of a mean near 1 on the first level; empty if all are 1
 *   size              a node's strength for modularity, how many nodes it stands for otherwise
 * </pre>
 */
final class CommunityLevel {

  static final float[] UNWEIGHTED = {};

  private static final int MERGED_FROM = 64;

  final int[] start;
  final int[] neighbour;
  final float[] weight;
  final double[] size;

  private CommunityLevel(int[] start, int[] neighbour, float[] weight, double[] size) {
    this.start = start;
    this.neighbour = neighbour;
    this.weight = weight;
    this.size = size;
  }

  /** The first level: an undirected graph, its weights divided by {@code unit}. */
  static CommunityLevel of(EdgeGraph graph, double unit, double[] size) {
    float[] weight = UNWEIGHTED;
    if (graph.weighted()) {
      weight = new float[graph.arcs()];
      for (int arc = 0; arc < weight.length; arc++) {
        weight[arc] = (float) (graph.weights()[arc] / unit);
      }
    }
    return new CommunityLevel(graph.start, graph.neighbour, weight, size);
  }

  int nodes() {
    return size.length;
  }

  /**
   * The graph of groups of nodes, without the arcs inside a group. Parallel arcs become one, unless
   * the graph has no weights and the groups so few arcs that hardly any are parallel.
   *
   * @param group by node, its group
   * @param groups how many there are
   */
  CommunityLevel grouped(int[] group, int groups) {
    int n = nodes();
    int[] first = new int[groups + 1];
    double[] sizes = new double[groups];
    for (int i = 0; i < n; i++) {
      first[group[i] + 1]++;
      sizes[group[i]] += size[i];
    }
    for (int g = 0; g < groups; g++) {
      first[g + 1] += first[g];
    }
    int[] members = new int[n];
    int[] next = Arrays.copyOf(first, groups);
    for (int i = 0; i < n; i++) {
      members[next[group[i]]++] = i;
    }
    boolean merged = weight.length > 0 || neighbour.length / groups >= MERGED_FROM;
    int[] newStart = new int[groups + 1];
    int[] newNeighbour = new int[Math.max(16, neighbour.length / 4 * 3)];
    float[] newWeight = merged ? new float[newNeighbour.length] : UNWEIGHTED;
    int[] place = new int[merged ? groups : 0]; // of a neighbour among the arcs, if it is one
    int arcs = 0;
    for (int g = 0; g < groups; g++) {
      int begin = arcs;
      for (int m = first[g]; m < first[g + 1]; m++) {
        int i = members[m];
        int end = start[i + 1];
        if (newNeighbour.length - arcs < end - start[i]) {
          int length =
              (int) Math.min(neighbour.length, arcs + (long) (arcs >> 1) + (end - start[i]));
          newNeighbour = Arrays.copyOf(newNeighbour, length);
          newWeight = merged ? Arrays.copyOf(newWeight, length) : UNWEIGHTED;
        }
        if (!merged) {
          for (int arc = start[i]; arc < end; arc++) {
            int other = group[neighbour[arc]];
            newNeighbour[arcs] = other;
            arcs += other == g ? 0 : 1;
          }
          continue;
        }
        for (int arc = start[i]; arc < end; arc++) {
          int other = group[neighbour[arc]];
          if (other == g) {
            continue;
          }
          float w = weight.length == 0 ? 1 : weight[arc];
          int p = place[other];
          if (p >= begin && p < arcs && newNeighbour[p] == other) {
            newWeight[p] += w;
          } else {
            place[other] = arcs;
            newNeighbour[arcs] = other;
            newWeight[arcs++] = w;
          }
        }
      }
      newStart[g + 1] = arcs;
    }
    return new CommunityLevel(
        newStart,
        Arrays.copyOf(newNeighbour, arcs),
        merged ? Arrays.copyOf(newWeight, arcs) : UNWEIGHTED,
        sizes);
  }
}
