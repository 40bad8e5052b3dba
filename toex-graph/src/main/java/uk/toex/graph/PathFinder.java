package uk.toex.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import uk.toex.api.network.Link;
import uk.toex.api.network.NetworkPath;

/**
 * The strongest paths between entities. A step between i and j has the strength a·S_ij, over all
 * their records, which is below 1; a path that of the product of its steps. The strongest is found
 * from both ends (Dijkstra 1959; Pohl 1971), so that just what is near one of them is looked at;
 * further ones leave it at a step each (Yen 1971). For one thread at a time.
 */
final class PathFinder {

  private static final int MOST_RECORDS = 20;

  private final RiskView view;
  private final long mostWork;
  private final Frontier forward = new Frontier();
  private final Frontier backward = new Frontier();
  private long work;

  /** Finds the strongest paths, however long it takes. */
  PathFinder(RiskView view) {
    this(view, Long.MAX_VALUE);
  }

  /**
   * Finds the strongest paths that show within a limit.
   *
   * @param mostWork how many arcs are looked at for a call
   */
  PathFinder(RiskView view, long mostWork) {
    this.view = view;
    this.mostWork = mostWork;
  }

  /** The strongest path between two entities, and others that leave it; empty if there is none. */
  List<NetworkPath> between(int a, int b, int most) {
    return best(a, List.of(b), most);
  }

  /** A path along given entities, each linked to the next. */
  NetworkPath along(List<Integer> entities) {
    return path(new Way(entities, strength(entities)));
  }

  /** A way as entities, the subject first, and its strength. */
  private record Way(List<Integer> entities, double strength) {}

  /** The best paths to the first seeds of a list, the strongest first. */
  List<NetworkPath> best(int subject, List<Integer> seeds, int most) {
    work = 0;
    List<Way> ways = new ArrayList<>();
    forward.begin(subject);
    for (int seed : seeds.subList(0, Math.min(most, seeds.size()))) {
      List<Integer> entities = seed == subject ? List.of() : search(seed, Set.of(), -1, -1);
      if (!entities.isEmpty()) {
        ways.add(new Way(entities, strength(entities)));
      }
    }
    if (!ways.isEmpty() && ways.size() < most) {
      ways.addAll(others(ways.get(0), most - ways.size()));
    }
    ways.sort((a, b) -> Double.compare(b.strength, a.strength));
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
      forward.begin(spur);
      List<Integer> rest = search(end, before, spur, best.entities.get(k + 1));
      if (!rest.isEmpty()) {
        List<Integer> entities = new ArrayList<>(best.entities.subList(0, k));
        entities.addAll(rest);
        if (found.stream().noneMatch(other -> other.entities.equals(entities))) {
          found.add(new Way(entities, strength(entities)));
        }
      }
    }
    found.sort((a, b) -> Double.compare(b.strength, a.strength));
    return found.subList(0, Math.min(most, found.size()));
  }

  /**
   * The strongest way from where the forward side began, which may have gone some way already.
   *
   * @param closed entities that it must not touch
   * @param cutFrom with cutTo, two between which it must not step; -1 if there are none
   */
  private List<Integer> search(int end, Set<Integer> closed, int cutFrom, int cutTo) {
    backward.begin(end);
    double best = forward.strength(end);
    int meeting = best > 0 ? end : -1;
    // What neither side has settled cannot be on a way that is stronger than both tops' product.
    while (forward.top() * backward.top() > best && work < mostWork) {
      boolean ahead = forward.top() >= backward.top();
      Frontier own = ahead ? forward : backward;
      Frontier other = ahead ? backward : forward;
      double reached = own.top();
      int i = own.settle();
      int arc = view.firstArc(i);
      int towards = arc + view.network.out[i + 1] - view.network.out[i];
      int middle = towards;
      int last = view.firstArc(i + 1);
      work += last - arc + 1;
      double scale = view.config().damping() * view.scale[i];
      // Both the arcs away and those towards are sorted: merged, those to one entity come together.
      while (arc < middle || towards < last) {
        int j = arc < middle ? view.neighbour(arc) : Integer.MAX_VALUE;
        j = towards < last ? Math.min(j, view.neighbour(towards)) : j;
        double weight = 0;
        for (; arc < middle && view.neighbour(arc) == j; arc++) {
          weight += view.arcWeight(arc);
        }
        for (; towards < last && view.neighbour(towards) == j; towards++) {
          weight += view.arcWeight(towards);
        }
        boolean isCut = (i == cutFrom && j == cutTo) || (i == cutTo && j == cutFrom);
        if (weight > 0 && !isCut && !closed.contains(j)) {
          own.offer(j, reached * (scale * weight * view.scale[j]), i);
          double total = own.strength(j) * other.strength(j);
          if (total > best) {
            best = total;
            meeting = j;
          }
        }
      }
    }
    return meeting < 0 ? List.of() : way(meeting, end);
  }

  private List<Integer> way(int meeting, int end) {
    List<Integer> entities = new ArrayList<>(List.of(meeting));
    for (int i = meeting; forward.from(i) != i; ) {
      i = forward.from(i);
      entities.add(0, i);
    }
    for (int i = meeting; i != end; ) {
      i = backward.from(i);
      entities.add(i);
    }
    return entities;
  }

  /** The strength of a way, the same from whichever ends it was found. */
  private double strength(List<Integer> entities) {
    double strength = 1;
    for (int k = 0; k + 1 < entities.size(); k++) {
      strength *= strength(entities.get(k), entities.get(k + 1));
    }
    return strength;
  }

  /** a·S_ij, over all records between two entities. */
  double strength(int i, int j) {
    double weight = 0;
    for (int arc = view.firstArc(i); arc < view.firstArc(i + 1); arc++) {
      if (view.neighbour(arc) == j) {
        weight += view.arcWeight(arc);
      }
    }
    return view.config().damping() * view.scale[i] * weight * view.scale[j];
  }

  private NetworkPath path(Way way) {
    List<NetworkPath.Step> steps = new ArrayList<>();
    for (int k = 0; k + 1 < way.entities.size(); k++) {
      int next = way.entities.get(k + 1);
      steps.add(new NetworkPath.Step(records(way.entities.get(k), next), view.entity(next)));
    }
    return new NetworkPath(
        view.entity(way.entities.get(0)), steps, Math.min(way.strength, Math.nextDown(1.0)));
  }

  /** The links between two entities, the weightiest first. */
  private List<Link> records(int i, int j) {
    List<Integer> arcs = new ArrayList<>();
    for (int arc = view.firstArc(i); arc < view.firstArc(i + 1); arc++) {
      if (view.neighbour(arc) == j && view.arcWeight(arc) > 0) {
        arcs.add(arc);
      }
    }
    arcs.sort((a, b) -> Double.compare(view.arcWeight(b), view.arcWeight(a)));
    List<Link> records = new ArrayList<>();
    for (int arc : arcs.subList(0, Math.min(MOST_RECORDS, arcs.size()))) {
      records.add(view.linkAt(view.network.linkOf(i, arc)));
    }
    return records;
  }
}
