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
 * entity i:
 *
 * <ul>
 *   <li>count, how many of its links weigh anything;
 *   <li>crowd, the same, a link to a hub counting less: Σ 1 / (1 + max(0, count − m) / h) over
 *       those at the other ends, so that a person's record at a custody suite hardly counts;
 *   <li>its gain g = 1 / (1 + max(0, crowd − m) / h), by which a hub holds down each of its links,
 *       at both ends;
 *   <li>around, Σ w g over its neighbours, so that d = g × around is its strength;
 *   <li>the scale g / √(d + t), so that S = scale × w × scale.
 * </ul>
 */
public final class RiskView implements NetworkView {

  final RiskNetwork network;
  final short[] weight;
  final int[] count;
  final double[] crowd;
  final double[] around;
  final double[] gain;
  final double[] scale;
  private final RiskConfig config;
  private final @Nullable LocalDate asOf;

  private RiskView(RiskNetwork network, RiskConfig config, @Nullable LocalDate asOf) {
    this.network = network;
    this.config = config;
    this.asOf = asOf;
    int n = network.size();
    weight = new short[network.neighbour.length];
    count = new int[n];
    crowd = new double[n];
    around = new double[n];
    gain = new double[n];
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
      for (int arc = network.start[i]; arc < network.start[i + 1]; arc++) {
        count[i] += weight[arc] == 0 ? 0 : 1;
      }
    }
    double[] share = new double[n];
    for (int i = 0; i < n; i++) {
      share[i] = config.gain(count[i]);
    }
    for (int i = 0; i < n; i++) {
      for (int arc = network.start[i]; arc < network.start[i + 1]; arc++) {
        crowd[i] += weight[arc] == 0 ? 0 : share[network.neighbour[arc]];
      }
      gain[i] = config.gain(crowd[i]);
    }
    for (int i = 0; i < n; i++) {
      for (int arc = network.start[i]; arc < network.start[i + 1]; arc++) {
        around[i] += Weights16.weight(weight[arc]) * gain[network.neighbour[arc]];
      }
      scale[i] = scale(gain[i], around[i]);
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

  /** The scale of an entity with a gain and a sum of its weights times its neighbours' gains. */
  double scale(double gain, double around) {
    return gain / Math.sqrt(gain * around + config.floor());
  }

  /** What turns an entity's u into a measure. */
  double factor(int entity, RiskMeasure measure) {
    return measure.factor(gain[entity], scale[entity]);
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
