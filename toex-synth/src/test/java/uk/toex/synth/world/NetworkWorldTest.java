package uk.toex.synth.world;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.toex.api.network.Entity;
import uk.toex.api.network.EntityKind;
import uk.toex.api.network.Link;
import uk.toex.api.network.Seed;
import uk.toex.io.Digests;

class NetworkWorldTest {

  private static final WorldSettings SMALL = WorldSettings.DEFAULT.withPeople(1000);

  private final NetworkWorld world = NetworkWorld.of(1, WorldSettings.DEFAULT);

  /**
   * The worlds are frozen: figures from before a change could not be compared with those after it.
   * If this fails because the generator was changed on purpose, every published figure is void.
   */
  @Test
  void frozen(@TempDir Path folder) throws Exception {
    assertThat(digest(1, folder))
        .isEqualTo("fbe73a30c30992d7d7229b905998cbc9db53d81a5f520552dc871e3451783058");
    assertThat(digest(2, folder))
        .isEqualTo("ec2725f6fbf82d889f62e6ea7789318f6af0ce439d730e16bf45a9b6fdeae327");
    assertThat(digest(3, folder))
        .isEqualTo("dc3d0d63854d8192b28a21144c32f057bad589e13130919d7f659b0c1c39530c");
  }

  @Test
  void linksNameEntitiesAndNeverThemselves() {
    Set<String> ids = new HashSet<>();
    world.entities().forEach(e -> assertThat(ids.add(e.id())).isTrue());
    assertThat(world.links())
        .allMatch(l -> ids.contains(l.from()) && ids.contains(l.to()) && !l.from().equals(l.to()))
        .allMatch(l -> !requireNonNull(l.recorded()).isBefore(requireNonNull(l.date())))
        .noneMatch(l -> l.record().isBlank());
    assertThat(world.links()).isSortedAccordingTo(Comparator.comparing(Link::known));
  }

  @Test
  void theTruthIsConsistent() {
    Map<String, Entity> entities = byId(world);
    Map<String, Seed> seeds = new HashMap<>();
    world.seeds().forEach(s -> seeds.put(s.entity(), s));
    world
        .truth()
        .forEach(
            (id, role) -> {
              Entity entity = requireNonNull(entities.get(id));
              boolean child = age(entity) < 18;
              switch (role) {
                case HIDDEN_CHILD, KNOWN_CHILD -> assertThat(child && person(entity)).isTrue();
                case OFFENDER, KNOWN_OFFENDER -> assertThat(!child && person(entity)).isTrue();
                case RING_LOCATION -> assertThat(entity.kind()).isEqualTo(EntityKind.LOCATION);
                case RING_OBJECT -> assertThat(entity.kind()).isEqualTo(EntityKind.OBJECT);
              }
              boolean known = role == WorldRole.KNOWN_CHILD || role == WorldRole.KNOWN_OFFENDER;
              assertThat(seeds.containsKey(id)).isEqualTo(known);
              assertThat(world.flagged().containsKey(id)).isEqualTo(role == WorldRole.HIDDEN_CHILD);
            });
    assertThat(world.flagged().values()).allMatch(NetworkWorld.AS_OF::isBefore);
    assertThat(seeds.values()).extracting(Seed::date).allMatch(NetworkWorld.AS_OF::isAfter);
  }

  @Test
  void thereAreEnoughToFind() {
    for (long seed = 1; seed <= 10; seed++) {
      NetworkWorld one = NetworkWorld.of(seed, WorldSettings.DEFAULT);
      assertThat(count(one, WorldRole.HIDDEN_CHILD)).isBetween(130L, 200L);
      assertThat(count(one, WorldRole.OFFENDER)).isBetween(105L, 150L);
      assertThat(count(one, WorldRole.RING_LOCATION)).isBetween(40L, 60L);
      long truly = one.seeds().stream().filter(s -> one.truth().containsKey(s.entity())).count();
      assertThat((double) truly / one.seeds().size()).isBetween(0.6, 0.85);
    }
  }

  @Test
  void noAttributeTellsWhoIsHidden() {
    for (long seed = 1; seed <= 5; seed++) {
      NetworkWorld one = NetworkWorld.of(seed, WorldSettings.DEFAULT);
      Map<String, Integer> degree = new HashMap<>();
      for (Link link : one.links()) {
        degree.merge(link.from(), 1, Integer::sum);
        degree.merge(link.to(), 1, Integer::sum);
      }
      assertThat(averagePrecision(one, NetworkWorldTest::missing)).isLessThan(0.45);
      assertThat(averagePrecision(one, e -> degree.getOrDefault(e.id(), 0))).isLessThan(0.45);
      assertThat(averagePrecision(one, NetworkWorldTest::age)).isLessThan(0.25);
      assertThat(averagePrecision(one, e -> number(e.id()))).isLessThan(0.25);
      assertThat(averagePrecision(one, e -> -number(e.id()))).isLessThan(0.25);
      assertThat(averagePrecision(one, e -> e.label().length())).isLessThan(0.25);
    }
  }

