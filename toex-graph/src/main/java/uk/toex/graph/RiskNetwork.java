package uk.toex.graph;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import uk.toex.api.network.Entity;
import uk.toex.api.network.EntityKind;
import uk.toex.api.network.Link;
import uk.toex.graph.internal.Days;
import uk.toex.graph.internal.EntityTable;
import uk.toex.graph.internal.Grades;
import uk.toex.graph.internal.NetworkArrays;
import uk.toex.graph.internal.StringTable;

/**
 * Entities and all links between them, as records state them, in compact arrays. What a link weighs
 * depends on the day and the settings: {@link RiskView}. Immutable and thread-safe.
 *
 * <p>Links are sorted by their two ends, as given. The arcs of an entity are its links away from it
 * and then its links towards it, each sorted:
 *
 * <pre>
 *   start     i's arcs are start[i] … start[i+1]-1, of which the first out[i+1]-out[i] lead away
 *   neighbour the entity at an arc's other end
 *   out       i's links away are out[i] … out[i+1]-1; with them come type, day, recorded, grade,
 *             record
 * </pre>
 *
 * A link's number is thus implied for the arc away; for the one towards, it is found by bisection
 * among the links of the other end. That is 4 bytes an arc and 2 × 2 + 1 + 2 + 4 bytes a link.
 */
public final class RiskNetwork {

  final EntityTable entities;
  final int[] start;
  final int[] neighbour;
  final int[] out;
  final char[] type;
  final char[] day;
  final char[] recorded;
  final byte[] grade;
  final int[] record;
  final String[] types;
  final StringTable records;

  private RiskNetwork(NetworkArrays arrays) {
    this.entities = arrays.entities;
    this.start = arrays.start;
    this.neighbour = arrays.neighbour;
    this.out = arrays.out;
    this.type = arrays.type;
    this.day = arrays.day;
    this.recorded = arrays.recorded;
    this.grade = arrays.grade;
    this.record = arrays.record;
    this.types = arrays.types;
    this.records = arrays.records;
  }

  /** For the packages of this module: a network over arrays. */
  @SuppressWarnings("exports")
  public static RiskNetwork of(NetworkArrays arrays) {
    return new RiskNetwork(arrays);
  }

  /** For the packages of this module: what it is made of. */
  @SuppressWarnings("exports")
  public NetworkArrays arrays() {
    return new NetworkArrays(
        entities, start, neighbour, out, type, day, recorded, grade, record, types, records);
  }

  /** A builder of a network. */
  public static NetworkBuilder builder() {
    return new NetworkBuilder();
  }

  /** How many entities there are. */
  public int size() {
    return start.length - 1;
  }

  /** How many links there are, of an entity to another. */
  public int links() {
    return type.length;
  }

  /** The number of the entity with an id, or -1. */
  public int indexOf(String id) {
    return entities.indexOf(id);
  }

  /** An entity's id. */
  public String id(int index) {
    return entities.id(Objects.checkIndex(index, size()));
  }

  /** An entity's kind. */
  public EntityKind kind(int index) {
    return entities.kind(Objects.checkIndex(index, size()));
  }

  /** An entity's label; empty if it has none. */
  public String label(int index) {
    return entities.label(Objects.checkIndex(index, size()));
  }

  /** An entity's attribute, or null. */
  public @Nullable String attribute(int index, String name) {
    return entities.attribute(Objects.checkIndex(index, size()), name);
  }

  /** An entity with all that is known about it. */
  public Entity entity(int index) {
    SortedMap<String, String> attributes = entities.attributes(Objects.checkIndex(index, size()));
    return new Entity(id(index), kind(index), label(index), attributes);
  }

  /** The latest day of entry, or date, of all links; null if none has any. */
  public @Nullable LocalDate latest() {
    char latest = 0;
    for (int link = 0; link < links(); link++) {
      latest = (char) Math.max(latest, known(link));
    }
    return Days.date(latest);
  }

  /** A link, its ends in the order in which they were given. */
  public Link link(int link) {
    int from = from(link);
    int to = neighbour[start[from] + link - out[from]];
    return new Link(
        id(from),
        id(to),
        types[type[link]],
        Days.date(day[link]),
        Days.date(recorded[link]),
        Grades.grade(grade[link]),
        record[link] < 0 ? "" : records.get(record[link]));
  }

  /** The entity at a link's first end. */
  int from(int link) {
    Objects.checkIndex(link, links());
    int found = Arrays.binarySearch(out, link);
    if (found < 0) {
      return -found - 2;
    }
    while (out[found + 1] == link) {
      found++; // Entities without links away share their beginning.
    }
    return found;
  }

  /** The number of an arc's link. */
  int linkOf(int entity, int arc) {
    int away = out[entity + 1] - out[entity];
    int place = arc - start[entity];
    if (place < away) {
      return out[entity] + place;
    }
    int other = neighbour[arc];
    // Links towards are in the order of their numbers: count how many of the same other come first.
    int nth = 0;
    while (arc - nth - 1 >= start[entity] + away && neighbour[arc - nth - 1] == other) {
      nth++;
    }
    int low = start[other];
    int high = start[other] + out[other + 1] - out[other];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (neighbour[middle] < entity) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return out[other] + low - start[other] + nth;
  }

  /** The day when a link was known; 0 if that is not known. */
  char known(int link) {
    return recorded[link] != 0 ? recorded[link] : day[link];
  }
}
