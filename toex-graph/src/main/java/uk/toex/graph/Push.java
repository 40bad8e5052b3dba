package uk.toex.graph;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import uk.toex.graph.internal.Weights16;

/**
 * One column of G = (1 − a) (I − aS)^-1 by pushing (Andersen, Chung and Lang 2006, for a symmetric
 * S): G e = p + G r, with r at least 0 and getting smaller. Since G is symmetric, the column of a
 * subject says what each seed gives it, and what is left is known exactly: u · r.
 *
 * <p>What a push has touched lies together, in the order in which it was reached, so that a core's
 * cache holds it: a look into memory is needed just for what is reached first. Keeps its arrays
 * between columns; for one thread at a time.
 */
final class Push {

  private static final int LEAST = 1 << 10;

  // Of each place, side by side since a step along an arc asks for all of them.
  private static final int OF_EACH = 4;
  private static final int VALUE = 0;
  private static final int RESIDUAL = 1;
  private static final int SCALE = 2;
  private static final int IMPORTANCE = 3;

  private final RiskView view;
  private final double damping;
  private final double[] fixed; // by entity: scale, and importance for each arc

  private int touched;
  private int[] entity = new int[LEAST];
  private double[] each = new double[OF_EACH * LEAST];
  private boolean[] queued = new boolean[LEAST];

  private long[] table = new long[2 * LEAST]; // open addressing: entity, and place + 1; 0 is free
  private int length = 2 * LEAST; // so much of the table is in use

  private double[] near = new double[64];

  private int[] queue = new int[LEAST]; // of places, a ring
  private int head;
  private int waiting;
  private long work;

  /** Pushes where the column is largest. */
  Push(RiskView view) {
    this(view, null);
  }

  /**
   * Pushes where the column times an importance is largest. With what is left of the scores as the
   * importance, work goes where the unexplained is.
   */
  Push(RiskView view, double @Nullable [] importance) {
    this.view = view;
    this.damping = view.config().damping();
    int n = view.size();
    fixed = new double[Math.multiplyExact(2, n)];
    for (int i = 0; i < n; i++) {
      // Hubs wait longer: a push at one costs as much as at all its neighbours.
      double price = 1 + view.count[i];
      fixed[2 * i] = view.scale[i];
      fixed[2 * i + 1] = importance == null ? 1 / Math.sqrt(price) : importance[i] / price;
    }
  }

  /** Begins with another column. */
  void begin(int column) {
    Arrays.fill(table, 0, length, 0);
    length = 2 * LEAST;
    touched = 0;
    head = 0;
    waiting = 0;
    work = 0;
    each[OF_EACH * place(column, fixed[2 * column], fixed[2 * column + 1]) + RESIDUAL] = 1;
  }

  /**
   * Pushes until no residual is above a threshold; what would take more than so many arcs in all is
   * left, but for the first.
   *
   * @param epsilon the threshold: of the column, whose exact sum is about 1, or of the column times
   *     the importance, for each arc that a push would look at
   * @param mostWork how many arcs since {@link #begin}, some ten to fifty nanoseconds each
   * @return whether the threshold was reached everywhere
   */
  boolean push(double epsilon, long mostWork) {
    // What an earlier, coarser round left is taken up in the order in which it was touched.
    for (int place = 0; place < touched; place++) {
      if (each[OF_EACH * place + RESIDUAL] * each[OF_EACH * place + IMPORTANCE] > epsilon) {
        offer(place);
      }
    }
    int[] start = view.network.start;
    int[] neighbour = view.network.neighbour;
    short[] weight = view.weight;
    boolean reached = true;
    while (waiting > 0) {
      int place = poll();
      int i = entity[place];
      if (work > 0 && work + start[i + 1] - start[i] > mostWork) {
        reached = false;
        continue;
      }
      double residual = each[OF_EACH * place + RESIDUAL];
      each[OF_EACH * place + RESIDUAL] = 0;
      each[OF_EACH * place + VALUE] += (1 - damping) * residual;
      double out = damping * residual * each[OF_EACH * place + SCALE];
      // First all looks far into memory, which so need not wait for each other.
      int first = start[i];
      int arcs = start[i + 1] - first;
      if (arcs > near.length / 2) {
        near = new double[4 * arcs];
      }
      for (int k = 0; k < arcs; k++) {
        int j = neighbour[first + k];
        near[2 * k] = fixed[2 * j];
        near[2 * k + 1] = fixed[2 * j + 1];
      }
      for (int k = 0; k < arcs; k++) {
        double part = out * Weights16.weight(weight[first + k]);
        if (part > 0) {
          int other = place(neighbour[first + k], near[2 * k], near[2 * k + 1]);
          int of = OF_EACH * other;
          double then = each[of + RESIDUAL] + part * each[of + SCALE];
          each[of + RESIDUAL] = then;
          if (then * each[of + IMPORTANCE] > epsilon) {
            offer(other);
          }
        }
      }
      work += arcs + 1;
    }
    return reached;
  }