  @Test
  void theSameSeedGivesTheSameWorldAndAnotherAnother() {
    NetworkWorld one = NetworkWorld.of(7, SMALL);
    NetworkWorld same = NetworkWorld.of(7, SMALL);
    assertThat(same.entities()).isEqualTo(one.entities());
    assertThat(same.links()).isEqualTo(one.links());
    assertThat(same.seeds()).isEqualTo(one.seeds());
    assertThat(same.truth()).isEqualTo(one.truth());
    assertThat(NetworkWorld.of(8, SMALL).links()).isNotEqualTo(one.links());
  }

  @Test
  void overRecordingAddsRecordsOfOneGroupAndChangesNothingElse() {
    NetworkWorld more = NetworkWorld.of(1, WorldSettings.DEFAULT.withOverRecording("C"));
    assertThat(more.truth()).isEqualTo(world.truth());
    assertThat(more.seeds()).isEqualTo(world.seeds());
    assertThat(more.flagged()).isEqualTo(world.flagged());
    assertThat(new HashSet<>(more.entities()).containsAll(world.entities())).isTrue();
    List<Link> added = new ArrayList<>(more.links());
    Set<Link> before = new HashSet<>(world.links());
    added.removeIf(before::contains);
    assertThat(more.links().size() - added.size()).isEqualTo(world.links().size());
    double of = stops(world, "C");
    assertThat(stops(more, "C") / of).isBetween(1.8, 2.2);
  }

  @Test
  void refusesSettingsOutOfRange() {
    assertThatThrownBy(() -> WorldSettings.DEFAULT.withPeople(10))
        .hasMessageContaining("1,000 to 1,000,000");
    assertThatThrownBy(() -> WorldSettings.DEFAULT.withOverRecording("Z"))
        .hasMessageContaining("groups: [A");
    assertThatThrownBy(() -> new WorldSettings(5000, 0.4, 0.1, 0, 0, 0, ""))
        .hasMessageContaining("missing");
  }

  private static double stops(NetworkWorld of, String group) {
    Map<String, Entity> entities = byId(of);
    return of.links().stream()
        .filter(l -> l.type().equals("present-at"))
        .filter(l -> group.equals(requireNonNull(entities.get(l.from())).attributes().get("group")))
        .filter(
            l ->
                !"missing-episode"
                    .equals(requireNonNull(entities.get(l.to())).attributes().get("type")))
        .count();
  }

  /** Of ranking children, seeds left out, by a figure. */
  private static double averagePrecision(NetworkWorld of, ToDoubleFunction<Entity> figure) {
    Set<String> seeds = new HashSet<>();
    of.seeds().forEach(s -> seeds.add(s.entity()));
    List<Entity> children =
        of.entities().stream()
            .filter(e -> person(e) && age(e) < 18 && !seeds.contains(e.id()))
            .sorted(Comparator.comparingDouble(figure).reversed())
            .toList();
    double sum = 0;
    int hits = 0;
    for (int i = 0; i < children.size(); i++) {
      if (of.truth().get(children.get(i).id()) == WorldRole.HIDDEN_CHILD) {
        hits++;
        sum += hits / (i + 1.0);
      }
    }
    return sum / hits;
  }

  private static String digest(long seed, Path folder) throws Exception {
    WorldFiles.write(NetworkWorld.of(seed, WorldSettings.DEFAULT), folder);
    StringBuilder all = new StringBuilder();
    for (String name : List.of("entities.csv", "links.csv", "seeds.csv", "truth.csv")) {
      all.append(Files.readString(folder.resolve(name)));
    }
    return Digests.sha256(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, Entity> byId(NetworkWorld of) {
    Map<String, Entity> entities = new HashMap<>();
    of.entities().forEach(e -> entities.put(e.id(), e));
    return entities;
  }

  private static long count(NetworkWorld of, WorldRole role) {
    return of.truth().values().stream().filter(r -> r == role).count();
  }

  private static boolean person(Entity entity) {
    return entity.kind() == EntityKind.PERSON;
  }

  private static double age(Entity entity) {
    return Double.parseDouble(entity.attributes().getOrDefault("age", "-1"));
  }

  private static double missing(Entity entity) {
    return Double.parseDouble(entity.attributes().getOrDefault("missing-episodes", "0"));
  }

  private static double number(String id) {
    return Integer.parseInt(id.substring(1));
  }
}
