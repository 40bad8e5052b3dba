package uk.toex.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.toex.api.network.Entity;
import uk.toex.api.network.EntityKind;

/** Entities by their numbers. */
final class EntityTable {

  private final StringTable ids = new StringTable();
  private final List<Entity> entities = new ArrayList<>();

  int indexOf(String id) {
    return ids.indexOf(id);
  }

  /** Adds an entity, or fills in what an earlier mention of it left out; the first word stands. */
  int add(Entity entity) {
    int index = ids.add(entity.id());
    if (index == entities.size()) {
      entities.add(entity);
    } else {
      Entity first = entities.get(index);
      SortedMap<String, String> merged = new TreeMap<>(entity.attributes());
      merged.putAll(first.attributes());
      String label = first.label().isEmpty() ? entity.label() : first.label();
      entities.set(index, new Entity(first.id(), first.kind(), label, merged));
    }
    return index;
  }

  int size() {
    return entities.size();
  }

  String id(int index) {
    return ids.get(index);
  }

  EntityKind kind(int index) {
    return entities.get(index).kind();
  }

  String label(int index) {
    return entities.get(index).label();
  }

  @Nullable String attribute(int index, String name) {
    return entities.get(index).attributes().get(name);
  }

  SortedMap<String, String> attributes(int index) {
    return entities.get(index).attributes();
  }
}
