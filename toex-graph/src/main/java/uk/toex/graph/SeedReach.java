package uk.toex.graph;

import java.util.Arrays;

/**
 * What each seed is known to give the entities near it, and what of their scores is left: the
 * seeds' half of an explanation, made once for all subjects (as Lofgren, Banerjee and Goel 2016
 * meet in the middle).
 *
 * <p>A short push from seed s gives G e_s = p + G r, and G r is at least (1 − a) r: what is kept is
 * q_s = p + (1 − a) r, a lower bound. A subject's own push gives its score as p·b + r·u; of the
 * second part Σ b_s r·q_s is told seed by seed, and r·left remains, with left = u − Σ b_s q_s.
 * Immutable.
 */
final class SeedReach {

  /** How many arcs are looked at for all seeds together. */
  static final long WORK = 2_000_000;

  private static final int PART_BITS = 9;
  private static final int BATCH = 256;
  private static final double FIRST = 1e-2;
  private static final double LAST = 1e-6;

  /** The seeds' entities, ascending. */
  final int[] seeds;

  /** What no seed is known to have given, by entity. */
  final double[] left;

  // By entity: the seeds, as numbers in the list above, and what they give it.
  private final int[] start;
  private int[] seed = new int[1 << 10];
  private double[] value = new double[1 << 10];

  SeedReach(RiskScores scores, long work) {
    RiskView view = scores.view;
    int n = view.size();
    int count = 0;
    for (double weight : scores.restart) {
      count += weight > 0 ? 1 : 0;
    }
    seeds = new int[count];
    left = scores.u.clone();
    start = new int[n + 1];
    int[] entity = new int[1 << 10];
    int size = 0;
    Push push = new Push(view);
    double kept = 1 - view.config().damping();
    for (int i = 0, s = 0; i < n; i++) {
      if (scores.restart[i] == 0) {
        continue;
      }
      seeds[s] = i;
      push.begin(i);
      boolean more = view.firstArc(i + 1) - view.firstArc(i) < work / count;
      for (double epsilon = FIRST; more && epsilon > LAST; epsilon /= 4) {
        more = push.push(epsilon, work / count);
      }
      if (size + push.touched() > value.length) {
        int length = Math.addExact(size, Math.max(push.touched(), size >> 1));
        entity = Arrays.copyOf(entity, length);
        seed = Arrays.copyOf(seed, length);
        value = Arrays.copyOf(value, length);
      }
      for (int k = 0; k < push.touched(); k++) {
        entity[size] = push.entity(k);
        seed[size] = s;
        value[size++] = push.valueAt(k) + kept * push.residualAt(k);
      }
      s++;
    }
    sort(entity, size, scores.restart);
  }

  /** By entity, the seeds in their order. */
  private void sort(int[] entity, int size, double[] restart) {
    // First into some hundred parts, so that each is done within a core's cache.
    int shift = Math.max(0, 32 - Integer.numberOfLeadingZeros(start.length) - PART_BITS);
    int[] next = new int[(start.length >> shift) + 2];
    for (int k = 0; k < size; k++) {
      next[(entity[k] >> shift) + 1]++;
    }
    for (int part = 1; part < next.length; part++) {
      next[part] += next[part - 1];
    }
    int[] entities = new int[size];
    int[] seedIn = new int[size];
    double[] valueIn = new double[size];
    for (int k = 0; k < size; k++) {
      int at = next[entity[k] >> shift]++;
      entities[at] = entity[k];
      seedIn[at] = seed[k];
      valueIn[at] = value[k];
    }
    for (int k = 0; k < size; k++) {
      start[entities[k]]++;
      left[entities[k]] -= restart[seeds[seedIn[k]]] * valueIn[k];
    }
    int sum = 0;
    for (int i = 0; i < start.length; i++) {
      sum += start[i];
      start[i] = sum;
    }
    seed = new int[size];
    value = new double[size];
    for (int k = size - 1; k >= 0; k--) { // Ends move down and become beginnings.
      int at = --start[entities[k]];
      seed[at] = seedIn[k];
      value[at] = valueIn[k];
    }
  }

  /** Adds what seeds give through the residuals of a subject's push, by their numbers. */
  void give(Push push, double[] given) {
    int[] from = new int[BATCH];
    int[] to = new int[BATCH];
    for (int base = 0; base < push.touched(); base += BATCH) {
      int batch = Math.min(BATCH, push.touched() - base);
      for (int k = 0; k < batch; k++) { // All looks into memory, which so overlap.
        from[k] = start[push.entity(base + k)];
        to[k] = start[push.entity(base + k) + 1];
      }
      for (int k = 0; k < batch; k++) {
        double residual = push.residualAt(base + k);
        for (int at = from[k]; at < to[k]; at++) {
          given[seed[at]] += residual * value[at];
        }
      }
    }
  }
}
