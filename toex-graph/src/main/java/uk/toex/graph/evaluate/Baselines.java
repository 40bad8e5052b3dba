package uk.toex.graph.evaluate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.toex.api.Measure;
import uk.toex.api.Progress;
import uk.toex.api.network.NetworkRiskScorer;
import uk.toex.api.network.NetworkScores;
import uk.toex.api.network.NetworkView;
import uk.toex.api.network.Seed;

/**
 * Simple methods to compare a score with. All read the same view: links that weigh nothing in it
 * don't exist for them. Thread-safe.
 */
public final class Baselines {

  /** The name of the one that others are held against. */
  public static final String PAGERANK = "pagerank";

  private static final double DAMPING = 0.85;
  private static final double TOLERANCE = 1e-12;
  private static final int MOST_STEPS = 500;

  private Baselines() {}

  /**
   * All of them, by name.
   *
   * <ul>
   *   <li>{@code pagerank}: raw personalised PageRank, damping 0.85, each record that weighs
   *       anything counting 1; the restart is by the seeds' weights, and what stands at entities
   *       without links goes back to it
   *   <li>{@code pagerank-weighted}: the same by the records' weights in the view
   *   <li>{@code pagerank-per-degree}: {@code pagerank} divided by the number of records
   *   <li>{@code degree}: the number of records
   *   <li>{@code common-neighbours}: with seeds, by the seeds' weights
   *   <li>{@code adamic-adar}: the same, each common neighbour counting 1 / ln of its neighbours
   *       (Adamic and Adar 2003)
   *   <li>{@code knows-seeds}: the seeds one link away, by weight: the rule of Neo4j's POLE example
   * </ul>
   */
  public static Map<String, NetworkRiskScorer> all() {
    Map<String, NetworkRiskScorer> all = new LinkedHashMap<>();
    put(all, PAGERANK, (arcs, b) -> pageRank(arcs, b, false));
    put(all, "pagerank-weighted", (arcs, b) -> pageRank(arcs, b, true));
    put(all, "pagerank-per-degree", Baselines::perDegree);
    put(all, "degree", (arcs, b) -> records(arcs));
    put(all, "common-neighbours", (arcs, b) -> common(arcs, b, false));
    put(all, "adamic-adar", (arcs, b) -> common(arcs, b, true));
    put(all, "knows-seeds", Baselines::knowsSeeds);
    return Collections.unmodifiableMap(all);
  }

  /** A score from links and the seeds' weights. */
  private interface Formula {
    double[] of(Arcs arcs, double[] seeds);
  }

  private static void put(Map<String, NetworkRiskScorer> all, String name, Formula formula) {
    Measure measure =
        new Measure(name, 0, Double.POSITIVE_INFINITY, "A simple method to compare with.");
    all.put(name, new Baseline(formula, measure));
  }

  private record Baseline(Formula formula, Measure measure) implements NetworkRiskScorer {
    @Override
    public NetworkScores score(
        NetworkView network, List<Seed> seeds, int threads, Progress progress) {
      double[] values = formula.of(Arcs.of(network), Arcs.seeds(network, seeds));
      return new NetworkScores(values, measure, 0, 0, Double.NaN);
    }
  }

  private static double[] records(Arcs arcs) {
    double[] records = new double[arcs.size()];
    for (int i = 0; i < records.length; i++) {
      for (int arc = arcs.start[i]; arc < arcs.start[i + 1]; arc++) {
        records[i] += arcs.records[arc];
      }
    }
    return records;
  }

  private static double[] perDegree(Arcs arcs, double[] b) {
    double[] rank = pageRank(arcs, b, false);
    double[] records = records(arcs);
    for (int i = 0; i < rank.length; i++) {
      rank[i] = records[i] == 0 ? 0 : rank[i] / records[i];
    }
    return rank;
  }

  private static double[] pageRank(Arcs arcs, double[] b, boolean weighted) {
    int n = arcs.size();
    double total = 0;
    for (double weight : b) {
      total += weight;
    }
    double[] rank = new double[n];
    if (total == 0) {
      return rank;
    }
    double[] out = new double[n];
    double[] weight = new double[arcs.neighbour.length];
    for (int i = 0; i < n; i++) {
      rank[i] = b[i] / total;
      for (int arc = arcs.start[i]; arc < arcs.start[i + 1]; arc++) {
        weight[arc] = weighted ? arcs.weight[arc] : arcs.records[arc];
        out[i] += weight[arc];
      }
    }
    double change = 1;
    for (int step = 0; step < MOST_STEPS && change > TOLERANCE; step++) {
      double[] next = new double[n];
      double dangling = 0;
      for (int i = 0; i < n; i++) {
        dangling += out[i] == 0 ? rank[i] : 0;
        for (int arc = arcs.start[i]; arc < arcs.start[i + 1]; arc++) {
          int j = arcs.neighbour[arc];
          next[i] += weight[arc] * rank[j] / out[j];
        }
      }
      change = 0;
      for (int i = 0; i < n; i++) {
        double restart = b[i] / total;
        next[i] = DAMPING * (next[i] + dangling * restart) + (1 - DAMPING) * restart;
        change += Math.abs(next[i] - rank[i]);
      }
      rank = next;
    }
    return rank;
  }

  private static double[] common(Arcs arcs, double[] b, boolean adamicAdar) {
    double[] score = new double[arcs.size()];
    for (int seed = 0; seed < b.length; seed++) {
      if (b[seed] == 0) {
        continue;
      }
      for (int arc = arcs.start[seed]; arc < arcs.start[seed + 1]; arc++) {
        int between = arcs.neighbour[arc];
        double counts = adamicAdar ? 1 / StrictMath.log(Math.max(2, arcs.degree(between))) : 1;
        for (int on = arcs.start[between]; on < arcs.start[between + 1]; on++) {
          if (arcs.neighbour[on] != seed) {
            score[arcs.neighbour[on]] += b[seed] * counts;
          }
        }
      }
    }
    return score;
  }

  private static double[] knowsSeeds(Arcs arcs, double[] b) {
    double[] score = new double[arcs.size()];
    for (int i = 0; i < score.length; i++) {
      for (int arc = arcs.start[i]; arc < arcs.start[i + 1]; arc++) {
        score[i] += b[arcs.neighbour[arc]];
      }
    }
    return score;
  }
}
