package uk.toex.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import uk.toex.api.InputRefusedException;
import uk.toex.api.network.Entity;
import uk.toex.api.network.Link;
import uk.toex.graph.internal.Days;
import uk.toex.graph.internal.Grades;
import uk.toex.graph.internal.Weights16;

/**
 * What scores become when a few links or seeds come or go, without solving anew: the change leaves
 * a residual at the ends of the changed links, at those whom they link, since a new record at a hub
 * holds down its others too, and at their neighbours; a signed push spreads it until what is left
 * is small (Zhang, Lofgren and Goel 2016). The error is certified as that of the full solution is.
 * Taking a link away is adding it with a minus sign. One update for one thread; the scores it
 * begins from are not changed.
 */
public final class RiskUpdate {

  private static final double FIRST = 1e-2;

  private final RiskScores base;
  private final RiskView view;
  private final double damping;
  private final int n;
  private final List<Entity> added = new ArrayList<>();
  private final Map<String, Integer> addedIndex = new HashMap<>();
  private final Map<Integer, Change> changes = new LinkedHashMap<>();
  private final Map<Integer, Double> seedChange = new LinkedHashMap<>();
  private final Spread spread;

  /** An entity whose links change: how many it has then, and what is added to its pairs' weight. */
  private static final class Change {
    int count;
    int[] other = new int[4];
    double[] weight = new double[4];
    int size;

    void add(int entity, double delta) {
      if (size == other.length) {
        other = Arrays.copyOf(other, size * 2);
        weight = Arrays.copyOf(weight, size * 2);
      }
      other[size] = entity;
      weight[size++] = delta;
    }
  }

  /** An entity's gain and scale after the change. */
  private record Rescaled(double gain, double scale) {}

  /** An update of some scores. */
  public RiskUpdate(RiskScores base) {
    this(base, new Spread(base.view.size()));
  }

  /** An update that uses the arrays of another that is over. */
  RiskUpdate(RiskScores base, Spread spread) {
    this.base = base;
    this.spread = spread;
    this.view = base.view;
    this.damping = view.config().damping();
    this.n = view.size();
  }

  /** Adds an entity that is not there yet; one that is stays as it is. */
  public RiskUpdate add(Entity entity) {
    if (view.indexOf(entity.id()) < 0
        && addedIndex.putIfAbsent(entity.id(), n + added.size()) == null) {
      added.add(entity);
    }
    return this;
  }

  /**
   * Adds a link, weighed as the view would weigh it.
   *
   * @throws InputRefusedException if an end is no entity
   */
  public RiskUpdate add(Link link) {
    int i = index(link.from());
    int j = index(link.to());
    char asOf = Days.of(view.asOf());
    char day = Days.of(link.date());
    char recorded = Days.of(link.recorded());
    double weight =
        LinkWeights.weight(
            view.config(), link.type(), Grades.of(link.grade()), day, recorded, asOf);
    change(i, j, Weights16.weight(Weights16.code(weight)), 1);
    return this;
  }

  /** Takes a link of the network away. */
  public RiskUpdate remove(int link) {
    int from = view.network.from(link);
    int arc = view.firstArc(from) + link - view.network.out[from];
    change(from, view.neighbour(arc), -view.arcWeight(arc), -1);
    return this;
  }

  /** Takes away all links that a record states; how many those were. */
  public int removeRecord(String record) {
    int number = view.network.records.indexOf(record);
    int removed = 0;
    for (int link = 0; number >= 0 && link < view.links(); link++) {
      if (view.network.record[link] == number) {
        remove(link);
        removed++;
      }
    }
    return removed;
  }

  /** Sets an entity's weight as a seed, in [0, 1]; 0 takes it away. */
  public RiskUpdate seed(String entity, double weight) {
    if (!(weight >= 0 && weight <= 1)) {
      throw new IllegalArgumentException("a seed's weight must be in [0, 1], was " + weight);
    }
    int i = index(entity);
    seedChange.put(i, weight - (i < n ? base.restart[i] : 0));
    return this;
  }

