package uk.toex.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import uk.toex.host.PluginProblem.Kind;

/** Plugins that want what another has: the same id, or the same name of what they offer. */
final class Clashes {

  private final List<PluginProblem> problems;

  /**
   * @param problems gets what is refused
   */
  Clashes(List<PluginProblem> problems) {
    this.problems = problems;
  }

  /** Refuses all that share an id: whichever came first would be a matter of chance. */
  List<InstalledPlugin> uniqueIds(List<InstalledPlugin> plugins) {
    Map<String, Integer> times = new HashMap<>();
    plugins.forEach(plugin -> times.merge(plugin.descriptor().id(), 1, Integer::sum));
    List<InstalledPlugin> kept = new ArrayList<>();
    for (InstalledPlugin plugin : plugins) {
      if (times.getOrDefault(plugin.descriptor().id(), 0) == 1) {
        kept.add(plugin);
      } else {
        refuse(plugin, Kind.DUPLICATE_ID, "another plugin has the same id; remove one of them.");
      }
    }
    return kept;
  }

  /** The class path's names first, then in the order of ids; who comes too late is refused. */
  List<InstalledPlugin> uniqueNames(List<InstalledPlugin> plugins) {
    Map<String, String> owner = new HashMap<>();
    List<InstalledPlugin> kept = new ArrayList<>();
    List<InstalledPlugin> ordered = new ArrayList<>(plugins);
    ordered.sort(
        (a, b) -> {
          int byTrust = Boolean.compare(a.folder() != null, b.folder() != null);
          return byTrust != 0 ? byTrust : a.descriptor().id().compareTo(b.descriptor().id());
        });
    for (InstalledPlugin plugin : ordered) {
      Set<String> own = new TreeSet<>();
      for (OfferKind<?> kind : OfferKind.ALL) {
        // A fusion is asked for where a classifier is, so the two share their names.
        String space = kind.equals(OfferKind.FUSION) ? OfferKind.CLASSIFIER.label() : kind.label();
        plugin.names(kind).forEach(name -> own.add(space + " " + name));
      }
      String clash = own.stream().filter(owner::containsKey).findFirst().orElse(null);
      if (clash == null) {
        own.forEach(name -> owner.put(name, plugin.descriptor().id()));
        kept.add(plugin);
      } else {
        refuse(
            plugin,
            Kind.DUPLICATE_NAME,
            "it offers the " + clash + ", which is " + owner.get(clash) + "'s.");
      }
    }
    return kept;
  }

  /** Closes a plugin and says why. */
  void refuse(InstalledPlugin plugin, Kind kind, String what) {
    String where = plugin.folder() == null ? "on the class path" : "in " + plugin.folder();
    problems.add(
        new PluginProblem(
            plugin.descriptor().id(),
            kind,
            "The plugin " + plugin.descriptor().id() + " " + where + " is refused: " + what));
    plugin.close();
  }
}
