package uk.toex.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;
import uk.toex.api.text.LanguageDetector;
import uk.toex.host.internal.PluginFolder;
import uk.toex.spi.ClassifierFusion;
import uk.toex.spi.LanguageDetectorFactory;
import uk.toex.spi.Offer;
import uk.toex.spi.TagReviewerSettings;

/**
 * The plugins that are installed: those accepted, by id, and what spoke against the others.
 *
 * <pre>{@code
 * try (Plugins plugins = Plugins.finder().folder(dir).policy(PluginPolicy.read(file)).find()) {
 *   plugins.problems().forEach(problem -> log.warn(problem.message()));
 *   GuardedFactory factory = plugins.classifier("toex-linear");
 *   …
 * }
 * }</pre>
 *
 * <p>Plugins come from the class path, trusted by whoever put them there, and from a folder that
 * holds a folder for each, which are refused unless a {@link PluginPolicy} lists them. The order is
 * that of the ids. Thread-safe; close it to close the plugins.
 */
public final class Plugins implements AutoCloseable {

  private final SortedMap<String, InstalledPlugin> installed;
  private final List<PluginProblem> problems;
  private final List<AutoCloseable> loaders;

  Plugins(
      SortedMap<String, InstalledPlugin> installed,
      List<PluginProblem> problems,
      List<AutoCloseable> loaders) {
    this.installed = installed;
    this.problems = List.copyOf(problems);
    this.loaders = loaders;
  }

  /** Looks on the class path, and in a folder if told so. */
  public static PluginFinder finder() {
    return new PluginFinder();
  }

  /**
   * A policy that allows the plugins of a folder as they are now. Runs none of their code.
   *
   * @param folder a plugin's folder, or a folder of those
   * @param versions which versions of each are allowed
   * @throws uk.toex.api.InputRefusedException if there is none, or one is damaged, saying how
   */
  public static PluginPolicy pin(Path folder, VersionRange versions) {
    PluginPolicy policy = PluginPolicy.NONE;
    for (Path each : PluginFinder.foldersIn(folder)) {
      PluginFolder found = PluginFolder.inspect(each);
      if (found.problem() != null) {
        throw new InputRefusedException(found.problem().message());
      }
      policy = policy.with(found.id(), versions, found.sha256());
    }
    if (policy.rules().isEmpty()) {
      throw new InputRefusedException(
          "There is no plugin in " + folder + ".\nExpected a folder of jars, or folders of them.");
    }
    return policy;
  }

  /** The plugins accepted, in the order of their ids. */
  public List<InstalledPlugin> installed() {
    return List.copyOf(installed.values());
  }

  /** What spoke against others, in the order of the places where they were found. */
  public List<PluginProblem> problems() {
    return problems;
  }

  /**
   * A plugin by its id.
   *
   * @throws NoSuchOfferException if it isn't installed, naming those that are
   */
  public InstalledPlugin plugin(String id) {
    InstalledPlugin found = installed.get(id);
    if (found == null) {
      throw new NoSuchOfferException("plugin", id, installed.keySet());
    }
    return found;
  }

  /** The names of all that is offered of a kind, in their order. */
  public List<String> names(OfferKind<?> kind) {
    List<String> names = new ArrayList<>();
    installed.values().forEach(plugin -> names.addAll(plugin.names(kind)));
    Collections.sort(names);
    return names;
  }

  /**
   * The plugin that offers something.
   *
   * @throws NoSuchOfferException if none does, naming what is offered
   */
  public InstalledPlugin offering(OfferKind<?> kind, String name) {
    for (InstalledPlugin plugin : installed.values()) {
      if (plugin.names(kind).contains(name)) {
        return plugin;
      }
    }
    throw new NoSuchOfferException(kind.label(), name, names(kind));
  }

  /**
   * A factory of classifiers, guarded.
   *
   * @throws NoSuchOfferException if there is none of that name, naming those that there are
   */
  public GuardedFactory classifier(String name) {
    InstalledPlugin plugin = offering(OfferKind.CLASSIFIER, name);
    return new GuardedFactory(name, plugin.guard(), offer(plugin, OfferKind.CLASSIFIER, name));
  }

  /**
   * The members of a fusion, or the name itself if it is a classifier's.
   *
   * @throws NoSuchOfferException if there is neither, naming those that there are
   */
  public List<String> members(String name) {
    for (InstalledPlugin plugin : installed.values()) {
      ClassifierFusion fusion = plugin.offer(OfferKind.FUSION, name);
      if (fusion != null) {
        return fusion.members();
      }
    }
    if (names(OfferKind.CLASSIFIER).contains(name)) {
      return List.of(name);
    }
    throw new NoSuchOfferException(OfferKind.CLASSIFIER.label(), name, classifiersAndFusions());
  }

  /** The names of all classifiers and fusions, in their order. */
  public List<String> classifiersAndFusions() {
    List<String> names = new ArrayList<>(names(OfferKind.CLASSIFIER));
    names.addAll(names(OfferKind.FUSION));
    Collections.sort(names);
    return names;
  }

  /**
   * A reviewer, guarded.
   *
   * @throws NoSuchOfferException if there is none of that name, naming those that there are
   */
  public GuardedReviewer reviewer(String name, TagReviewerSettings settings) {
    InstalledPlugin plugin = offering(OfferKind.REVIEWER, name);
    return new GuardedReviewer(
        name, plugin.guard(), offer(plugin, OfferKind.REVIEWER, name), settings);
  }

  /**
   * A language detector, guarded.
   *
   * @throws NoSuchOfferException if there is none of that name, naming those that there are
   * @throws PluginFailedException if it cannot be made
   */
  public GuardedDetector languageDetector(String name) {
    InstalledPlugin plugin = offering(OfferKind.LANGUAGE, name);
    LanguageDetectorFactory factory = offer(plugin, OfferKind.LANGUAGE, name);
    Outcome<LanguageDetector> made =
        plugin.guard().call("making " + name, () -> new Outcome.Scored<>(factory.create()));
    if (made instanceof Outcome.Scored<LanguageDetector> scored) {
      return new GuardedDetector(plugin.guard(), scored.value());
    }
    throw new PluginFailedException(
        "The language detector " + name + " could not be made: " + made.problem() + ".");
  }

  /**
   * A scorer of networks, guarded.
   *
   * @throws NoSuchOfferException if there is none of that name, naming those that there are
   */
  public GuardedNetworkScorer networkScorer(String name) {
    InstalledPlugin plugin = offering(OfferKind.NETWORK_SCORER, name);
    return new GuardedNetworkScorer(
        name, plugin.guard(), offer(plugin, OfferKind.NETWORK_SCORER, name));
  }

  /** Closes all plugins; one that does not close within its deadline is given up. */
  @Override
  public void close() {
    installed.values().forEach(InstalledPlugin::close);
    for (AutoCloseable loader : loaders) {
      try {
        loader.close();
      } catch (Exception e) {
        // The jars were only read.
      }
    }
  }

  private static <F extends Offer> F offer(InstalledPlugin plugin, OfferKind<F> kind, String name) {
    @Nullable F offer = plugin.offer(kind, name);
    if (offer == null) {
      throw new NoSuchOfferException(kind.label(), name, plugin.names(kind));
    }
    return offer;
  }
}