  /**
   * Solves until the error is small enough or so many arcs were looked at.
   *
   * @param tolerance the largest error wanted, relative to the norm of the scores
   * @param mostWork how many arcs at most; a full solution looks at each some thirty times
   */
  public Updated solve(double tolerance, long mostWork) {
    spread.begin(n + added.size());
    long work = start();
    double wanted = tolerance * base.norm() * (1 - damping);
    double epsilon = FIRST;
    double residual = spread.norm();
    while (residual > wanted && work <= mostWork) {
      work = push(epsilon, work, mostWork);
      residual = spread.norm();
      epsilon /= 4;
    }
    Map<Integer, Double> values = new HashMap<>(2 * spread.touched());
    for (int k = 0; k < spread.touched(); k++) {
      int i = spread.entity(k);
      if (spread.change(i) != 0) {
        // What is below 0 is a rounding of 0.
        values.put(i, Math.max(0, value(i) + spread.change(i)));
      }
    }
    Map<Integer, Rescaled> rescaled = new HashMap<>(2 * spread.rescaled());
    for (int r = 0; r < spread.rescaled(); r++) {
      int i = spread.rescaledEntity(r);
      rescaled.put(i, new Rescaled(gain(i), spread.scale(i)));
    }
    return new Updated(
        values,
        rescaled,
        residual / (1 - damping) + base.scores().errorBound(),
        residual <= wanted,
        work);
  }

  private void change(int i, int j, double delta, int records) {
    if (i == j || delta == 0) {
      return;
    }
    Change a = changed(i);
    Change b = changed(j);
    a.add(j, delta);
    b.add(i, delta);
    a.count += records;
    b.count += records;
  }

  private Change changed(int i) {
    return changes.computeIfAbsent(
        i,
        k -> {
          Change change = new Change();
          change.count = k < n ? view.count[k] : 0;
          return change;
        });
  }

  private int index(String id) {
    int index = view.indexOf(id);
    if (index < 0) {
      index = addedIndex.getOrDefault(id, -1);
    }
    if (index < 0) {
      throw new InputRefusedException("The update names " + id + ", which is no entity.");
    }
    return index;
  }

  /** The residual that the change leaves: (1 − a) Δb + a (S′ − S) u. Returns the arcs looked at. */
  private long start() {
    seedChange.forEach((i, delta) -> spread.add(i, (1 - damping) * delta));
    long work = rescale();
    for (int r = 0; r < spread.rescaled(); r++) {
      int j = spread.rescaledEntity(r);
      double after = spread.scale(j);
      double uj = value(j);
      double row = 0;
      if (j < n) {
        double before = view.scale[j];
        for (int arc = view.firstArc(j); arc < view.firstArc(j + 1); arc++) {
          int k = view.neighbour(arc);
          double w = view.arcWeight(arc);
          double other = spread.scale(k);
          if (other == 0) {
            spread.add(k, damping * view.scale[k] * (after - before) * w * uj);
            row += (after - before) * view.scale[k] * w * value(k);
          } else {
            row += (after * other - before * view.scale[k]) * w * value(k);
          }
        }
        work += view.firstArc(j + 1) - view.firstArc(j);
      }
      spread.add(j, damping * row);
    }
    changes.forEach(
        (i, change) -> {
          double row = 0;
          for (int e = 0; e < change.size; e++) {
            row += scale(change.other[e]) * change.weight[e] * value(change.other[e]);
          }
          spread.add(i, damping * scale(i) * row);
        });
    return work;
  }

  /** New gains and scales, of the ends of changed links and as far as those change. */
  private long rescale() {
    long work = crowds();
    // A crowd that grew within what is free changes no gain, and so no neighbour.
    int crowds = spread.rescaled();
    for (int r = 0; r < crowds; r++) {
      int i = spread.rescaledEntity(r);
      double more = i < n ? gain(i) - view.gain[i] : 0;
      if (more != 0) {
        for (int arc = view.firstArc(i); arc < view.firstArc(i + 1); arc++) {
          spread.around(view.neighbour(arc), more * view.arcWeight(arc));
        }
        work += view.firstArc(i + 1) - view.firstArc(i);
      }
    }
    changes.forEach(
        (i, change) -> {
          for (int e = 0; e < change.size; e++) {
            spread.around(change.other[e], gain(i) * change.weight[e]);
          }
        });
    for (int r = 0; r < spread.rescaled(); r++) {
      int i = spread.rescaledEntity(r);
      double around = (i < n ? view.around[i] : 0) + spread.around(i);
      spread.scale(i, view.scale(gain(i), Math.max(0, around)));
    }
    return work;
  }

