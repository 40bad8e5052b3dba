package uk.toex.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import uk.toex.api.network.Entity;
import uk.toex.api.network.NetworkPath;

/**
 * Where two operations meet: the entities that both have, and the short ways between what only one
 * and only the other has. Links that the view gives no weight don't count. Not thread-safe.
 */
public final class Deconfliction {

  private final RiskView view;

  /** Deconflicts over a network. */
  public Deconfliction(RiskView view) {
    this.view = view;
  }

  /**
   * What two operations share.
   *
   * @param shared the entities of both, by id
   * @param ways the short ways between their others, the shortest first, then by ids
   * @param unknown ids that are not in the network
   */
  public record Shared(List<Entity> shared, List<NetworkPath> ways, Set<String> unknown) {

    public Shared {
      shared = List.copyOf(shared);
      ways = List.copyOf(ways);
      unknown = new TreeSet<>(unknown);
    }
  }

  /**
   * Compares two sets of entities.
   *
   * @param longest how many links a way may have, 1 to 6
   * @param most how many ways at most
   */
  public Shared between(Set<String> first, Set<String> second, int longest, int most) {
    if (longest < 1 || longest > 6) {
      throw new IllegalArgumentException("a way has 1 to 6 links, not " + longest);
    }
    Set<String> unknown = new TreeSet<>();
    List<Entity> shared = new ArrayList<>();
    boolean[] target = new boolean[view.size()];
    boolean[] source = new boolean[view.size()];
    for (String id : new TreeSet<>(first)) {
      int i = view.indexOf(id);
      if (i < 0) {
        unknown.add(id);
      } else if (second.contains(id)) {
        shared.add(view.entity(i));
      } else {
        source[i] = true;
      }
    }
    for (String id : new TreeSet<>(second)) {
      int i = view.indexOf(id);
      if (i < 0) {
        unknown.add(id);
      } else if (!first.contains(id)) {
        target[i] = true;
      }
    }
    List<NetworkPath> ways = new ArrayList<>();
    PathFinder paths = new PathFinder(view);
    for (String id : new TreeSet<>(first)) {
      int i = view.indexOf(id);
      if (i >= 0 && source[i]) {
        ways.addAll(from(i, target, longest, paths));
      }
    }
    ways.sort(
        (a, b) -> {
          int byLength = Integer.compare(a.steps().size(), b.steps().size());
          return byLength != 0 ? byLength : Double.compare(b.strength(), a.strength());
        });
    return new Shared(shared, ways.subList(0, Math.min(most, ways.size())), unknown);
  }

  /** Breadth first from one entity; ways end at the other operation's entities. */
  private List<NetworkPath> from(int start, boolean[] target, int longest, PathFinder paths) {
    int[] parent = new int[view.size()];
    Arrays.fill(parent, -1);
    parent[start] = start;
    List<Integer> level = List.of(start);
    List<NetworkPath> ways = new ArrayList<>();
    for (int hop = 1; hop <= longest && !level.isEmpty(); hop++) {
      List<Integer> next = new ArrayList<>();
      for (int i : level) {
        for (int arc = view.firstArc(i); arc < view.firstArc(i + 1); arc++) {
          int j = view.neighbour(arc);
          if (parent[j] < 0 && view.weight[arc] != 0) {
            parent[j] = i;
            if (target[j]) {
              ways.add(paths.along(back(start, j, parent)));
            } else {
              next.add(j);
            }
          }
        }
      }
      level = next;
    }
    return ways;
  }

  private static List<Integer> back(int start, int end, int[] parent) {
    List<Integer> way = new ArrayList<>(List.of(end));
    for (int i = end; i != start; ) {
      i = parent[i];
      way.add(0, i);
    }
    return way;
  }
}
