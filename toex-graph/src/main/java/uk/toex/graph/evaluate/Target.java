package uk.toex.graph.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import uk.toex.api.network.EntityKind;
import uk.toex.api.network.NetworkView;

/**
 * What is looked for and among whom. Children are people with an {@code age} under 18, adults all
 * other people.
 *
 * @param role the role wanted
 * @param name what measures call it
 * @param k how long the list is of which recall is taken
 */
record Target(String role, String name, int k) {

  static final String CHILD = "hidden-child";
  static final String OFFENDER = "offender";
  static final String LOCATION = "ring-location";

  static final Target CHILDREN = new Target(CHILD, "child", 150);
  private static final Target OFFENDERS = new Target(OFFENDER, "offender", 130);
  private static final Target LOCATIONS = new Target(LOCATION, "location", 50);
  private static final int USUAL = 50;

  /** The three that TOEX looks for, and any further role that someone who is no seed has. */
  static List<Target> of(NetworkView view, Map<String, String> roles, double[] seeds) {
    Set<String> present = new TreeSet<>();
    roles.forEach(
        (id, role) -> {
          int i = view.indexOf(id);
          if (i >= 0 && seeds[i] == 0) {
            present.add(role);
          }
        });
    List<Target> targets = new ArrayList<>();
    for (Target known : List.of(CHILDREN, OFFENDERS, LOCATIONS)) {
      if (present.remove(known.role)) {
        targets.add(known);
      }
    }
    present.forEach(role -> targets.add(new Target(role, role, USUAL)));
    return targets;
  }

  /** The entities among which it is looked for, seeds left out, by id. */
  int[] candidates(NetworkView view, Map<String, String> roles, double[] seeds) {
    boolean[] kinds = new boolean[EntityKind.values().length];
    roles.forEach(
        (id, of) -> {
          int i = view.indexOf(id);
          if (i >= 0 && of.equals(role)) {
            kinds[List.of(EntityKind.values()).indexOf(view.kind(i))] = true;
          }
        });
    List<Integer> candidates = new ArrayList<>();
    for (int i = 0; i < view.size(); i++) {
      if (seeds[i] == 0 && candidate(view, i, kinds)) {
        candidates.add(i);
      }
    }
    candidates.sort((a, b) -> view.id(a).compareTo(view.id(b)));
    return candidates.stream().mapToInt(i -> i).toArray();
  }

  private boolean candidate(NetworkView view, int i, boolean[] kinds) {
    EntityKind kind = view.kind(i);
    return switch (role) {
      case CHILD -> kind == EntityKind.PERSON && child(view, i);
      case OFFENDER -> kind == EntityKind.PERSON && !child(view, i);
      case LOCATION -> kind == EntityKind.LOCATION;
      default -> kinds[List.of(EntityKind.values()).indexOf(kind)];
    };
  }

  static boolean child(NetworkView view, int i) {
    String age = view.entity(i).attributes().get("age");
    try {
      return age != null && Double.parseDouble(age) < 18;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
