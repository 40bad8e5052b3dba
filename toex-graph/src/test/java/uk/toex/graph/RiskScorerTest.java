package uk.toex.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import uk.toex.api.Progress;
import uk.toex.api.network.Entity;
import uk.toex.api.network.EntityKind;
import uk.toex.api.network.Link;
import uk.toex.api.network.Seed;

class RiskScorerTest {

  private static final RiskConfig CONFIG = RiskConfig.defaults();

  @Test
  void the_scores_solve_the_system_as_it_is_written_down() {
    for (long seed = 0; seed < 5; seed++) {
      int n = 60;
      List<Link> links = Networks.links(seed, n, 400);
      List<Seed> seeds = Networks.seeds(3, 17, 40);
      RiskView view = RiskView.of(Networks.of(Networks.entities(n), links), CONFIG, Networks.DAY);
      RiskScores scores = new RiskScorer().solve(view, seeds, 1, Progress.NONE);
      double[] expected = Dense.scores(n, links, seeds, CONFIG, Networks.DAY);
      double norm = 0;
      for (int i = 0; i < n; i++) {
        norm += expected[i] * expected[i];
      }
      for (int i = 0; i < n; i++) {
        // Weights are kept in sixteen bits: a relative error of 2^-12 each.
        assertThat(scores.value(i)).isCloseTo(expected[i], within(1e-3 * Math.sqrt(norm)));
      }
      assertThat(scores.scores().errorBound()).isLessThanOrEqualTo(1e-8 * Math.sqrt(norm));
      assertThat(scores.scores().iterations()).isBetween(5, 100);
    }
  }

  @Test
  void the_bytes_are_the_same_for_any_number_of_threads() {
    RiskView view = RiskView.of(Networks.random(1, 30_000, 200_000), CONFIG, null);
    List<Seed> seeds = Networks.seeds(5, 500, 7_000, 29_999);
    double[] one = new RiskScorer().solve(view, seeds, 1, Progress.NONE).u;
    assertThat(new RiskScorer().solve(view, seeds, 2, Progress.NONE).u).containsExactly(one);
    assertThat(new RiskScorer().solve(view, seeds, 7, Progress.NONE).u).containsExactly(one);
  }

  @Test
  void an_order_of_entities_and_links_makes_no_difference_beyond_the_error() {
    int n = 500;
    List<Link> links = Networks.links(7, n, 3_000);
    List<Entity> entities = Networks.entities(n);
    List<Seed> seeds = Networks.seeds(1, 100, 499);
    RiskScores plain =
        new RiskScorer()
            .solve(
                RiskView.of(Networks.of(entities, links), CONFIG, null), seeds, 1, Progress.NONE);
    List<Link> shuffledLinks = new ArrayList<>(links);
    List<Entity> shuffled = new ArrayList<>(entities);
    Collections.shuffle(shuffledLinks, new Random(3));
    Collections.shuffle(shuffled, new Random(4));
    shuffled.add(new Entity("isolated", EntityKind.PERSON, ""));
    RiskScores other =
        new RiskScorer()
            .solve(
                RiskView.of(Networks.of(shuffled, shuffledLinks), CONFIG, null),
                seeds,
                1,
                Progress.NONE);
    double error = plain.scores().errorBound() + other.scores().errorBound();
    for (Entity entity : entities) {
      assertThat(other.value(other.view().indexOf(entity.id())))
          .isCloseTo(plain.value(plain.view().indexOf(entity.id())), within(error));
    }
    assertThat(other.value(other.view().indexOf("isolated"))).isZero();
  }

  @Test
  void another_seed_lowers_no_score_and_scores_add_up() {
    RiskView view = RiskView.of(Networks.random(11, 800, 5_000), CONFIG, null);
    RiskScorer scorer = new RiskScorer();
    RiskScores first = scorer.solve(view, Networks.seeds(10), 1, Progress.NONE);
    RiskScores second = scorer.solve(view, Networks.seeds(600), 1, Progress.NONE);
    RiskScores both = scorer.solve(view, Networks.seeds(10, 600), 1, Progress.NONE);
    double error =
        first.scores().errorBound() + second.scores().errorBound() + both.scores().errorBound();
    for (int i = 0; i < view.size(); i++) {
      assertThat(both.value(i)).isCloseTo(first.value(i) + second.value(i), within(error));
      assertThat(both.value(i)).isGreaterThanOrEqualTo(first.value(i) - error);
    }
  }

  @Test
  void a_seed_without_links_keeps_its_restart_and_gives_nothing() {
    NetworkBuilder builder = RiskNetwork.builder();
    Networks.entities(3).forEach(builder::add);
    builder.add(new Link("E1", "E2", "family", null, null, null, ""));
    RiskView view = RiskView.of(builder.build(), CONFIG, null);
    RiskScores scores =
        new RiskScorer().solve(view, List.of(new Seed("E0", 1, null)), 1, Progress.NONE);
    assertThat(scores.value(0)).isCloseTo(0.15, within(1e-12));
    assertThat(scores.value(1)).isZero();
    assertThat(scores.value(2)).isZero();
  }

  @Test
  void what_was_not_known_then_does_not_count() {
    NetworkBuilder builder = RiskNetwork.builder();
    Networks.entities(3).forEach(builder::add);
    builder.add(
        new Link("E0", "E1", "family", Networks.DAY, Networks.DAY.plusDays(30), null, "R1"));
    RiskNetwork network = builder.build();
    List<Seed> seeds = List.of(new Seed("E0", 1, Networks.DAY));
    RiskScorer scorer = new RiskScorer();
    RiskView before = RiskView.of(network, CONFIG, Networks.DAY.plusDays(29));
    assertThat(scorer.solve(before, seeds, 1, Progress.NONE).value(1)).isZero();
    RiskView after = RiskView.of(network, CONFIG, Networks.DAY.plusDays(30));
    assertThat(scorer.solve(after, seeds, 1, Progress.NONE).value(1)).isPositive();
    RiskView early = RiskView.of(network, CONFIG, Networks.DAY.minusDays(1));
    assertThat(scorer.solve(early, seeds, 1, Progress.NONE).value(0)).isZero();
  }
}
