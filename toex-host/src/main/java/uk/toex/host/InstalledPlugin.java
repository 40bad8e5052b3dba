package uk.toex.host;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.toex.api.CancelledException;
import uk.toex.api.Provenance;
import uk.toex.host.internal.FileDigests;
import uk.toex.host.internal.PluginResources;
import uk.toex.host.internal.RemotePlugin;
import uk.toex.spi.Offer;
import uk.toex.spi.PluginDescriptor;
import uk.toex.spi.ToexPlugin;

/** A plugin that was accepted, with what it offers. Thread-safe. */
public final class InstalledPlugin {

  private final PluginDescriptor descriptor;
  private final ToexPlugin plugin;
  private final Guard guard;
  private final @Nullable Path folder;
  private final PluginResources resources;
  private final Map<OfferKind<?>, Map<String, Offer>> offers = new LinkedHashMap<>();
  private volatile @Nullable String sha256;

  InstalledPlugin(
      PluginDescriptor descriptor,
      ToexPlugin plugin,
      Guard guard,
      @Nullable Path folder,
      @Nullable String sha256,
      @Nullable ClassLoader jars) {
    this.descriptor = descriptor;
    this.plugin = plugin;
    this.guard = guard;
    this.folder = folder;
    this.sha256 = sha256;
    this.resources = new PluginResources(descriptor, folder, jars);
  }

  /** Who it is. */
  public PluginDescriptor descriptor() {
    return descriptor;
  }

  /** The folder it was loaded from; null if it is on the class path. */
  public @Nullable Path folder() {
    return folder;
  }

  /** What stands between it and the host. */
  public Guard guard() {
    return guard;
  }

  /**
   * The digest of its files: of its whole folder, or of the jar on the class path that holds its
   * class.
   */
  public String sha256() {
    String known = sha256;
    if (known == null) {
      known = ofCodeSource();
      sha256 = known;
    }
    return known;
  }

  /** For a provenance. */
  public Provenance.Component component() {
    return new Provenance.Component(descriptor.id(), descriptor.version(), sha256());
  }

  /** The names of what it offers of a kind, in its own order. */
  public List<String> names(OfferKind<?> kind) {
    return List.copyOf(offers.getOrDefault(kind, Map.of()).keySet());
  }

  /** What it offers under a name, or null. Calls to it do not pass the guard. */
  <F extends Offer> @Nullable F offer(OfferKind<F> kind, String name) {
    @SuppressWarnings("unchecked") // put there by the kind itself
    F offer = (F) offers.getOrDefault(kind, Map.of()).get(name);
    return offer;
  }

  /** Opens the plugin and asks for all that it offers. On the guard's thread. */
  void open() throws Exception {
    plugin.open(resources);
    for (OfferKind<?> kind : OfferKind.ALL) {
      offers.put(kind, named(kind, plugin));
    }
  }

  /**
   * What a plugin offers of a kind, by name.
   *
   * @throws IllegalStateException if a name is none or is there twice
   */
  static Map<String, Offer> named(OfferKind<?> kind, ToexPlugin plugin) {
    Map<String, Offer> named = new LinkedHashMap<>();
    for (Offer offer : kind.of().apply(plugin)) {
      String name = offer.name();
      if (!isName(name)) {
        throw new IllegalStateException(
            "a " + kind.label() + "'s name is \"" + name + "\"; expected [a-z][a-z0-9-]{1,62}");
      }
      if (named.put(name, offer) != null) {
        throw new IllegalStateException("two " + kind.label() + "s are named " + name);
      }
    }
    return named;
  }

  /** Asks the plugin to close, within the guard's deadline, and ends the guard's threads. */
  void close() {
    // Whoever is interrupted while it cleans up still has to.
    boolean interrupted = Thread.interrupted();
    try {
      guard.call(
          "closing",
          () -> {
            plugin.close();
            return new Outcome.Scored<>(Boolean.TRUE);
          });
    } catch (CancelledException e) {
      interrupted = true;
    } finally {
      end();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Ends the guard's threads, and the plugin's process if it has one. */
  void end() {
    guard.close();
    if (plugin instanceof RemotePlugin remote) {
      remote.end();
    }
  }

  /** Whether the plugin runs in a process of its own. */
  public boolean isolated() {
    return plugin instanceof RemotePlugin;
  }

  /** What the plugin needs beside its code that is absent or altered; empty if all is well. */
  public List<String> missing() {
    return resources.missing();
  }

  private String ofCodeSource() {
    CodeSource source = plugin.getClass().getProtectionDomain().getCodeSource();
    try {
      if (source != null && source.getLocation() != null) {
        return FileDigests.sha256(Path.of(source.getLocation().toURI()));
      }
    } catch (IOException | URISyntaxException | RuntimeException e) {
      // A place that is no file, as in some application servers; the class stands for it.
    }
    String name = plugin.getClass().getName().replace('.', '/') + ".class";
    return FileDigests.sha256(resources.read(name));
  }

  private static boolean isName(String name) {
    return name != null
        && name.length() >= 2
        && name.length() <= 63
        && name.charAt(0) >= 'a'
        && name.charAt(0) <= 'z'
        && name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
  }

  @Override
  public String toString() {
    return descriptor.id() + " " + descriptor.version();
  }
}
