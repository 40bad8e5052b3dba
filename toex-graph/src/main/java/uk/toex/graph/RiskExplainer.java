package uk.toex.graph;

import java.util.ArrayList;
import java.util.Arrays;
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
 * between the two, in records. Subject and seeds meet in the middle: what the seeds reach is looked
 * at once, when an explainer is made ({@link SeedReach}), so that one is to be used for many
 * subjects. Not thread-safe: one for each thread.
 */
public final class RiskExplainer {

  /** How many arcs an interactive explanation's shares may look at: some milliseconds. */
  public static final long INTERACTIVE = 50_000;

  private static final double ENOUGH = 0.9;
  private static final double EXACT = 0.999;
  private static final double FIRST = 1e-2;
  private static final double LAST = 1e-13;
  private static final int CANDIDATES = 2;
  private static final double LEANING_ERROR = 1e-6;
  private static final long PATHS_WORK = 100_000;
  private static final long LEANING_WORK = 20_000;

  private final RiskScores scores;
  private final Push push;
  private final PathFinder paths;
  private final Spread spread;
  private final SeedReach reach;
  private final double[] given;
  private @Nullable RecordLinks recordLinks;

  /** An explainer of some scores. */
  public RiskExplainer(RiskScores scores) {
    this.scores = scores;
    this.reach = new SeedReach(scores, SeedReach.WORK);
    this.push = new Push(scores.view, reach.left);
    this.paths = new PathFinder(scores.view, PATHS_WORK);
    this.spread = new Spread(scores.view.size());
    this.given = new double[reach.seeds.length];
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
    double enough = (1 - (exact ? EXACT : ENOUGH)) * total;
    push.begin(subject);
    boolean more = total > 0;
    for (double epsilon = FIRST * total; more && unexplained() > enough; epsilon /= 2) {
      more = push.push(epsilon, exact ? Long.MAX_VALUE : INTERACTIVE) && epsilon > LAST * total;
    }
    Arrays.fill(given, 0);
    reach.give(push, given);
    double explained = 0;
    List<Integer> givers = new ArrayList<>();
    for (int s = 0; s < given.length; s++) {
      given[s] = (given[s] + push.value(reach.seeds[s])) * scores.restart[reach.seeds[s]];
      explained += given[s];
      if (given[s] > 0) {
        givers.add(s);
      }
    }
    givers.sort(
        Comparator.comparingDouble((Integer s) -> -given[s])
            .thenComparing(s -> scores.view.id(reach.seeds[s])));
    double factor = scores.view.factor(subject, measure);
    List<Explanation.Part> parts = new ArrayList<>();
    List<Integer> seeds = new ArrayList<>();
    for (int s : givers) {
      seeds.add(reach.seeds[s]);
      parts.add(new Explanation.Origin(scores.view.id(reach.seeds[s]), factor * given[s]));
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

  /** What no seed is known to have given. */
  private double unexplained() {
    double sum = 0;
    for (int k = 0; k < push.touched(); k++) {
      sum += push.residualAt(k) * reach.left[push.entity(k)];
    }
    return sum;
  }

  /** Of the records in the paths, those that seem to give most are each solved without. */
  private RiskExplanation.@Nullable Leaning leaning(
      int subject, RiskMeasure measure, List<NetworkPath> best) {
    RiskExplanation.Leaning most = null;
    for (String record : candidates(subject, best)) {
      if (recordLinks == null) {
        recordLinks = new RecordLinks(scores.view.network);
      }
      RiskUpdate update = new RiskUpdate(scores, spread);
      for (int link : recordLinks.of(record)) {
        update.remove(link);
      }
      RiskUpdate.Updated updated = update.solve(LEANING_ERROR, LEANING_WORK);
      double there = updated.value(subject);
      double grown = there > 0 ? Math.max(0, 1 + stillToCome() / there) : 1;
      double without = updated.value(subject, measure) * grown;
      if (most == null || without < most.scoreWithout()) {
        most = new RiskExplanation.Leaning(record, without);
      }
    }
    return most;
  }

  /** What the last update left to spread will, to first order, give the subject. */
  private double stillToCome() {
    double kept = 1 - scores.view.config().damping();
    double sum = 0;
    for (int k = 0; k < spread.touched(); k++) {
      int i = spread.entity(k);
      sum += spread.residual(i) * (push.value(i) + kept * push.residual(i));
    }
    return sum / kept;
  }

  /** The records whose links carry most, to first order: what reaches one end, times the other. */
  private List<String> candidates(int subject, List<NetworkPath> best) {
    SortedMap<String, Double> carries = new TreeMap<>();
    for (NetworkPath path : best) {
      int i = subject;
      double along = 1;
      for (NetworkPath.Step step : path.steps()) {
        int j = scores.view.indexOf(step.to().id());
        double next = along * paths.strength(i, j);
        double flow = column(i, along) * scores.u[j] + column(j, next) * scores.u[i];
        for (Link link : step.records()) {
          if (!link.record().isEmpty()) {
            carries.merge(link.record(), flow / step.records().size(), Math::max);
          }
        }
        i = j;
        along = next;
      }
    }
    List<String> records = new ArrayList<>(carries.keySet());
    records.sort(Comparator.comparingDouble((String record) -> -carries.getOrDefault(record, 0.0)));
    return records.subList(0, Math.min(CANDIDATES, records.size()));
  }

  /** At least what the subject's column is at an entity that a path reaches. */
  private double column(int i, double along) {
    double kept = 1 - scores.view.config().damping();
    return Math.max(push.value(i) + kept * push.residual(i), kept * along);
  }

  /**
   * The strongest paths between two entities of a view; empty if there is none.
   *
   * @param most how many at most
   */
  public static List<NetworkPath> paths(RiskView view, int a, int b, int most) {
    return new PathFinder(view).between(a, b, most);
  }
}
