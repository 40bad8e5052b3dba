package uk.toex.graph.algo;

/**
 * How strongly a node is tied to each group that a neighbour is in. Reused from node to node.
 *
 * <pre>
 *   met  the group of each neighbour, in the order of the arcs: groups come as often as arcs do
 *   tie  by group, the weight of the arcs to it; 0 between two nodes
 * </pre>
 *
 * Adding up without asking whether a group was met before leaves nothing to mispredict.
 */
final class NeighbourGroups {

  int[] met = new int[64];
  final float[] tie;
  int count;

  NeighbourGroups(int groups) {
    tie = new float[groups];
  }

  /** Looks at all of a node's arcs, but those to itself. */
  void gather(CommunityLevel graph, int node, int[] groups) {
    int from = graph.start[node];
    int end = graph.start[node + 1];
    if (met.length < end - from) {
      met = new int[2 * (end - from)];
    }
    int[] neighbour = graph.neighbour;
    float[] weight = graph.weight;
    int[] m = met;
    int n = 0;
    if (weight.length == 0) {
      for (int arc = from; arc < end; arc++) {
        int other = neighbour[arc];
        if (other != node) {
          int group = groups[other];
          m[n++] = group;
          tie[group]++;
        }
      }
    } else {
      for (int arc = from; arc < end; arc++) {
        int other = neighbour[arc];
        if (other != node) {
          int group = groups[other];
          m[n++] = group;
          tie[group] += weight[arc];
        }
      }
    }
    count = n;
  }

  /** The same, of the neighbours that share the node's outer group only. */
  void gatherInside(CommunityLevel graph, int node, int[] outer, int[] groups) {
    int from = graph.start[node];
    int end = graph.start[node + 1];
    if (met.length < end - from) {
      met = new int[2 * (end - from)];
    }
    int own = outer[node];
    int n = 0;
    for (int arc = from; arc < end; arc++) {
      int other = graph.neighbour[arc];
      if (outer[other] == own && other != node) {
        int group = groups[other];
        met[n++] = group;
        tie[group] += graph.weight.length == 0 ? 1 : graph.weight[arc];
      }
    }
    count = n;
  }
}
