package uk.toex.graph.algo;

import java.util.Arrays;
import java.util.Objects;
import uk.toex.api.network.NetworkView;

/**
 * A plain graph in compact arrays: nodes 0 to {@code size() - 1}, links with or without direction,
 * with or without weights. Immutable and thread-safe.
 *
 * <pre>
 *   start     i's arcs are start[i] … start[i+1]-1
 *   neighbour the node at an arc's other end, ascending within a node's arcs
 *   weight    an arc's weight; empty if all are 1
 * </pre>
 *
 * The rules: a directed link is one arc, from its first end; an undirected link is two, one at each
 * end. A link from a node to itself is one arc either way, as in an adjacency matrix. Parallel
 * links stay as many arcs as they are; where an algorithm wants each neighbour once, it says so. A
 * weight is 0 or from 1e-100 to 1e100, so that no sum or quotient of weights overflows.
 */
public final class EdgeGraph {

  /** The least weight above 0. */
  public static final double LEAST_WEIGHT = 1e-100;

  /** The greatest weight. */
  public static final double MOST_WEIGHT = 1e100;

  /** Instead of the weights where all are 1. */
  private static final double[] UNWEIGHTED = {};

  private final boolean directed;
  private final long links;
  final int[] start;
  final int[] neighbour;
  private final double[] weight;
  private final Ids ids;

  private EdgeGraph(
      boolean directed, long links, int[] start, int[] neighbour, double[] weight, Ids ids) {
    this.directed = directed;
    this.links = links;
    this.start = start;
    this.neighbour = neighbour;
    this.weight = weight;
    this.ids = ids;
  }

  /** A builder of a graph whose links have a direction, or none. */
  public static EdgeGraphBuilder builder(boolean directed) {
    return new EdgeGraphBuilder(directed);
  }

  /**
   * A network as an undirected graph: the entities with their ids, the links with their weights as
   * the view has them, parallel ones kept.
   */
  public static EdgeGraph of(NetworkView network) {
    int n = network.size();
    int[] start = new int[n + 1];
    int[] neighbour = new int[network.arcs()];
    double[] weight = new double[network.arcs()];
    for (int i = 0; i < n; i++) {
      start[i + 1] = network.firstArc(i + 1);
      for (int arc = start[i]; arc < start[i + 1]; arc++) {
        neighbour[arc] = network.neighbour(arc);
        weight[arc] = network.weight(network.link(arc));
      }
    }
    EdgeGraph unsorted =
        new EdgeGraph(false, network.links(), start, neighbour, weight, Ids.of(network));
    return unsorted.transposed();
  }

  /** From links in arrays that are as long as there are links, or longer. */
  static EdgeGraph of(
      boolean directed, int n, int links, int[] from, int[] to, double[] weight, Ids ids) {
    int[] start = new int[n + 1];
    long arcs = links;
    for (int link = 0; link < links; link++) {
      start[to[link] + 1]++;
      if (!directed && from[link] != to[link]) {
        start[from[link] + 1]++;
        arcs++;
      }
    }
    if (arcs > Integer.MAX_VALUE - 8) {
      throw EdgeGraphBuilder.tooMany();
    }
    for (int i = 0; i < n; i++) {
      start[i + 1] += start[i];
    }
    int[] next = Arrays.copyOf(start, n);
    int[] neighbour = new int[(int) arcs];
    double[] weights = weight.length == 0 ? UNWEIGHTED : new double[(int) arcs];
    for (int link = 0; link < links; link++) {
      int a = from[link];
      int b = to[link];
      put(next[b]++, a, link, neighbour, weight, weights);
      if (!directed && a != b) {
        put(next[a]++, b, link, neighbour, weight, weights);
      }
    }
    // These are the arcs turned round, unsorted: turning them once more sorts them.
    return new EdgeGraph(directed, links, start, neighbour, weights, ids).transposed();
  }

  private static void put(
      int arc, int other, int link, int[] neighbour, double[] weight, double[] weights) {
    neighbour[arc] = other;
    if (weights.length > 0) {
      weights[arc] = weight[link];
    }
  }

  /** How many nodes there are. */
  public int size() {
    return start.length - 1;
  }

