package uk.toex.pages;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import uk.toex.api.network.Entity;
import uk.toex.api.network.EntityKind;
import uk.toex.pages.NetworkPageData.Path;
import uk.toex.pages.NetworkPageData.Share;
import uk.toex.pages.NetworkPageData.Subject;

/** What a subject's entities are called, so that no two are called the same. */
final class NetworkNames {

  private final Map<String, Entity> entities = new LinkedHashMap<>();
  private final Set<String> shared = new HashSet<>();

  NetworkNames(Subject subject) {
    entities.put(subject.entity().id(), subject.entity());
    for (Share share : subject.shares()) {
      entities.putIfAbsent(share.entity().id(), share.entity());
    }
    for (Path path : subject.paths()) {
      for (Entity entity : NetworkLayout.entities(path.path(), subject.entity().id())) {
        entities.putIfAbsent(entity.id(), entity);
      }
    }
    Map<String, Integer> counts = new HashMap<>();
    for (Entity entity : entities.values()) {
      if (counts.merge(entity.name(), 1, Integer::sum) > 1) {
        shared.add(entity.name());
      }
    }
  }

  /** An entity's name, with its id if another's is the same. */
  String of(Entity entity) {
    return shared.contains(entity.name()) ? withId(entity) : alone(entity);
  }

  /** The name of the entity with an id, or the id. */
  String of(String id) {
    Entity entity = entities.get(id);
    return entity == null ? Fit.cut(id, 80) : of(entity);
  }

  /** An entity's name where no others are known: an event's with its id, since labels repeat. */
  static String alone(Entity entity) {
    return entity.kind() == EntityKind.EVENT ? withId(entity) : Fit.cut(entity.name(), 120);
  }

  private static String withId(Entity entity) {
    return entity.label().isEmpty() || entity.label().contains(entity.id())
        ? Fit.cut(entity.name(), 120)
        : Fit.cut(entity.label(), 80) + ' ' + Fit.cut(entity.id(), 40);
  }
}