  /** How the crowds change: by the links that come or go, and at a hub's neighbours by its size. */
  private long crowds() {
    long work = 0;
    for (Map.Entry<Integer, Change> entry : changes.entrySet()) {
      int i = entry.getKey();
      Change change = entry.getValue();
      double share = view.config().gain(change.count);
      double more = i < n ? share - view.config().gain(view.count[i]) : 0;
      spread.crowd(i, 0);
      if (more != 0) {
        for (int arc = view.firstArc(i); arc < view.firstArc(i + 1); arc++) {
          if (view.arcWeight(arc) != 0) {
            spread.crowd(view.neighbour(arc), more);
          }
        }
        work += view.firstArc(i + 1) - view.firstArc(i);
      }
      for (int e = 0; e < change.size; e++) {
        spread.crowd(change.other[e], change.weight[e] > 0 ? share : -share);
      }
    }
    return work;
  }

  /** Pushes what is above a threshold; returns the arcs looked at so far. */
  private long push(double epsilon, long work, long mostWork) {
    for (int k = 0; k < spread.touched(); k++) {
      int i = spread.entity(k);
      if (Math.abs(spread.residual(i)) > threshold(i, epsilon)) {
        spread.offer(i);
      }
    }
    long done = work;
    for (int i = spread.poll(); i >= 0; i = spread.poll()) {
      if (done > mostWork) {
        continue; // Empties the queue.
      }
      double out = damping * spread.take(i) * scale(i);
      if (i < n) {
        for (int arc = view.firstArc(i); arc < view.firstArc(i + 1); arc++) {
          give(view.neighbour(arc), out * view.arcWeight(arc), epsilon);
        }
        done += view.firstArc(i + 1) - view.firstArc(i);
      }
      Change change = spread.scale(i) == 0 ? null : changes.get(i);
      if (change != null) {
        for (int e = 0; e < change.size; e++) {
          give(change.other[e], out * change.weight[e], epsilon);
        }
        done += change.size;
      }
      done++;
    }
    return done;
  }

  private void give(int j, double part, double epsilon) {
    if (part != 0 && Math.abs(spread.add(j, part * scale(j))) > threshold(j, epsilon)) {
      spread.offer(j);
    }
  }

  private double threshold(int i, double epsilon) {
    return epsilon * Math.sqrt(1.0 + (i < n ? view.count[i] : 1));
  }

  private double scale(int i) {
    double rescaled = spread.scale(i);
    return rescaled != 0 ? rescaled : i < n ? view.scale[i] : view.scale(1, 0);
  }

  /** An entity's gain after the change. */
  private double gain(int i) {
    double crowd = spread.crowd(i);
    return crowd == 0 && i < n
        ? view.gain[i]
        : view.config().gain((i < n ? view.crowd[i] : 0) + crowd);
  }

  private double value(int i) {
    return i < n ? base.u[i] : 0;
  }

  /** Scores after an update. Immutable and thread-safe. */
  public final class Updated {

    private final Map<Integer, Double> values;
    private final Map<Integer, Rescaled> rescaled;
    private final double errorBound;
    private final boolean complete;
    private final long work;

    private Updated(
        Map<Integer, Double> values,
        Map<Integer, Rescaled> rescaled,
        double errorBound,
        boolean complete,
        long work) {
      this.values = values;
      this.rescaled = rescaled;
      this.errorBound = errorBound;
      this.complete = complete;
      this.work = work;
    }

    /** An entity's score; the numbers of added ones follow those of the network. */
    public double value(int index) {
      return values.getOrDefault(index, index < n ? base.u[index] : 0);
    }

    /** An entity's score in a measure, with its links as they are after the update. */
    public double value(int index, RiskMeasure measure) {
      Rescaled own = rescaled.get(index);
      double factor =
          own != null
              ? measure.factor(own.gain(), own.scale())
              : index < n ? view.factor(index, measure) : measure.factor(1, view.scale(1, 0));
      return value(index) * factor;
    }

    /** An entity's score by its id. */
    public double value(String id) {
      return value(index(id));
    }

    /** The entities whose score in some measure was touched, by number. */
    public List<Integer> changed() {
      Set<Integer> all = new TreeSet<>(values.keySet());
      all.addAll(rescaled.keySet());
      return List.copyOf(all);
    }

    /** An upper bound on the Euclidean norm of the error, the first solution's included. */
    public double errorBound() {
      return errorBound;
    }

    /** Whether the tolerance was reached; if not, solving anew is cheaper than going on. */
    public boolean complete() {
      return complete;
    }

    /** How many arcs were looked at. */
    public long work() {
      return work;
    }
  }
}
