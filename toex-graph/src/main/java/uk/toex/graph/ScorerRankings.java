package uk.toex.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import uk.toex.api.network.NetworkScores;
import uk.toex.api.network.Seed;

/**
 * The lists that the scores of any scorer give, such as a plugin's: as {@link RiskRankings}, but by
 * the scores as they are, which have a measure of their own. Immutable and thread-safe.
 */
public final class ScorerRankings {

  private final NetworkScores scores;
  private final RiskView view;
  private final RiskRankings rankings;

  /**
   * The rankings of some scores.
   *
   * @throws IllegalArgumentException if there is not one score for each entity
   */
  public ScorerRankings(RiskView view, List<Seed> seeds, NetworkScores scores) {
    if (scores.size() != view.size()) {
      throw new IllegalArgumentException(scores.size() + " scores for " + view.size());
    }
    this.scores = scores;
    this.view = view;
    rankings =
        new RiskRankings(
            new RiskScores(
                view,
                RiskScorer.restart(view, seeds),
                new ConjugateGradient.Solution(
                    scores.values(),
                    scores.iterations(),
                    scores.residual(),
                    scores.errorBound(),
                    0)));
  }

  /**
   * The entities that pass and have a score above 0, the score highest first, equal ones by id;
   * seeds are left out. What {@link RiskRankings.Ranked#measure()} says of these is not meant.
   */
  public List<RiskRankings.Ranked> ranked(IntPredicate wanted) {
    // In an order of its own, and with hops and nearest seeds.
    List<RiskRankings.Ranked> known =
        new ArrayList<>(rankings.ranked(RiskMeasure.PASSING, wanted, 0));
    known.sort(
        Comparator.comparingDouble((RiskRankings.Ranked each) -> -scores.value(each.entity()))
            .thenComparing(each -> view.id(each.entity())));
    List<RiskRankings.Ranked> ranked = new ArrayList<>(known.size());
    for (RiskRankings.Ranked each : known) {
      ranked.add(
          new RiskRankings.Ranked(
              ranked.size() + 1,
              each.entity(),
              each.measure(),
              scores.value(each.entity()),
              each.nearestSeed(),
              each.hops()));
    }
    return ranked;
  }
}
