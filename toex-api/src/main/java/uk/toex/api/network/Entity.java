package uk.toex.api.network;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A person, object, location or event of a network.
 *
 * @param id its id, unique in the network, not blank
 * @param kind which of the four it is
 * @param label what to call it on a page; may be empty
 * @param attributes whatever else is known, by name; absent ones are left out
 */
public record Entity(
    String id, EntityKind kind, String label, SortedMap<String, String> attributes) {

  /**
   * @throws IllegalArgumentException if the id is blank
   */
  public Entity {
    if (id.isBlank()) {
      throw new IllegalArgumentException("an entity's id is blank");
    }
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(label, "label");
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }

  /** An entity without attributes. */
  public Entity(String id, EntityKind kind, String label) {
    this(id, kind, label, Collections.emptySortedMap());
  }

  /** Its label, or its id where it has none. */
  public String name() {
    return label.isEmpty() ? id : label;
  }
}
