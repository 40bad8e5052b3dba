package uk.toex.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.IntPredicate;
import uk.toex.api.network.Link;
import uk.toex.api.network.NetworkPath;

/**
 * The best paths from a subject to seeds, among the entities that a {@link Push} has reached. A
 * step between i and j has the strength a·S_ij, over all their records; a path that of the product
 * of its steps, so the best is the shortest by -log (Dijkstra 1959). Of the seed that gives most,
 * further paths are found by Yen's method (1971), each leaving the best one at another step.
 */
final class PathFinder {

  private static final int MOST_RECORDS = 20;

  private final RiskView view;
  private final IntPredicate open;

  /** Finds paths among what a push has reached. */
  PathFinder(RiskView view, Push push) {
    this.view = view;
    this.open = j -> push.value(j) > 0 || push.residual(j) > 0;
  }

  /** Finds paths among all. */
  PathFinder(RiskView view) {
    this.view = view;
    this.open = j -> true;
  }

  /** The strongest path between two entities, and others that leave it; empty if there is none. */
  List<NetworkPath> between(int a, int b, int most) {
    return best(a, List.of(b), most);
  }

  /** A path along given entities, each linked to the next. */
  NetworkPath along(List<Integer> entities) {
    double cost = 0;
    for (int k = 0; k + 1 < entities.size(); k++) {
      cost -= StrictMath.log(strength(entities.get(k), entities.get(k + 1)));
    }
    return path(new Way(entities, cost));
  }

  private record Reached(int entity, double cost) {}

  /** A way as entities, the subject first, and its cost. */
  private record Way(List<Integer> entities, double cost) {}

  /** The best paths to the first seeds of a list, the strongest first. */
  List<NetworkPath> best(int subject, List<Integer> seeds, int most) {
    List<Way> ways = new ArrayList<>();
    Map<Integer, Integer> from = new HashMap<>();
    Set<Integer> wanted = new HashSet<>(seeds.subList(0, Math.min(most, seeds.size())));
    wanted.remove(subject);
    Map<Integer, Double> cost = search(subject, wanted, Set.of(), Set.of(), from);
    for (int seed : seeds) {
      if (ways.size() < most && wanted.contains(seed) && cost.containsKey(seed)) {
        ways.add(way(subject, seed, from, cost.get(seed)));
      }
    }
    if (!ways.isEmpty() && ways.size() < most) {
      ways.addAll(others(ways.get(0), most - ways.size()));
    }
    ways.sort((a, b) -> Double.compare(a.cost, b.cost));
    List<NetworkPath> paths = new ArrayList<>();
    for (Way way : ways) {
      paths.add(path(way));
    }
    return paths;
  }

  /** Further ways to the same end: Yen's deviations of the best one. */
  private List<Way> others(Way best, int most) {
    List<Way> found = new ArrayList<>();
    int end = best.entities.get(best.entities.size() - 1);
    for (int k = 0; k + 1 < best.entities.size(); k++) {
      int spur = best.entities.get(k);
      Set<Integer> before = new HashSet<>(best.entities.subList(0, k));
      Map<Integer, Integer> from = new HashMap<>();
      Set<Long> cut = Set.of(pair(spur, best.entities.get(k + 1)));
      Map<Integer, Double> cost = search(spur, Set.of(end), before, cut, from);
      Double rest = cost.get(end);
      if (rest != null) {
        List<Integer> entities = new ArrayList<>(best.entities.subList(0, k));
        entities.addAll(way(spur, end, from, rest).entities);
        double total = rest;
        for (int s = 0; s < k; s++) {
          total -= StrictMath.log(strength(best.entities.get(s), best.entities.get(s + 1)));
        }
        Way way = new Way(entities, total);
        if (found.stream().noneMatch(other -> other.entities.equals(entities))) {
          found.add(way);
        }
      }
    }
    found.sort((a, b) -> Double.compare(a.cost, b.cost));
    return found.subList(0, Math.min(most, found.size()));
  }

