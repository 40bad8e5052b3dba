package uk.toex.graph.algo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import uk.toex.api.Progress;

/** What must hold of the algorithms on any graph. */
class EdgeGraphProperties {

  private static final PageRank.Settings SETTINGS = PageRank.Settings.DEFAULT;

  /** Links of a graph that is not yet made, so that it can be made otherwise. */
  record Plan(boolean directed, boolean weighted, int nodes, int links, long seed) {

    EdgeGraph graph() {
      return graph(identity(nodes), nodes);
    }

    /** With other numbers, and perhaps more nodes. */
    EdgeGraph graph(int[] number, int atLeast) {
      SplitMix random = new SplitMix(seed);
      EdgeGraphBuilder builder = EdgeGraph.builder(directed).nodes(atLeast);
      for (int k = 0; k < links; k++) {
        int a = number[random.below(nodes)];
        int b = number[random.below(nodes)];
        builder.link(a, b, weighted ? random.below(5) / 2.0 : 1);
      }
      return builder.build();
    }

    double[] restart(int[] number, int size) {
      SplitMix random = new SplitMix(seed + 1);
      double[] restart = new double[size];
      for (int i = 0; i < nodes; i++) {
        restart[number[i]] = random.below(3);
      }
      restart[number[0]] = 1;
      return restart;
    }

    private static int[] identity(int n) {
      int[] same = new int[n];
      Arrays.setAll(same, i -> i);
      return same;
    }

    int[] shuffled() {
      int[] order = identity(nodes);
      SplitMix random = new SplitMix(seed + 2);
      for (int i = nodes - 1; i > 0; i--) {
        int j = random.below(i + 1);
        int kept = order[i];
        order[i] = order[j];
        order[j] = kept;
      }
      return order;
    }
  }

  @Provide
  Arbitrary<Plan> plans() {
    return Combinators.combine(
            Arbitraries.of(true, false),
            Arbitraries.of(true, false),
            Arbitraries.integers().between(1, 60),
            Arbitraries.integers().between(0, 200),
            Arbitraries.longs())
        .as(Plan::new);
  }

  private static PageRank ranks(EdgeGraph graph, double[] restart) {
    return PageRank.personalised(graph, restart, SETTINGS, Progress.NONE);
  }

