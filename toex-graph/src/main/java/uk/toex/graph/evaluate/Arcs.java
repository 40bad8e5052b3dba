package uk.toex.graph.evaluate;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import uk.toex.api.network.NetworkView;
import uk.toex.api.network.Seed;

/** The links of a view that weigh anything, between distinct entities, in arrays. */
final class Arcs {

  /** i's arcs are start[i] … start[i+1]-1, sorted by neighbour; parallel links are one. */
  final int[] start;

  final int[] neighbour;

  /** The sum of the parallel links' weights. */
  final double[] weight;

  /** How many parallel links there are. */
  final int[] records;

  private Arcs(int[] start, int[] neighbour, double[] weight, int[] records) {
    this.start = start;
    this.neighbour = neighbour;
    this.weight = weight;
    this.records = records;
  }

  static Arcs of(NetworkView view) {
    int n = view.size();
    int[] start = new int[n + 1];
    int[] neighbour = new int[view.arcs()];
    double[] weight = new double[view.arcs()];
    int[] records = new int[view.arcs()];
    int count = 0;
    for (int i = 0; i < n; i++) {
      int first = view.firstArc(i);
      int last = view.firstArc(i + 1);
      long[] byNeighbour = new long[last - first];
      for (int arc = first; arc < last; arc++) {
        byNeighbour[arc - first] = ((long) view.neighbour(arc) << 32) | arc;
      }
      Arrays.sort(byNeighbour);
      for (long each : byNeighbour) {
        int other = (int) (each >>> 32);
        double weighs = view.weight(view.link((int) each));
        if (weighs <= 0 || other == i) {
          continue;
        }
        if (count == start[i] || neighbour[count - 1] != other) {
          neighbour[count] = other;
          weight[count] = 0;
          records[count] = 0;
          count++;
        }
        weight[count - 1] += weighs;
        records[count - 1]++;
      }
      start[i + 1] = count;
    }
    return new Arcs(
        start,
        Arrays.copyOf(neighbour, count),
        Arrays.copyOf(weight, count),
        Arrays.copyOf(records, count));
  }

  int size() {
    return start.length - 1;
  }

  /** How many other entities an entity is linked to. */
  int degree(int i) {
    return start[i + 1] - start[i];
  }

  /** The weights of the seeds known on the view's day, by entity; the heavier of two counts. */
  static double[] seeds(NetworkView view, List<Seed> seeds) {
    double[] b = new double[view.size()];
    LocalDate asOf = view.asOf();
    for (Seed seed : seeds) {
      int i = view.indexOf(seed.entity());
      LocalDate since = seed.date();
      if (i >= 0 && (since == null || asOf == null || !since.isAfter(asOf))) {
        b[i] = Math.max(b[i], seed.weight());
      }
    }
    return b;
  }
}