  /** How many entities have a value or a residual. */
  int touched() {
    return touched;
  }

  /** The touched entity with a number, in the order in which they were reached. */
  int entity(int k) {
    return entity[k];
  }

  /** The value so far of the touched entity with a number. */
  double valueAt(int k) {
    return each[OF_EACH * k + VALUE];
  }

  /** What is still to be pushed of the touched entity with a number. */
  double residualAt(int k) {
    return each[OF_EACH * k + RESIDUAL];
  }

  /** The column's value so far at an entity. */
  double value(int of) {
    int place = find(of);
    return place < 0 ? 0 : valueAt(place);
  }

  /** What is still to be pushed at an entity. */
  double residual(int of) {
    int place = find(of);
    return place < 0 ? 0 : residualAt(place);
  }

  /** How many arcs were looked at. */
  long work() {
    return work;
  }

  private void offer(int place) {
    if (!queued[place]) {
      queued[place] = true;
      int tail = head + waiting;
      queue[tail >= queue.length ? tail - queue.length : tail] = place;
      waiting++;
    }
  }

  private int poll() {
    int place = queue[head];
    head = head + 1 == queue.length ? 0 : head + 1;
    waiting--;
    queued[place] = false;
    return place;
  }

  private int home(int of) {
    return (of * 0x9E3779B9) >>> (Integer.numberOfLeadingZeros(length) + 1);
  }

  private int find(int of) {
    for (int at = home(of); table[at] != 0; at = (at + 1) & (length - 1)) {
      if ((int) (table[at] >>> 32) == of) {
        return (int) table[at] - 1;
      }
    }
    return -1;
  }

  /** Where an entity is, which is touched if it was not. */
  private int place(int of, double scale, double importance) {
    int at = home(of);
    for (; table[at] != 0; at = (at + 1) & (length - 1)) {
      if ((int) (table[at] >>> 32) == of) {
        return (int) table[at] - 1;
      }
    }
    int place = touched++;
    if (touched == entity.length) {
      grow();
    }
    entity[place] = of;
    each[OF_EACH * place + VALUE] = 0;
    each[OF_EACH * place + RESIDUAL] = 0;
    each[OF_EACH * place + SCALE] = scale;
    each[OF_EACH * place + IMPORTANCE] = importance;
    table[at] = (long) of << 32 | touched;
    if (touched > length / 2) {
      rehash();
    }
    return place;
  }

  private void grow() {
    int room = 2 * entity.length;
    int[] ring = new int[room];
    for (int k = 0; k < waiting; k++) {
      int at = head + k;
      ring[k] = queue[at >= queue.length ? at - queue.length : at];
    }
    queue = ring;
    head = 0;
    entity = Arrays.copyOf(entity, room);
    each = Arrays.copyOf(each, Math.multiplyExact(OF_EACH, room));
    queued = Arrays.copyOf(queued, room);
  }

  private void rehash() {
    length *= 2;
    if (length > table.length) {
      table = new long[length];
    } else {
      Arrays.fill(table, 0, length, 0);
    }
    for (int place = 0; place < touched; place++) {
      int at = home(entity[place]);
      while (table[at] != 0) {
        at = (at + 1) & (length - 1);
      }
      table[at] = (long) entity[place] << 32 | (place + 1);
    }
  }
}
