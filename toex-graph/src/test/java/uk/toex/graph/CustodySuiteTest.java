package uk.toex.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.toex.api.Progress;
import uk.toex.api.network.Entity;
import uk.toex.api.network.EntityKind;
import uk.toex.api.network.Link;
import uk.toex.synth.world.NetworkWorld;
import uk.toex.synth.world.WorldSettings;

/** A place that everyone meets says nothing about anyone. */
class CustodySuiteTest {

  private static final int RECORDS = 10_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 101, 102, 103})
  void a_custody_suite_of_many_records_hardly_moves_a_child(long seed) {
    NetworkWorld world = NetworkWorld.of(seed, WorldSettings.DEFAULT);
    Map<String, Integer> before = ranks(world, List.of());
    Map<String, Integer> after = ranks(world, custody(world));
    before.forEach(
        (id, rank) -> {
          if (rank <= 100) {
            assertThat(after.get(id)).as(id).isBetween(rank - 2, rank + 2);
          }
        });
  }

  private static List<Link> custody(NetworkWorld world) {
    List<String> people =
        world.entities().stream()
            .filter(each -> each.kind() == EntityKind.PERSON)
            .map(Entity::id)
            .toList();
    Random random = new Random(5);
    List<Link> links = new ArrayList<>();
    for (int k = 0; k < RECORDS; k++) {
      links.add(
          new Link(
              people.get(random.nextInt(people.size())),
              "CUSTODY",
              "seen-at",
              NetworkWorld.AS_OF.minusDays(random.nextInt(600)),
              null,
              null,
              "CUSTODY-" + k));
    }
    return links;
  }

  private static Map<String, Integer> ranks(NetworkWorld world, List<Link> more) {
    NetworkBuilder builder = RiskNetwork.builder();
    world.entities().forEach(builder::add);
    builder.add(new Entity("CUSTODY", EntityKind.LOCATION, "the custody suite"));
    world.links().forEach(builder::add);
    more.forEach(builder::add);
    RiskView view = RiskView.of(builder.build(), RiskConfig.defaults(), NetworkWorld.AS_OF);
    RiskScores scores = new RiskScorer().solve(view, world.seeds(), 1, Progress.NONE);
    Map<String, Integer> ranks = new HashMap<>();
    new RiskRankings(scores)
        .subjects(List.of(SubjectFilter.parse("age<18")), 0)
        .forEach(each -> ranks.put(view.id(each.entity()), each.rank()));
    return ranks;
  }
}
