package uk.toex.graph.evaluate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import uk.toex.api.Progress;
import uk.toex.api.network.Entity;
import uk.toex.api.network.EntityKind;
import uk.toex.api.network.Link;
import uk.toex.api.network.NetworkRiskScorer;
import uk.toex.api.network.NetworkScores;
import uk.toex.api.network.Seed;
import uk.toex.graph.NetworkBuilder;
import uk.toex.graph.RiskConfig;
import uk.toex.graph.RiskNetwork;
import uk.toex.graph.RiskScorer;
import uk.toex.graph.RiskView;
import uk.toex.synth.world.NetworkWorld;
import uk.toex.synth.world.WorldRole;
import uk.toex.synth.world.WorldSettings;

class WorldEvaluationTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

  /** s – a – b, s – c, d alone; the link s – e is of the future. */
  private final RiskNetwork small = small();

  @Test
  void baselinesByHand() {
    List<Seed> seeds = List.of(new Seed("s", 0.5, null));
    assertThat(scores("degree", seeds)).containsExactly(2, 2, 1, 1, 0, 0);
    assertThat(scores("knows-seeds", seeds)).containsExactly(0, 0.5, 0, 0.5, 0, 0);
    assertThat(scores("common-neighbours", seeds)).containsExactly(0, 0, 0.5, 0, 0, 0);
    assertThat(scores("adamic-adar", seeds)[2]).isCloseTo(0.5 / Math.log(2), within(1e-12));
  }

  /** The restart and the two ends of a path of three solved by hand. */
  @Test
  void pageRankByHand() {
    List<Seed> seeds = List.of(new Seed("s", 0.5, null));
    double[] rank = scores(Baselines.PAGERANK, seeds);
    double a = 0.85;
    // x_s = (1-a) + a (x_a/2 + x_c); x_a = a (x_s/2 + x_b); x_b = a x_a/2; x_c = a x_s/2.
    double ofA = (a / 2) / (1 - a * a / 2);
    double s = (1 - a) / (1 - a * (ofA / 2 + a / 2));
    assertThat(rank[0]).isCloseTo(s, within(1e-10));
    assertThat(rank[1]).isCloseTo(ofA * s, within(1e-10));
    assertThat(rank[2]).isCloseTo(a / 2 * ofA * s, within(1e-10));
    assertThat(rank[3]).isCloseTo(a / 2 * s, within(1e-10));
    assertThat(rank[4]).isEqualTo(0);
    assertThat(rank[5]).isEqualTo(0);
  }

  @Test
  void whatStandsAtASeedWithoutLinksGoesBackToTheSeeds() {
    double[] rank =
        scores(Baselines.PAGERANK, List.of(new Seed("d", 1, null), new Seed("s", 1, null)));
    double sum = 0;
    for (double value : rank) {
      sum += value;
    }
    assertThat(sum).isCloseTo(1, within(1e-10));
  }

  @Test
  void seedsOfTheFutureAreNone() {
    assertThat(scores("knows-seeds", List.of(new Seed("s", 1, DAY.plusDays(1))))).containsOnly(0);
  }

  @Test
  void measuresMethodsOnAGeneratedWorld() {
    WorldEvaluation evaluation =
        new WorldEvaluation(Map.of("toex", new RankedRisk()), 1, Progress.NONE);
    WorldSettings settings = WorldSettings.DEFAULT.withPeople(1000);
    LabelledNetwork world = labelled(NetworkWorld.of(1, settings));
    evaluation.add(world);
    evaluation.overRecording(
        world, labelled(NetworkWorld.of(1, settings.withOverRecording("A"))), "A");
    assertThat(evaluation.methods()).contains("toex", "pagerank", "adamic-adar");
    for (String method : evaluation.methods()) {
      assertThat(evaluation.values(method))
          .containsKeys(
              "child-average-precision",
              "child-recall@150",
              "offender-recall@130",
              "location-recall@50");
      evaluation
          .values(method)
          .values()
          .forEach(values -> assertThat(values).hasSize(1).noneMatch(v -> v < 0));
    }
    assertThat(evaluation.interval("toex", "child-lead-days").mean()).isBetween(10.0, 700.0);
    assertThat(evaluation.interval("toex", "child-found-early").mean()).isBetween(0.1, 1.0);
    assertThat(evaluation.difference("pagerank", "child-recall@150").high()).isEqualTo(0);
    WorldEvaluation.OverRecording over = evaluation.overRecordings("toex").get(0);
    assertThat(over.shareInTruth()).isBetween(0.2, 0.8);
    assertThat(over.changed()).isBetween(0, 75);
  }

  @Test
  void aMethodThatKnowsTheTruthIsPerfect() {
    NetworkWorld world = NetworkWorld.of(2, WorldSettings.DEFAULT.withPeople(1000));
    LabelledNetwork labelled = labelled(world);
    NetworkRiskScorer oracle =
        (network, seeds, threads, progress) -> {
          double[] truth = new double[network.size()];
          world.truth().forEach((id, role) -> truth[network.indexOf(id)] = 1);
          return new NetworkScores(truth, RiskScorer.MEASURE, 0, 0, 0);
        };
    WorldEvaluation evaluation = new WorldEvaluation(Map.of("oracle", oracle), 1, Progress.NONE);
    evaluation.add(labelled);
    evaluation
        .values("oracle")
        .forEach(
            (measure, values) -> {
              if (!measure.endsWith("days")) {
                assertThat(values).as(measure).containsExactly(1.0);
              }
            });
    assertThat(world.truth()).containsValue(WorldRole.RING_LOCATION);
  }

  private double[] scores(String baseline, List<Seed> seeds) {
    NetworkRiskScorer method = requireNonNull(Baselines.all().get(baseline));
    return method
        .score(RiskView.of(small, RiskConfig.defaults(), DAY), seeds, 1, Progress.NONE)
        .values();
  }

  private static RiskNetwork small() {
    NetworkBuilder builder = RiskNetwork.builder();
    for (String id : List.of("s", "a", "b", "c", "d", "e")) {
      builder.add(new Entity(id, EntityKind.PERSON, ""));
    }
    builder.add(link("s", "a", DAY)).add(link("a", "b", DAY)).add(link("s", "c", DAY));
    return builder.add(link("s", "e", DAY.plusDays(3))).build();
  }

  private static Link link(String from, String to, LocalDate day) {
    return new Link(from, to, "associate", day, day, null, "r");
  }

  private static LabelledNetwork labelled(NetworkWorld world) {
    NetworkBuilder builder = RiskNetwork.builder();
    world.entities().forEach(builder::add);
    world.links().forEach(builder::add);
    RiskNetwork network = builder.build();
    Map<String, String> roles = new TreeMap<>();
    world.truth().forEach((id, role) -> roles.put(id, role.id()));
    return new LabelledNetwork(
        "world",
        day -> RiskView.of(network, RiskConfig.defaults(), day),
        NetworkWorld.AS_OF,
        world.seeds(),
        roles,
        world.flagged());
  }
}
