package uk.toex.graph;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import uk.toex.api.network.Entity;
import uk.toex.api.network.EntityKind;
import uk.toex.api.network.Link;
import uk.toex.api.network.Seed;
import uk.toex.api.report.Grade;

/** Networks for tests. */
final class Networks {

  static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final String[] TYPES = {"family", "resident", "contact", "phone-user", "other"};
  private static final @Nullable String[] GRADES = {null, "1AP", "2BP", "3CP", "2DC"};

  private Networks() {}

  /** Entities of all kinds with random links. */
  static RiskNetwork random(long seed, int entities, int links) {
    return of(entities(entities), links(seed, entities, links));
  }

  static RiskNetwork of(List<Entity> entities, List<Link> links) {
    NetworkBuilder builder = RiskNetwork.builder();
    entities.forEach(builder::add);
    links.forEach(builder::add);
    return builder.build();
  }

  static List<Entity> entities(int count) {
    List<Entity> entities = new ArrayList<>();
    EntityKind[] kinds = EntityKind.values();
    for (int i = 0; i < count; i++) {
      entities.add(new Entity("E" + i, kinds[i % 4], "Entity " + i));
    }
    return entities;
  }

  static List<Link> links(long seed, int entities, int count) {
    Random random = new Random(seed);
    List<Link> links = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      // Low numbers are met more often, so that there are hubs.
      int a = (int) (entities * random.nextDouble() * random.nextDouble());
      int b = random.nextInt(entities);
      String grade = GRADES[random.nextInt(GRADES.length)];
      LocalDate date = random.nextInt(5) == 0 ? null : DAY.minusDays(random.nextInt(900));
      links.add(
          new Link(
              "E" + a,
              "E" + b,
              TYPES[random.nextInt(TYPES.length)],
              date,
              date == null ? null : date.plusDays(random.nextInt(20)),
              grade == null ? null : Grade.parse(grade),
              "R" + k / 3));
    }
    return links;
  }

  static List<Seed> seeds(int... entities) {
    List<Seed> seeds = new ArrayList<>();
    for (int entity : entities) {
      seeds.add(new Seed("E" + entity, 1 / (1.0 + entity % 3), null));
    }
    return seeds;
  }
}
