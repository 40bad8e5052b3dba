package uk.toex.graph.algo;

import java.util.Arrays;
import java.util.stream.IntStream;
import uk.toex.api.Progress;

/**
 * Betweenness (Freeman 1977): on how many shortest ways between two others a node lies, each pair
 * of nodes counting 1 in all, estimated from the ways that begin at some nodes drawn at random
 * (Brandes 2001; Brandes, Pich 2007). Ways are counted in links, whatever their weights; parallel
 * links are several ways.
 */
public final class Betweenness {

  /** So many sums are kept apart, whatever the number of threads: it decides the last bits. */
  private static final int LANES = 8;

  private Betweenness() {}

  /**
   * Estimates by node: the sum over the nodes drawn, times nodes / nodes drawn, halved if the graph
   * is undirected. Exact if all nodes are drawn. O(samples × arcs); memory for 8 sums by node.
   *
   * @param samples how many nodes are drawn, without putting back; at most all are
   * @param seed decides which
   * @param threads how many threads may work; the result does not depend on it
   * @throws IllegalArgumentException if there is no sample or no thread
   * @throws uk.toex.api.CancelledException if the progress says so
   */
  public static double[] estimate(
      EdgeGraph graph, int samples, long seed, int threads, Progress progress) {
    if (samples < 1 || threads < 1) {
      throw new IllegalArgumentException("samples " + samples + ", threads " + threads);
    }
    int n = graph.size();
    int[] drawn = drawn(n, Math.min(samples, n), seed);
    double[][] sums = new double[LANES][];
    Lanes.run(
        LANES,
        threads,
        lane -> {
          Search search = new Search(graph);
          for (int k = lane; k < drawn.length; k += LANES) {
            progress.step("betweenness", k, drawn.length);
            search.from(drawn[k]);
          }
          sums[lane] = search.sum;
        });
    double[] all = new double[n];
    double scale = drawn.length == 0 ? 0 : (double) n / drawn.length;
    for (int i = 0; i < n; i++) {
      for (double[] sum : sums) {
        all[i] += sum[i];
      }
      all[i] *= graph.directed() ? scale : scale / 2;
    }
    return all;
  }

  private static int[] drawn(int n, int samples, long seed) {
    int[] nodes = IntStream.range(0, n).toArray();
    SplitMix random = new SplitMix(seed);
    for (int k = 0; k < samples; k++) {
      int other = k + random.below(n - k);
      int kept = nodes[k];
      nodes[k] = nodes[other];
      nodes[other] = kept;
    }
    return Arrays.copyOf(nodes, samples);
  }

  /** Searches in breadth from one node after the other, and adds up what depends on each node. */
  private static final class Search {
    private final EdgeGraph graph;
    private final double[] sum;
    private final int[] hops;
    private final int[] order;
    private final double[] ways;
    private final double[] share;

    Search(EdgeGraph graph) {
      int n = graph.size();
      this.graph = graph;
      this.sum = new double[n];
      this.hops = new int[n];
      this.order = new int[n];
      this.ways = new double[n];
      this.share = new double[n];
      Arrays.fill(hops, -1);
    }

    void from(int source) {
      hops[source] = 0;
      ways[source] = 1;
      order[0] = source;
      int end = 1;
      for (int k = 0; k < end; k++) {
        int node = order[k];
        for (int arc = graph.start[node]; arc < graph.start[node + 1]; arc++) {
          int other = graph.neighbour[arc];
          if (hops[other] < 0) {
            hops[other] = hops[node] + 1;
            order[end++] = other;
          }
          if (hops[other] == hops[node] + 1) {
            ways[other] += ways[node];
          }
        }
      }
      for (int k = end - 1; k >= 0; k--) {
        int node = order[k];
        double own = 0;
        for (int arc = graph.start[node]; arc < graph.start[node + 1]; arc++) {
          int other = graph.neighbour[arc];
          if (hops[other] == hops[node] + 1) {
            own += ways[node] / ways[other] * (1 + share[other]);
          }
        }
        share[node] = own;
        sum[node] += k == 0 ? 0 : own;
      }
      for (int k = 0; k < end; k++) {
        int node = order[k];
        hops[node] = -1;
        ways[node] = 0;
        share[node] = 0;
      }
    }
  }
}
