package uk.toex.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import uk.toex.api.Explanation;
import uk.toex.api.Progress;
import uk.toex.api.network.NetworkPath;
import uk.toex.api.network.Seed;

class RiskExplainerTest {

  private static final RiskConfig CONFIG = RiskConfig.defaults();

  @Test
  void each_seed_s_share_is_its_score_alone() {
    RiskView view = RiskView.of(Networks.random(21, 600, 4_000), CONFIG, null);
    List<Seed> seeds = Networks.seeds(10, 77, 300, 599);
    RiskScorer scorer = new RiskScorer();
    RiskScores all = scorer.solve(view, seeds, 1, Progress.NONE);
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
            scorer
                .solve(view, List.of(seed), 1, Progress.NONE)
                .value(subject, RiskMeasure.REACHING);
        assertThat(part.value()).isCloseTo(alone, within(error));
      }
    }
  }

  @Test
  void what_is_left_unexplained_is_known_exactly() {
    RiskView view = RiskView.of(Networks.random(22, 3_000, 20_000), CONFIG, null);
    RiskScores scores = new RiskScorer().solve(view, Networks.seeds(4, 800), 1, Progress.NONE);
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
    RiskScores scores = new RiskScorer().solve(view, Networks.seeds(10, 77), 1, Progress.NONE);
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
}
