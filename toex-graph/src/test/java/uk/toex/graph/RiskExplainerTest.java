package uk.toex.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static uk.toex.api.Progress.NONE;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import uk.toex.api.Explanation;
import uk.toex.api.network.Entity;
import uk.toex.api.network.Link;
import uk.toex.api.network.NetworkPath;
import uk.toex.api.network.Seed;

class RiskExplainerTest {

  private static final RiskConfig CONFIG = RiskConfig.defaults();

  @Test
  void each_seed_s_share_is_its_score_alone() {
    RiskView view = RiskView.of(Networks.random(21, 600, 4_000), CONFIG, null);
    List<Seed> seeds = Networks.seeds(10, 77, 300, 599);
    RiskScorer scorer = new RiskScorer();
    RiskScores all = scorer.solve(view, seeds, 1, NONE);
    RiskExplainer explainer = new RiskExplainer(all);
    for (int subject : new int[] {1, 10, 42, 598}) {
      RiskExplanation explanation = explainer.explain(subject, RiskMeasure.REACHING, 4, true);
      assertThat(explanation.share()).isGreaterThanOrEqualTo(0.999);
      assertThat(explanation.explanation().total())
          .isEqualTo(all.value(subject, RiskMeasure.REACHING));
      double error = explanation.explanation().unexplained() + 1e-8;
      for (Explanation.Part part : explanation.explanation().parts()) {
        Seed seed =
            seeds.stream().filter(s -> s.entity().equals(part.name())).findFirst().orElseThrow();
        double alone =
            scorer.solve(view, List.of(seed), 1, NONE).value(subject, RiskMeasure.REACHING);
        assertThat(part.value()).isCloseTo(alone, within(error));
      }
    }
  }

  @Test
  void what_is_left_unexplained_is_known_exactly() {
    RiskView view = RiskView.of(Networks.random(22, 3_000, 20_000), CONFIG, null);
    RiskScores scores = new RiskScorer().solve(view, Networks.seeds(4, 800), 1, NONE);
    Push push = new Push(view);
    for (double epsilon : new double[] {1e-2, 1e-3, 1e-5}) {
      push.begin(1500);
      assertThat(push.push(epsilon, Long.MAX_VALUE)).isTrue();
      double explained = 0;
      double left = 0;
      for (int k = 0; k < push.touched(); k++) {
        int i = push.entity(k);
        explained += push.value(i) * scores.seed(i);
        left += push.residual(i) * scores.value(i);
      }
      assertThat(explained + left).isCloseTo(scores.value(1500), within(1e-9));
    }
  }

  @Test
  void paths_lead_from_the_subject_to_seeds_over_records() {
    RiskView view = RiskView.of(Networks.random(23, 400, 2_400), CONFIG, null);
    RiskScores scores = new RiskScorer().solve(view, Networks.seeds(10, 77), 1, NONE);
    RiskExplanation explanation =
        new RiskExplainer(scores).explain(123, RiskMeasure.PASSING, 5, true);
    assertThat(explanation.paths()).hasSizeBetween(2, 5);
    double last = 1;
    for (NetworkPath path : explanation.paths()) {
      assertThat(path.start().id()).isEqualTo("E123");
      assertThat(path.end().id()).isIn("E10", "E77");
      assertThat(path.strength()).isPositive().isLessThanOrEqualTo(last);
      last = path.strength();
      String at = "E123";
      for (NetworkPath.Step step : path.steps()) {
        String from = at;
        assertThat(step.records())
            .allMatch(
                link ->
                    (link.from().equals(from) && link.to().equals(step.to().id()))
                        || (link.to().equals(from) && link.from().equals(step.to().id())));
        at = step.to().id();
      }
    }
  }

