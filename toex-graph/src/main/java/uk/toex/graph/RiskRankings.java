package uk.toex.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import uk.toex.api.network.EntityKind;

/**
 * The lists that one run gives: subjects at risk, people who seem to target, places and objects
 * that seem to be used, events. Seeds, whose risk is known, are left out, and so is what no risk
 * reaches. Immutable and thread-safe.
 */
public final class RiskRankings {

  private final RiskScores scores;
  private final int[] hops;
  private final int[] nearest;

  /**
   * One place of a list.
   *
   * @param rank from 1
   * @param entity the entity's number
   * @param measure what the score measures
   * @param score its score
   * @param nearestSeed the number of a seed that is fewest links away; -1 if none is linked at all
   * @param hops how many links away that seed is
   */
  public record Ranked(
      int rank, int entity, RiskMeasure measure, double score, int nearestSeed, int hops) {}

  /** The rankings of some scores. */
  public RiskRankings(RiskScores scores) {
    this.scores = scores;
    int n = scores.view.size();
    hops = new int[n];
    nearest = new int[n];
    reach();
  }

  /** The subjects that pass all filters, the score highest first, equal ones by id. */
  public List<Ranked> subjects(List<SubjectFilter> filters, int limit) {
    return ranked(RiskMeasure.PASSING, i -> SubjectFilter.all(filters, scores.view, i), limit);
  }

  /** The entities of a kind, the score highest first, equal ones by id. */
  public List<Ranked> of(EntityKind kind, int limit) {
    return ranked(RiskMeasure.of(kind), i -> scores.view.kind(i) == kind, limit);
  }

  /** The entities that pass, the score highest first, equal ones by id; 0 for no limit. */
  public List<Ranked> ranked(RiskMeasure measure, IntPredicate wanted, int limit) {
    int n = scores.view.size();
    double[] values = new double[n];
    Integer[] order = new Integer[n];
    int count = 0;
    for (int i = 0; i < n; i++) {
      if (scores.restart[i] == 0 && scores.u[i] > 0 && wanted.test(i)) {
        values[i] = scores.value(i, measure);
        order[count++] = i;
      }
    }
    Arrays.sort(
        order,
        0,
        count,
        (a, b) -> {
          int byScore = Double.compare(values[b], values[a]);
          return byScore != 0 ? byScore : scores.view.id(a).compareTo(scores.view.id(b));
        });
    List<Ranked> ranked = new ArrayList<>();
    for (int k = 0; k < count && (limit == 0 || k < limit); k++) {
      int i = order[k];
      ranked.add(new Ranked(k + 1, i, measure, values[i], nearest[i], hops[i]));
    }
    return ranked;
  }

  /** Breadth first from all seeds at once, over links that weigh anything. */
  private void reach() {
    RiskView view = scores.view;
    Arrays.fill(nearest, -1);
    int[] queue = new int[view.size()];
    int tail = 0;
    for (int i = 0; i < view.size(); i++) {
      if (scores.restart[i] > 0) {
        nearest[i] = i;
        queue[tail++] = i;
      }
    }
    for (int head = 0; head < tail; head++) {
      int i = queue[head];
      for (int arc = view.firstArc(i); arc < view.firstArc(i + 1); arc++) {
        int j = view.neighbour(arc);
        if (nearest[j] < 0 && view.weight[arc] != 0) {
          nearest[j] = nearest[i];
          hops[j] = hops[i] + 1;
          queue[tail++] = j;
        }
      }
    }
  }
}