  /** How many links there are. */
  public long links() {
    return links;
  }

  /** How many arcs there are. */
  public int arcs() {
    return neighbour.length;
  }

  /** Whether links have a direction. */
  public boolean directed() {
    return directed;
  }

  /** Whether links have weights; if not, each weighs 1. */
  public boolean weighted() {
    return weight.length > 0;
  }

  /** The first arc of a node; {@code firstArc(size())} is {@code arcs()}. */
  public int firstArc(int node) {
    return start[node];
  }

  /** How many arcs a node has. */
  public int degree(int node) {
    return start[node + 1] - start[node];
  }

  /** The node at the other end of an arc; ascending within a node's arcs. */
  public int neighbour(int arc) {
    return neighbour[arc];
  }

  /** An arc's weight. */
  public double weight(int arc) {
    return weight.length == 0 ? 1 : weight[arc];
  }

  /** A node's id; its number where none was given. */
  public String id(int node) {
    return ids.id(Objects.checkIndex(node, size()));
  }

  /** The number of the node with an id, or -1. */
  public int indexOf(String id) {
    int index = ids.indexOf(id);
    return index < size() ? index : -1;
  }

  /** The graph with each arc turned round; itself if it is undirected. */
  public EdgeGraph reversed() {
    return directed ? transposed() : this;
  }

  /** The graph with each link an undirected one; itself if it is. */
  public EdgeGraph undirected() {
    if (!directed) {
      return this;
    }
    int[] from = new int[neighbour.length];
    for (int i = 0; i < size(); i++) {
      Arrays.fill(from, start[i], start[i + 1], i);
    }
    return of(false, size(), neighbour.length, from, neighbour, weight, ids);
  }

  /**
   * The graph with each neighbour once and no node its own: parallel arcs become one, with the sum
   * of their weights.
   */
  public EdgeGraph simple() {
    int[] newStart = new int[start.length];
    int[] newNeighbour = new int[neighbour.length];
    double[] newWeight = weighted() ? new double[neighbour.length] : UNWEIGHTED;
    int arcs = 0;
    for (int i = 0; i < size(); i++) {
      int first = arcs;
      for (int arc = start[i]; arc < start[i + 1]; arc++) {
        int other = neighbour[arc];
        boolean again = arcs > first && newNeighbour[arcs - 1] == other;
        if (other != i && !again) {
          newNeighbour[arcs++] = other;
        }
        if (other != i && weighted()) {
          newWeight[arcs - 1] += weight[arc];
        }
      }
      newStart[i + 1] = arcs;
    }
    return new EdgeGraph(
        directed,
        directed ? arcs : arcs / 2,
        newStart,
        Arrays.copyOf(newNeighbour, arcs),
        weighted() ? Arrays.copyOf(newWeight, arcs) : UNWEIGHTED,
        ids);
  }

  /** The weights of the arcs; empty if all are 1. Not to be changed. */
  double[] weights() {
    return weight;
  }

  /** The sum of the weights of each node's arcs. */
  double[] strengths() {
    double[] sums = new double[size()];
    for (int i = 0; i < sums.length; i++) {
      if (weight.length == 0) {
        sums[i] = degree(i);
      } else {
        for (int arc = start[i]; arc < start[i + 1]; arc++) {
          sums[i] += weight[arc];
        }
      }
    }
    return sums;
  }

  private EdgeGraph transposed() {
    int n = size();
    int[] newStart = new int[n + 1];
    for (int other : neighbour) {
      newStart[other + 1]++;
    }
    for (int i = 0; i < n; i++) {
      newStart[i + 1] += newStart[i];
    }
    int[] next = Arrays.copyOf(newStart, n);
    int[] newNeighbour = new int[neighbour.length];
    double[] newWeight = weighted() ? new double[neighbour.length] : UNWEIGHTED;
    for (int i = 0; i < n; i++) {
      for (int arc = start[i]; arc < start[i + 1]; arc++) {
        int place = next[neighbour[arc]]++;
        newNeighbour[place] = i;
        if (newWeight.length > 0) {
          newWeight[place] = weight[arc];
        }
      }
    }
    return new EdgeGraph(directed, links, newStart, newNeighbour, newWeight, ids);
  }
}