  @Test
  void what_the_seeds_reach_and_what_is_left_are_the_scores() {
    RiskView view = RiskView.of(Networks.random(24, 2_000, 9_000), CONFIG, null);
    RiskScores scores = new RiskScorer().solve(view, Networks.seeds(4, 800, 1999), 1, NONE);
    for (long work : new long[] {0, 300, 50_000}) {
      SeedReach reach = new SeedReach(scores, work);
      assertThat(reach.seeds).containsExactly(4, 800, 1999);
      for (int subject : new int[] {4, 5, 800, 1500}) {
        Push push = new Push(view, reach.left);
        push.begin(subject); // All residual, so that just the seeds' half says anything.
        double[] given = new double[3];
        reach.give(push, given);
        double sum = reach.left[subject];
        for (int s = 0; s < 3; s++) {
          sum += given[s] * scores.seed(reach.seeds[s]);
        }
        assertThat(sum).isCloseTo(scores.value(subject), within(1e-12));
        assertThat(reach.left[subject]).isGreaterThan(-1e-8);
      }
    }
  }

  @Test
  void paths_are_the_strongest() {
    RiskView view = RiskView.of(Networks.random(25, 150, 500), CONFIG, null);
    PathFinder finder = new PathFinder(view);
    for (int start : new int[] {0, 33, 149}) {
      double[] strongest = strongest(view, finder, start);
      for (int end = 0; end < view.size(); end++) {
        List<NetworkPath> paths = finder.between(start, end, 3);
        if (end == start || strongest[end] == 0) {
          assertThat(paths).isEmpty();
        } else {
          assertThat(paths.get(0).strength())
              .isCloseTo(strongest[end], within(1e-12 * strongest[end]));
          assertThat(paths).doesNotHaveDuplicates();
        }
      }
    }
  }

  /** By rounds over all arcs (Bellman and Ford). */
  private static double[] strongest(RiskView view, PathFinder finder, int start) {
    double[] strongest = new double[view.size()];
    strongest[start] = 1;
    for (boolean changed = true; changed; ) {
      changed = false;
      for (int i = 0; i < view.size(); i++) {
        for (int arc = view.firstArc(i); arc < view.firstArc(i + 1); arc++) {
          int j = view.neighbour(arc);
          double strength = strongest[i] * finder.strength(i, j);
          if (strength > strongest[j]) {
            strongest[j] = strength;
            changed = true;
          }
        }
      }
    }
    return strongest;
  }

  @Test
  void what_it_leans_on_is_the_score_solved_without_it() {
    List<Entity> entities = Networks.entities(3_000);
    List<Link> links = Networks.links(26, 3_000, 20_000);
    RiskView view = RiskView.of(Networks.of(entities, links), CONFIG, Networks.DAY);
    List<Seed> seeds = Networks.seeds(4, 800);
    RiskScores scores = new RiskScorer().solve(view, seeds, 1, NONE);
    RiskExplainer explainer = new RiskExplainer(scores);
    for (int subject : new int[] {7, 1234, 2999}) {
      RiskExplanation.Leaning leaning =
          Objects.requireNonNull(
              explainer.explain(subject, RiskMeasure.PASSING, 5, false).leansOn());
      List<Link> others =
          links.stream().filter(link -> !link.record().equals(leaning.record())).toList();
      assertThat(others).hasSizeLessThan(links.size());
      RiskView without = RiskView.of(Networks.of(entities, others), CONFIG, Networks.DAY);
      double solved =
          new RiskScorer().solve(without, seeds, 1, NONE).value(subject, RiskMeasure.PASSING);
      double lost = scores.value(subject, RiskMeasure.PASSING) - solved;
      assertThat(lost).isPositive();
      assertThat(leaning.scoreWithout()).isCloseTo(solved, within(0.05 * lost));
    }
  }

  @Test
  void an_explanation_does_not_depend_on_those_before() {
    RiskView view = RiskView.of(Networks.random(27, 3_000, 20_000), CONFIG, null);
    RiskScores scores = new RiskScorer().solve(view, Networks.seeds(4, 800), 1, NONE);
    RiskExplainer used = new RiskExplainer(scores);
    for (int subject : new int[] {9, 2000, 4, 9}) {
      RiskExplanation fresh =
          new RiskExplainer(scores).explain(subject, RiskMeasure.PASSING, 5, false);
      assertThat(used.explain(subject, RiskMeasure.PASSING, 5, false)).isEqualTo(fresh);
    }
  }
}
