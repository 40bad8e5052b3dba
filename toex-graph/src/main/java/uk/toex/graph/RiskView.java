package uk.toex.graph;

import java.time.LocalDate;
import java.util.Objects;
import org.jgrapht.Graph;
import org.jspecify.annotations.Nullable;
import uk.toex.api.network.Entity;
import uk.toex.api.network.EntityKind;
import uk.toex.api.network.Link;
import uk.toex.api.network.NetworkView;
import uk.toex.graph.internal.Days;
import uk.toex.graph.internal.Weights16;

/**
 * A network weighted as of a day: each link by its type, its grade and its age. Links that were not
 * known then, that the settings leave out, or that were made because of a score weigh nothing.
 * Immutable and thread-safe.
 *
 * <p>The weights lie beside the neighbours, two bytes an arc ({@link Weights16}), so that a product
 * with the matrix streams six bytes an arc. With them come what the score's system needs of each
 * entity i: d, the sum of its weights; n, how many of its links weigh anything; and the scale 1 /
 * √(d (1 + n / h) + t).
 */
public final class RiskView implements NetworkView {

  final RiskNetwork network;
  final short[] weight;
  final double[] sum;
  final int[] count;
  final double[] scale;
  private final RiskConfig config;
  private final @Nullable LocalDate asOf;

  private RiskView(RiskNetwork network, RiskConfig config, @Nullable LocalDate asOf) {
    this.network = network;
    this.config = config;
    this.asOf = asOf;
    int n = network.size();
    weight = new short[network.neighbour.length];
    sum = new double[n];
    count = new int[n];
    scale = new double[n];
    LinkWeights weights = new LinkWeights(network, config, Days.of(asOf));
    int[] next = new int[n];
    for (int i = 0; i < n; i++) {
      next[i] = network.start[i] + network.out[i + 1] - network.out[i];
    }
    for (int from = 0; from < n; from++) {
      int arc = network.start[from];
      for (int link = network.out[from]; link < network.out[from + 1]; link++, arc++) {
        int to = network.neighbour[arc];
        short code = Weights16.code(weights.of(link, from, to));
        weight[arc] = code;
        weight[next[to]++] = code;
      }
    }
    for (int i = 0; i < n; i++) {
      double d = 0;
      int records = 0;
      for (int arc = network.start[i]; arc < network.start[i + 1]; arc++) {
        d += Weights16.weight(weight[arc]);
        records += weight[arc] == 0 ? 0 : 1;
      }
      sum[i] = d;
      count[i] = records;
      scale[i] = scale(d, records);
    }
  }

  /**
   * Weighs a network.
   *
   * @param asOf the day as of which links are known and have their age; null for the latest day in
   *     the data
   */
  public static RiskView of(RiskNetwork network, RiskConfig config, @Nullable LocalDate asOf) {
    return new RiskView(network, config, asOf == null ? network.latest() : asOf);
  }

  /** The scale of an entity with a sum of weights and a number of records. */
  double scale(double d, double records) {
    return 1 / Math.sqrt(d * (1 + records / config.hubRecords()) + config.floor());
  }

  /** The settings it was weighed by. */
  public RiskConfig config() {
    return config;
  }

  /**
   * The entities and links as a read-only graph of JGraphT, so that its algorithms work on them:
   * vertices are the entities' numbers, edges the links', undirected and weighted; links that weigh
   * nothing are there with a weight of 0. Nothing is copied; sets of an entity's edges are made
   * when they are asked for.
   */
  public Graph<Integer, Integer> asGraph() {
    return new JGraphView(this);
  }

  /** What it weighs. */
  public RiskNetwork network() {
    return network;
  }

  @Override
  public @Nullable LocalDate asOf() {
    return asOf;
  }

  @Override
  public int size() {
    return network.size();
  }

  @Override
  public int arcs() {
    return network.neighbour.length;
  }

  @Override
  public int indexOf(String id) {
    return network.indexOf(id);
  }

  @Override
  public Entity entity(int index) {
    return network.entity(index);
  }

  @Override
  public String id(int index) {
    return network.id(index);
  }

  @Override
  public EntityKind kind(int index) {
    return network.kind(index);
  }

  @Override
  public int firstArc(int index) {
    return network.start[index];
  }

  @Override
  public int neighbour(int arc) {
    return network.neighbour[arc];
  }

  @Override
  public int link(int arc) {
    Objects.checkIndex(arc, arcs());
    int low = 0;
    int high = size();
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (network.start[middle] <= arc) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return network.linkOf(low, arc);
  }

  @Override
  public int links() {
    return network.links();
  }

  @Override
  public Link linkAt(int link) {
    return network.link(link);
  }

  @Override
  public String type(int link) {
    return network.types[network.type[link]];
  }

  @Override
  public double weight(int link) {
    int from = network.from(link);
    return arcWeight(network.start[from] + link - network.out[from]);
  }

  /** The weight of an arc's link. */
  double arcWeight(int arc) {
    return Weights16.weight(weight[arc]);
  }
}
