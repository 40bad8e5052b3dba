package uk.toex.graph.algo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.toex.api.network.Entity;
import uk.toex.api.network.EntityKind;
import uk.toex.api.network.Link;
import uk.toex.api.network.NetworkView;

/**
 * What an analyst sees of a group of entities, to judge whether it is one: a candidate only,
 * without a name. Immutable and thread-safe.
 *
 * @param members by kind, those of the group that have the most links inside it first, of equal
 *     ones in the order of their ids; each kind is there, also without any
 * @param shared the objects of the group that are linked with at least two of its people, in the
 *     same order
 * @param links how many links there are between two members
 * @param away how many links lead from a member to an entity outside
 * @param types how many of the links inside are of each type
 * @param firstSeen the earliest date of a link inside; null if none has one
 * @param lastSeen the latest
 */
public record GroupSummary(
    Map<EntityKind, List<Entity>> members,
    List<Entity> shared,
    int links,
    int away,
    SortedMap<String, Integer> types,
    @Nullable LocalDate firstSeen,
    @Nullable LocalDate lastSeen) {

  /** Keeps copies. */
  public GroupSummary {
    Map<EntityKind, List<Entity>> copy = new EnumMap<>(EntityKind.class);
    for (EntityKind kind : EntityKind.values()) {
      copy.put(kind, List.copyOf(members.getOrDefault(kind, List.of())));
    }
    members = java.util.Collections.unmodifiableMap(copy);
    shared = List.copyOf(shared);
    types = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(types));
  }

  /** The group's people, the best linked first. */
  public List<Entity> people() {
    return of(EntityKind.PERSON);
  }

  /** The group's places, the best linked first. */
  public List<Entity> places() {
    return of(EntityKind.LOCATION);
  }

  /** The members of a kind. */
  public List<Entity> of(EntityKind kind) {
    return members.getOrDefault(kind, List.of());
  }

  /** How many members there are. */
  public int size() {
    return members.values().stream().mapToInt(List::size).sum();
  }

  /**
   * The summary of one group of a network. O(nodes + arcs of the members).
   *
   * @param groups a partition of the network's entities, in the order of their numbers
   * @throws IllegalArgumentException if it is a partition of something else
   */
  public static GroupSummary of(NetworkView network, Partition groups, int group) {
    if (groups.size() != network.size()) {
      throw new IllegalArgumentException(
          groups.size() + " nodes in groups, and " + network.size() + " entities");
    }
    List<Member> members = new ArrayList<>();
    SortedMap<String, Integer> types = new TreeMap<>();
    int links = 0;
    int away = 0;
    LocalDate first = null;
    LocalDate last = null;
    for (int i : groups.members(group)) {
      int inside = 0;
      TreeMap<Integer, Boolean> people = new TreeMap<>();
      for (int arc = network.firstArc(i); arc < network.firstArc(i + 1); arc++) {
        int other = network.neighbour(arc);
        if (groups.group(other) != group) {
          away++;
          continue;
        }
        inside++;
        if (network.kind(other) == EntityKind.PERSON) {
          people.put(other, true);
        }
        if (other < i) {
          continue; // The link is told once, at its smaller end.
        }
        Link link = network.linkAt(network.link(arc));
        links++;
        types.merge(link.type(), 1, Integer::sum);
        LocalDate date = link.date();
        if (date != null) {
          first = first == null || date.isBefore(first) ? date : first;
          last = last == null || date.isAfter(last) ? date : last;
        }
      }
      members.add(new Member(network.entity(i), inside, people.size()));
    }
    members.sort(
        Comparator.comparingInt(Member::inside).reversed().thenComparing(m -> m.entity().id()));
    Map<EntityKind, List<Entity>> kinds = new EnumMap<>(EntityKind.class);
    List<Entity> shared = new ArrayList<>();
    for (Member member : members) {
      EntityKind kind = member.entity().kind();
      kinds.computeIfAbsent(kind, k -> new ArrayList<>()).add(member.entity());
      if (kind == EntityKind.OBJECT && member.people() >= 2) {
        shared.add(member.entity());
      }
    }
    return new GroupSummary(kinds, shared, links, away, types, first, last);
  }

  private record Member(Entity entity, int inside, int people) {}
}
