package uk.toex.graph.algo;

import java.util.Arrays;
import uk.toex.api.InputRefusedException;

/** Collects links into an {@link EdgeGraph}. Not thread-safe. */
public final class EdgeGraphBuilder {

  private final boolean directed;
  private int[] from = new int[16];
  private int[] to = new int[16];
  private double[] weight = {};
  private int links;
  private int nodes;

  EdgeGraphBuilder(boolean directed) {
    this.directed = directed;
  }

  /**
   * Sees to it that there are at least so many nodes, linked or not.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public EdgeGraphBuilder nodes(int atLeast) {
    if (atLeast < 0) {
      throw new IllegalArgumentException("a graph cannot have " + atLeast + " nodes");
    }
    nodes = Math.max(nodes, atLeast);
    return this;
  }

  /** Adds a link with the weight 1; the nodes are there if they weren't. */
  public EdgeGraphBuilder link(int a, int b) {
    return link(a, b, 1);
  }

  /**
   * Adds a link; the nodes are there if they weren't.
   *
   * @throws IllegalArgumentException if a node is negative, or the weight is not 0 and not from
   *     {@link EdgeGraph#LEAST_WEIGHT} to {@link EdgeGraph#MOST_WEIGHT}
   * @throws InputRefusedException if there are more than 2<sup>31</sup> - 17 links
   */
  public EdgeGraphBuilder link(int a, int b, double w) {
    if (a < 0 || b < 0 || a == Integer.MAX_VALUE || b == Integer.MAX_VALUE) {
      throw new IllegalArgumentException("no node: " + Math.min(a, b));
    }
    if (!isWeight(w)) {
      throw new IllegalArgumentException("no weight of a link: " + w);
    }
    if (links == from.length) {
      grow();
    }
    if (w != 1 && weight.length == 0) {
      weight = new double[from.length];
      Arrays.fill(weight, 0, links, 1);
    }
    from[links] = a;
    to[links] = b;
    if (weight.length > 0) {
      weight[links] = w;
    }
    links++;
    nodes = Math.max(nodes, Math.max(a, b) + 1);
    return this;
  }

  /** Whether links have a direction. */
  boolean directed() {
    return directed;
  }

  /** How many links were added. */
  public int links() {
    return links;
  }

  /**
   * The graph.
   *
   * @throws InputRefusedException if it has more than 2<sup>31</sup> - 9 arcs
   */
  public EdgeGraph build() {
    return build(Ids.NUMBERS);
  }

  EdgeGraph build(Ids ids) {
    return EdgeGraph.of(directed, nodes, links, from, to, weight, ids);
  }

  static boolean isWeight(double w) {
    return w == 0 || (w >= EdgeGraph.LEAST_WEIGHT && w <= EdgeGraph.MOST_WEIGHT);
  }

  static InputRefusedException tooMany() {
    return new InputRefusedException(
        "There are more links than one graph can hold, about 2,100 million directed or 1,050"
            + " million undirected.");
  }

  private void grow() {
    long length = Math.min(2L * links, Integer.MAX_VALUE - 16);
    if (length == links) {
      throw tooMany();
    }
    from = Arrays.copyOf(from, (int) length);
    to = Arrays.copyOf(to, (int) length);
    if (weight.length > 0) {
      weight = Arrays.copyOf(weight, (int) length);
    }
  }
}
