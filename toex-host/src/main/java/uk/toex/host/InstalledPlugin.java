package uk.toex.host;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.toex.api.ModelRefusedException;
import uk.toex.api.Provenance;
import uk.toex.host.internal.FileDigests;
import uk.toex.spi.Offer;
import uk.toex.spi.PluginContext;
import uk.toex.spi.PluginDescriptor;
import uk.toex.spi.PluginResource;
import uk.toex.spi.ToexPlugin;

/** A plugin that was accepted, with what it offers. Thread-safe. */
public final class InstalledPlugin {

  private final PluginDescriptor descriptor;
  private final ToexPlugin plugin;
  private final Guard guard;
  private final @Nullable Path folder;
  private final Map<OfferKind<?>, Map<String, Offer>> offers = new LinkedHashMap<>();
  private volatile @Nullable String sha256;

  InstalledPlugin(
      PluginDescriptor descriptor,
      ToexPlugin plugin,
      Guard guard,
      @Nullable Path folder,
      @Nullable String sha256) {
    this.descriptor = descriptor;
    this.plugin = plugin;
    this.guard = guard;
    this.folder = folder;
    this.sha256 = sha256;
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
    plugin.open(context());
    for (OfferKind<?> kind : OfferKind.ALL) {
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
      offers.put(kind, named);
    }
  }

  /** Asks the plugin to close, within the guard's deadline, and ends the guard's threads. */
  void close() {
    guard.call(
        "closing",
        () -> {
          plugin.close();
          return new Outcome.Scored<>(Boolean.TRUE);
        });
    guard.close();
  }

  /** What the plugin needs beside its code that is absent or altered; empty if all is well. */
  public List<String> missing() {
    List<String> problems = new ArrayList<>();
    for (PluginResource need : descriptor.needs()) {
      try {
        context().resource(need.name());
      } catch (ModelRefusedException e) {
        problems.add(String.valueOf(e.getMessage()));
      }
    }
    return problems;
  }

  private PluginContext context() {
    return name -> {
      PluginResource need =
          descriptor.needs().stream()
              .filter(each -> each.name().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          descriptor.id() + " does not declare to need " + name));
      byte[] bytes = read(need.name());
      String actual = FileDigests.sha256(bytes);
      if (!actual.equals(need.sha256())) {
        throw new ModelRefusedException(
            need.name()
                + " of the plugin "
                + descriptor.id()
                + " is not what the plugin was made for: SHA-256 "
                + actual
                + ", expected "
                + need.sha256()
                + ".");
      }
      return bytes;
    };
  }

  private byte[] read(String name) {
    try {
      Path file = folder == null ? null : folder.resolve(name);
      if (file != null && Files.isRegularFile(file)) {
        return Files.readAllBytes(file);
      }
      ClassLoader loader = plugin.getClass().getClassLoader();
      try (InputStream in = loader == null ? null : loader.getResourceAsStream(name)) {
        if (in != null) {
          return in.readAllBytes();
        }
      }
    } catch (IOException e) {
      throw new ModelRefusedException(
          name + " of the plugin " + descriptor.id() + " could not be read: " + e, e);
    }
    throw new ModelRefusedException(
        "The plugin "
            + descriptor.id()
            + " lacks "
            + name
            + ": neither in its jars"
            + (folder == null ? "." : " nor in " + folder + "."));
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
    return FileDigests.sha256(read(name));
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
