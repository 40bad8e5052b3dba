package uk.toex.graph.algo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import uk.toex.api.Progress;

class LeidenTest {

  private static final Leiden.Settings SETTINGS = Leiden.Settings.DEFAULT;

  private static Leiden leiden(EdgeGraph graph, Leiden.Settings settings) {
    return Leiden.of(graph, settings, Progress.NONE);
  }

  /** Cliques of some nodes in a ring, each linked to the next once. */
  private static EdgeGraph ring(int cliques, int size) {
    EdgeGraphBuilder builder = EdgeGraph.builder(false);
    for (int c = 0; c < cliques; c++) {
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < i; j++) {
          builder.link(c * size + i, c * size + j);
        }
      }
      builder.link(c * size, (c + 1) % cliques * size + 1);
    }
    return builder.build();
  }

  @Test
  void cliques_are_communities() {
    Leiden found = leiden(ring(10, 6), SETTINGS);
    assertThat(found.communities().groups()).isEqualTo(10);
    for (int i = 0; i < 60; i++) {
      assertThat(found.communities().group(i)).isEqualTo(i / 6);
    }
    // 15 of 16 links are inside; each community has a tenth of the strength.
    assertThat(found.quality()).isCloseTo(15 / 16.0 - 0.1, within(1e-12));
  }

  @Test
  void resolution_joins_and_parts() {
    assertThat(leiden(ring(30, 3), SETTINGS).communities().groups()).isLessThan(30);
    assertThat(leiden(ring(30, 3), SETTINGS.withResolution(5)).communities().groups())
        .isGreaterThanOrEqualTo(30);
  }

  @Test
  void the_constant_potts_model_has_no_resolution_limit() {
    Leiden.Settings cpm = new Leiden.Settings(Leiden.Quality.CPM, 0.5, 2, 1);
    Leiden found = leiden(ring(300, 3), cpm);
    assertThat(found.communities().groups()).isEqualTo(300);
    assertThat(found.quality()).isCloseTo(300 * (3 - 0.5 * 3), within(1e-9));
  }

  @Test
  void karate_at_its_best_known_modularity() {
    EdgeGraph karate = GraphFiles.read(GraphFiles.outside("pagerank/karate.mtx"), false).graph();
    double best = 0;
    for (int seed = 1; seed <= 10; seed++) {
      best = Math.max(best, leiden(karate, SETTINGS.withSeed(seed)).quality());
      assertThat(leiden(karate, SETTINGS.withSeed(seed)).quality()).isGreaterThan(0.41);
    }
    assertThat(best).isCloseTo(0.41979, within(1e-5));
  }

  @Test
  void wiki_vote_as_good_as_igraph() {
    EdgeGraph wiki =
        GraphFiles.read(GraphFiles.outside("pagerank/wiki-Vote.txt.gz"), false).graph();
    // igraph 0.10.2, two iterations, twelve runs: 0.4257 to 0.4329, in the mean 0.4288.
    assertThat(leiden(wiki, SETTINGS).quality()).isGreaterThan(0.4288 - 0.001);
  }

  @Test
  void a_star_a_clique_and_nothing() {
    EdgeGraphBuilder star = EdgeGraph.builder(false);
    for (int i = 1; i <= 100_000; i++) {
      star.link(0, i);
    }
    assertThat(leiden(star.build(), SETTINGS).communities().groups()).isEqualTo(1);
    assertThat(leiden(ring(1, 50), SETTINGS).communities().groups()).isEqualTo(1);
    assertThat(leiden(EdgeGraph.builder(false).build(), SETTINGS).communities().groups()).isZero();
    EdgeGraph apart = EdgeGraph.builder(false).nodes(5).link(0, 1, 0).build();
    assertThat(leiden(apart, SETTINGS).communities().groups()).isEqualTo(5);
  }

  @Test
  void weights_of_any_size() {
    for (double unit : new double[] {1e-100, 1e-3, 1e90}) {
      EdgeGraphBuilder builder = EdgeGraph.builder(true);
      builder.link(0, 1, unit * 10).link(1, 2, unit * 10).link(2, 0, unit * 10);
      builder.link(3, 4, unit * 10).link(4, 5, unit * 10).link(5, 3, unit * 10).link(0, 3, unit);
      Leiden found = leiden(builder.build(), SETTINGS);
      assertThat(found.communities().toArray()).containsExactly(0, 0, 0, 1, 1, 1);
    }
  }
}