  @Property(tries = 200)
  void scores_sum_to_one_and_solve_the_equation(@ForAll("plans") Plan plan) {
    EdgeGraph graph = plan.graph();
    int[] same = Plan.identity(plan.nodes());
    double[] restart = plan.restart(same, plan.nodes());
    double[] x = ranks(graph, restart).scores();
    assertThat(Arrays.stream(x).sum()).isCloseTo(1, within(1e-12));
    double seeds = Arrays.stream(restart).sum();
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double out = 0;
      for (int arc = graph.firstArc(i); arc < graph.firstArc(i + 1); arc++) {
        out += graph.weight(arc);
      }
      for (int j = 0; j < x.length && out == 0; j++) {
        y[j] += 0.85 * x[i] * restart[j] / seeds;
      }
      for (int arc = graph.firstArc(i); arc < graph.firstArc(i + 1) && out > 0; arc++) {
        y[graph.neighbour(arc)] += 0.85 * x[i] * graph.weight(arc) / out;
      }
    }
    double l1 = 0;
    for (int i = 0; i < x.length; i++) {
      l1 += Math.abs(y[i] + 0.15 * restart[i] / seeds - x[i]);
    }
    assertThat(l1).isLessThan(1e-10);
  }

  @Property(tries = 100)
  void other_numbers_give_the_same_scores(@ForAll("plans") Plan plan) {
    int n = plan.nodes();
    int[] number = plan.shuffled();
    PageRank ranks = ranks(plan.graph(), plan.restart(Plan.identity(n), n));
    PageRank others = ranks(plan.graph(number, n), plan.restart(number, n));
    for (int i = 0; i < n; i++) {
      assertThat(others.score(number[i])).isCloseTo(ranks.score(i), within(2e-10));
    }
    Partition parts = Components.of(plan.graph());
    Partition otherParts = Components.of(plan.graph(number, n));
    int[] cores = Cores.numbers(plan.graph());
    int[] otherCores = Cores.numbers(plan.graph(number, n));
    for (int i = 0; i < n; i++) {
      assertThat(otherCores[number[i]]).isEqualTo(cores[i]);
      for (int j = 0; j < i; j++) {
        assertThat(otherParts.group(number[i]) == otherParts.group(number[j]))
            .isEqualTo(parts.group(i) == parts.group(j));
      }
    }
  }

  @Property(tries = 100)
  void a_node_without_links_changes_no_personal_score(@ForAll("plans") Plan plan) {
    int n = plan.nodes();
    int[] same = Plan.identity(n);
    PageRank ranks = ranks(plan.graph(), plan.restart(same, n));
    PageRank more = ranks(plan.graph(same, n + 1), plan.restart(same, n + 1));
    assertThat(more.score(n)).isZero();
    for (int i = 0; i < n; i++) {
      assertThat(more.score(i)).isCloseTo(ranks.score(i), within(2e-10));
    }
  }

  @Property(tries = 10)
  void threads_change_no_bit(@ForAll long seed) {
    EdgeGraph graph = new Plan(true, true, 30_000, 120_000, seed).graph();
    double[] one = PageRank.global(graph, SETTINGS, Progress.NONE).scores();
    double[] five = PageRank.global(graph, SETTINGS.withThreads(5), Progress.NONE).scores();
    assertThat(five).isEqualTo(one);
    assertThat(Betweenness.estimate(graph, 6, seed, 5, Progress.NONE))
        .isEqualTo(Betweenness.estimate(graph, 6, seed, 1, Progress.NONE));
  }

  @Property(tries = 200)
  void communities_are_connected_and_repeatable(@ForAll("plans") Plan plan) {
    EdgeGraph graph = plan.graph();
    for (Leiden.Quality quality : Leiden.Quality.values()) {
      Leiden.Settings settings = new Leiden.Settings(quality, 0.7, 1, plan.seed());
      Leiden found = Leiden.of(graph, settings, Progress.NONE);
      Partition groups = found.communities();
      assertThat(Leiden.of(graph, settings, Progress.NONE).communities().toArray())
          .isEqualTo(groups.toArray());
      for (int g = 0; g < groups.groups(); g++) {
        assertThat(reached(graph.undirected(), groups, groups.members(g)[0]))
            .isEqualTo(groups.size(g));
      }
      assertThat(found.quality())
          .isGreaterThanOrEqualTo(Leiden.quality(graph, alone(graph.size()), settings) - 1e-9);
    }
  }

  private static Partition alone(int n) {
    return Partition.of(Plan.identity(n));
  }

  private static int reached(EdgeGraph graph, Partition groups, int from) {
    boolean[] seen = new boolean[graph.size()];
    int[] queue = new int[graph.size()];
    queue[0] = from;
    seen[from] = true;
    int end = 1;
    for (int k = 0; k < end; k++) {
      for (int arc = graph.firstArc(queue[k]); arc < graph.firstArc(queue[k] + 1); arc++) {
        int other = graph.neighbour(arc);
        if (!seen[other] && groups.group(other) == groups.group(from)) {
          seen[other] = true;
          queue[end++] = other;
        }
      }
    }
    return end;
  }

  @Property(tries = 100)
  void a_core_has_that_many_links_inside(@ForAll("plans") Plan plan) {
    EdgeGraph graph = plan.graph().undirected();
    int[] cores = Cores.numbers(plan.graph());
    for (int i = 0; i < graph.size(); i++) {
      int inside = 0;
      int above = 0;
      for (int arc = graph.firstArc(i); arc < graph.firstArc(i + 1); arc++) {
        int other = graph.neighbour(arc);
        inside += other != i && cores[other] >= cores[i] ? 1 : 0;
        above += cores[other] > cores[i] ? 1 : 0;
      }
      assertThat(inside).isGreaterThanOrEqualTo(cores[i]);
      assertThat(above).isLessThanOrEqualTo(cores[i]);
    }
  }

  @Property(tries = 100)
  void lengths_of_links_of_weight_one_are_hops(@ForAll("plans") Plan plan) {
    Plan even = new Plan(plan.directed(), false, plan.nodes(), plan.links(), plan.seed());
    int[] hops = Distances.hops(even.graph(), 0);
    double[] lengths = Distances.lengths(even.graph(), 0);
    for (int i = 0; i < hops.length; i++) {
      assertThat(lengths[i]).isEqualTo(hops[i] < 0 ? Double.POSITIVE_INFINITY : hops[i]);
    }
  }
}