  /** Dijkstra until all wanted entities are settled; their costs. */
  private Map<Integer, Double> search(
      int start,
      Set<Integer> wanted,
      Set<Integer> closed,
      Set<Long> cut,
      Map<Integer, Integer> from) {
    Map<Integer, Double> cost = new HashMap<>();
    Map<Integer, Double> settled = new HashMap<>();
    PriorityQueue<Reached> queue =
        new PriorityQueue<>(
            (a, b) ->
                a.cost != b.cost
                    ? Double.compare(a.cost, b.cost)
                    : Integer.compare(a.entity, b.entity));
    queue.add(new Reached(start, 0));
    cost.put(start, 0.0);
    int left = wanted.size();
    while (left > 0 && !queue.isEmpty()) {
      Reached next = queue.remove();
      int i = next.entity;
      if (settled.putIfAbsent(i, next.cost) != null) {
        continue;
      }
      if (wanted.contains(i)) {
        left--;
      }
      for (Map.Entry<Integer, Double> step : steps(i).entrySet()) {
        int j = step.getKey();
        if (settled.containsKey(j) || closed.contains(j) || cut.contains(pair(i, j))) {
          continue;
        }
        double c = next.cost - StrictMath.log(step.getValue());
        Double known = cost.get(j);
        if (known == null || c < known) {
          cost.put(j, c);
          from.put(j, i);
          queue.add(new Reached(j, c));
        }
      }
    }
    settled.keySet().retainAll(wanted);
    return settled;
  }

  /** The strengths of the steps from an entity to those that the push has reached. */
  private Map<Integer, Double> steps(int i) {
    Map<Integer, Double> steps = new HashMap<>();
    double own = view.config().damping() * view.scale[i];
    for (int arc = view.firstArc(i); arc < view.firstArc(i + 1); arc++) {
      int j = view.neighbour(arc);
      double strength = own * view.arcWeight(arc) * view.scale[j];
      if (strength > 0 && open.test(j)) {
        steps.merge(j, strength, Double::sum);
      }
    }
    return steps;
  }

  private double strength(int i, int j) {
    return steps(i).getOrDefault(j, 0.0);
  }

  private static Way way(int start, int end, Map<Integer, Integer> from, double cost) {
    List<Integer> back = new ArrayList<>(List.of(end));
    for (int i = end; i != start; ) {
      i = from.getOrDefault(i, start);
      back.add(0, i);
    }
    return new Way(back, cost);
  }

  private NetworkPath path(Way way) {
    List<NetworkPath.Step> steps = new ArrayList<>();
    for (int k = 0; k + 1 < way.entities.size(); k++) {
      int next = way.entities.get(k + 1);
      steps.add(new NetworkPath.Step(records(way.entities.get(k), next), view.entity(next)));
    }
    return new NetworkPath(
        view.entity(way.entities.get(0)),
        steps,
        Math.min(StrictMath.exp(-way.cost), Math.nextDown(1.0)));
  }

  /** The links between two entities, the weightiest first. */
  private List<Link> records(int i, int j) {
    int[] links = new int[8];
    int count = 0;
    for (int arc = view.firstArc(i); arc < view.firstArc(i + 1); arc++) {
      if (view.neighbour(arc) == j && view.arcWeight(arc) > 0) {
        if (count == links.length) {
          links = Arrays.copyOf(links, count * 2);
        }
        links[count++] = arc;
      }
    }
    List<Integer> arcs = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      arcs.add(links[k]);
    }
    arcs.sort((a, b) -> Double.compare(view.arcWeight(b), view.arcWeight(a)));
    List<Link> records = new ArrayList<>();
    for (int arc : arcs.subList(0, Math.min(MOST_RECORDS, arcs.size()))) {
      records.add(view.linkAt(view.network.linkOf(i, arc)));
    }
    return records;
  }

  private static long pair(int i, int j) {
    return ((long) i << 32) | j;
  }
}
