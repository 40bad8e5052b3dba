package uk.toex.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.toex.api.Explanation;
import uk.toex.api.network.Link;
import uk.toex.api.network.NetworkPath;

/**
 * Explains scores: what each seed gives a subject, how much is left unexplained, and the best paths
 * between the two, in records. Not thread-safe: one for each thread.
 */
public final class RiskExplainer {

  /** How many arcs an interactive explanation looks at: some ten milliseconds. */
  public static final long INTERACTIVE = 400_000;

  private static final double ENOUGH = 0.9;
  private static final double EXACT = 0.999;
  private static final double FIRST = 1e-2;
  private static final double LAST = 1e-13;
  private static final int CANDIDATES = 3;
  private static final double LEANING_ERROR = 1e-6;

  private final RiskScores scores;
  private final Push push;
  private final PathFinder paths;
  private final Spread spread;

  /** An explainer of some scores. */
  public RiskExplainer(RiskScores scores) {
    this.scores = scores;
    this.push = new Push(scores.view, scores.u);
    this.paths = new PathFinder(scores.view, push);
    this.spread = new Spread(scores.view.size());
  }

  /**
   * Explains a subject's score within a limit of work, so that the same input gives the same bytes.
   *
   * @param subject the entity's number
   * @param measure in which the parts are given
   * @param mostPaths how many paths are wanted
   * @param exact goes on to 99.9 % of the score, however long it takes; otherwise it stops at 90 %
   *     or at {@link #INTERACTIVE} arcs
   */
  public RiskExplanation explain(int subject, RiskMeasure measure, int mostPaths, boolean exact) {
    double total = scores.value(subject);
    double enough = exact ? EXACT : ENOUGH;
    push.begin(subject);
    double epsilon = FIRST * total;
    double explained = 0;
    boolean more = total > 0;
    while (more) {
      boolean reached = push.push(epsilon, exact ? Long.MAX_VALUE : INTERACTIVE);
      explained = explained();
      more = reached && explained < enough * total && epsilon > LAST * total;
      epsilon /= 2;
    }
    double factor = scores.view.factor(subject, measure);
    List<Explanation.Part> parts = new ArrayList<>();
    List<Integer> seeds = new ArrayList<>();
    for (int k = 0; k < push.touched(); k++) {
      int i = push.entity(k);
      if (scores.restart[i] > 0 && push.value(i) > 0) {
        seeds.add(i);
      }
    }
    seeds.sort(
        Comparator.comparingDouble((Integer i) -> -push.value(i) * scores.restart[i])
            .thenComparing(scores.view::id));
    for (int seed : seeds) {
      parts.add(
          new Explanation.Origin(
              scores.view.id(seed), factor * push.value(seed) * scores.restart[seed]));
    }
    Explanation explanation =
        new Explanation(
            measure.measure().name(),
            parts,
            factor * Math.max(0, total - explained),
            scores.value(subject, measure));
    List<NetworkPath> best = paths.best(subject, seeds, mostPaths);
    return new RiskExplanation(
        scores.view.entity(subject),
        explanation,
        best,
        leaning(subject, measure, best),
        push.work());
  }

  /** Of the records in the paths, those that seem to give most are each solved without. */
  private RiskExplanation.@Nullable Leaning leaning(
      int subject, RiskMeasure measure, List<NetworkPath> best) {
    SortedMap<String, Double> gives = new TreeMap<>();
    for (NetworkPath path : best) {
      String at = path.start().id();
      for (NetworkPath.Step step : path.steps()) {
        int i = scores.view.indexOf(at);
        int j = scores.view.indexOf(step.to().id());
        double flow = push.value(i) * scores.u[j] + push.value(j) * scores.u[i];
        for (Link link : step.records()) {
          if (!link.record().isEmpty()) {
            gives.merge(link.record(), flow / step.records().size(), Math::max);
          }
        }
        at = step.to().id();
      }
    }
    RiskExplanation.Leaning most = null;
    List<String> candidates = new ArrayList<>(gives.keySet());
    candidates.sort(
        Comparator.comparingDouble((String record) -> -gives.getOrDefault(record, 0.0)));
    for (String record : candidates.subList(0, Math.min(CANDIDATES, candidates.size()))) {
      RiskUpdate update = new RiskUpdate(scores, spread);
      update.removeRecord(record);
      double without = update.solve(LEANING_ERROR, INTERACTIVE).value(subject, measure);
      if (most == null || without < most.scoreWithout()) {
        most = new RiskExplanation.Leaning(record, without);
      }
    }
    return most;
  }

  /**
   * The strongest paths between two entities of a view; empty if there is none.
   *
   * @param most how many at most
   */
  public static List<NetworkPath> paths(RiskView view, int a, int b, int most) {
    return new PathFinder(view).between(a, b, most);
  }

  private double explained() {
    double sum = 0;
    for (int k = 0; k < push.touched(); k++) {
      int i = push.entity(k);
      sum += push.value(i) * scores.restart[i];
    }
    return sum;
  }
}
