package uk.toex.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.toex.api.InputRefusedException;
import uk.toex.api.network.Entity;
import uk.toex.api.network.Link;
import uk.toex.graph.internal.Days;
import uk.toex.graph.internal.Grades;
import uk.toex.graph.internal.Weights16;

/**
 * What scores become when a few links or seeds come or go, without solving anew: the change leaves
 * a residual at the ends of the changed links and their neighbours, and a signed push spreads it
 * until what is left is small (Zhang, Lofgren and Goel 2016). The error is certified as that of the
 * full solution is. Taking a link away is adding it with a minus sign. One update for one thread;
 * the scores it begins from are not changed.
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
  private final boolean[] isChanged;
  private final Spread spread;

  /** An entity whose links change: its new sums, and what is added to the weight of its pairs. */
  private static final class Change {
    double sum;
    int count;
    double scale;
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
    this.isChanged = new boolean[n];
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
    return new Updated(
        values, residual / (1 - damping) + base.scores().errorBound(), residual <= wanted, work);
  }

  private void change(int i, int j, double delta, int records) {
    if (i == j || delta == 0) {
      return;
    }
    Change a = changed(i);
    Change b = changed(j);
    a.add(j, delta);
    b.add(i, delta);
    for (Change each : List.of(a, b)) {
      each.sum = Math.max(0, each.sum + delta);
      each.count += records;
    }
  }

  private Change changed(int i) {
    return changes.computeIfAbsent(
        i,
        k -> {
          Change change = new Change();
          if (k < n) {
            isChanged[k] = true;
          }
          change.sum = k < n ? view.sum[k] : 0;
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
    for (Change change : changes.values()) {
      change.scale = view.scale(change.sum, change.count);
    }
    long work = 0;
    for (Map.Entry<Integer, Change> entry : changes.entrySet()) {
      int j = entry.getKey();
      Change change = entry.getValue();
      double before = j < n ? view.scale[j] : change.scale;
      double uj = value(j);
      double row = 0;
      if (j < n) {
        for (int arc = view.firstArc(j); arc < view.firstArc(j + 1); arc++) {
          int k = view.neighbour(arc);
          double w = view.arcWeight(arc);
          Change other = changes.get(k);
          if (other == null) {
            spread.add(k, damping * view.scale[k] * (change.scale - before) * w * uj);
            row += (change.scale - before) * view.scale[k] * w * value(k);
          } else {
            row += (change.scale * other.scale - before * view.scale[k]) * w * value(k);
          }
        }
        work += view.firstArc(j + 1) - view.firstArc(j);
      }
      for (int e = 0; e < change.size; e++) {
        int k = change.other[e];
        row += change.scale * scale(k) * change.weight[e] * value(k);
      }
      spread.add(j, damping * row);
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
      Change change = i < n && !isChanged[i] ? null : changes.get(i);
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
    if (i < n && !isChanged[i]) {
      return view.scale[i];
    }
    Change change = changes.get(i);
    return change != null ? change.scale : view.scale(0, 0);
  }

  private double value(int i) {
    return i < n ? base.u[i] : 0;
  }

  /** Scores after an update. Immutable and thread-safe. */
  public final class Updated {

    private final Map<Integer, Double> values;
    private final double errorBound;
    private final boolean complete;
    private final long work;

    private Updated(Map<Integer, Double> values, double errorBound, boolean complete, long work) {
      this.values = values;
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
      Change change = changes.get(index);
      double scale = change != null ? change.scale : index < n ? view.scale[index] : 1;
      return value(index) * measure.factor(scale);
    }

    /** An entity's score by its id. */
    public double value(String id) {
      return value(index(id));
    }

    /** The entities whose score was touched, by number. */
    public List<Integer> changed() {
      return values.keySet().stream().sorted().toList();
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
