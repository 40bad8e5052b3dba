package uk.toex.host.internal;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.InvalidModuleDescriptorException;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import uk.toex.host.PluginProblem;
import uk.toex.host.PluginProblem.Kind;
import uk.toex.spi.ToexPlugin;

/**
 * A plugin's folder, looked at without running anything in it: its jars (beside each other or in
 * {@code lib/}), its digest, and what speaks against loading it.
 */
public final class PluginFolder {

  private static final String SERVICE = "META-INF/services/" + ToexPlugin.class.getName();
  private static final List<String> OURS = List.of("uk/toex/api/", "uk/toex/spi/");
  private static final List<String> BINDINGS =
      List.of(
          "META-INF/services/org.slf4j.spi.SLF4JServiceProvider",
          "org/slf4j/impl/StaticLoggerBinder.class");
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9.-]{2,63}");
  private static final int MOST_BYTES = 1 << 20;

  private final Path folder;
  private final String id;
  private String sha256 = "";
  private final List<Path> jars = new ArrayList<>();
  private final Set<String> providers = new TreeSet<>();
  private @Nullable PluginProblem problem;

  private PluginFolder(Path folder) {
    this.folder = folder;
    Path name = folder.toAbsolutePath().normalize().getFileName();
    this.id = name == null ? folder.toString() : name.toString();
  }

  /** Looks at a folder. */
  public static PluginFolder inspect(Path folder) {
    PluginFolder found = new PluginFolder(folder);
    try {
      found.read();
    } catch (IOException e) {
      found.refuse(Kind.TRUNCATED, "could not be read: " + e.getMessage() + ".");
    }
    return found;
  }

  /** Its name, which must be the plugin's id. */
  public String id() {
    return id;
  }

  /** Where it lies. */
  public Path path() {
    return folder;
  }

  /** The digest of all its files; empty if they could not be read. */
  public String sha256() {
    return sha256;
  }

  /** Its jars, in the order of their names. */
  public List<Path> jars() {
    return jars;
  }

  /** What speaks against loading it, or null. */
  public @Nullable PluginProblem problem() {
    return problem;
  }

  private void read() throws IOException {
    if (!ID.matcher(id).matches()) {
      refuse(
          Kind.NO_PROVIDER,
          "a plugin's folder is named by its id, of the form " + ID.pattern() + ".");
      return;
    }
    SortedMap<String, Path> files = FileDigests.files(folder);
    for (var file : files.entrySet()) {
      String name = file.getKey();
      int slash = name.lastIndexOf('/');
      boolean place = slash < 0 || name.substring(0, slash).equals("lib");
      if (place && name.endsWith(".jar")) {
        jars.add(file.getValue());
        readJar(name, file.getValue());
      }
    }
    sha256 = FileDigests.sha256(files);
    if (jars.isEmpty()) {
      refuse(
          Kind.NO_PROVIDER,
          "has no jar. Expected the plugin's jar here, and those that it needs in lib/.");
    } else if (providers.isEmpty()) {
      refuse(Kind.NO_PROVIDER, "has no plugin: no jar of it has " + SERVICE + ".");
    } else if (providers.size() > 1) {
      refuse(
          Kind.NO_PROVIDER,
          "has several plugins: " + providers + ". Give each a folder of its own.");
    }
  }

  private void readJar(String name, Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile(), StandardCharsets.UTF_8)) {
      for (ZipEntry entry :
          (Iterable<ZipEntry>) () -> zip.stream().<ZipEntry>map(e -> e).iterator()) {
        String inside = plain(entry.getName());
        if (inside.endsWith(".class") && OURS.stream().anyMatch(inside::startsWith)) {
          refuse(
              Kind.COPIES_OF_API,
              name
                  + " holds a copy of TOEX's own "
                  + inside
                  + ".\nLeave toex-api out of the plugin: the host brings it (scope provided).");
        } else if (BINDINGS.contains(inside)) {
          refuse(
              Kind.LOGGING_BINDING,
              name
                  + " binds the log ("
                  + inside
                  + ").\nLeave it out: where logs go is the host's business.");
        }
      }
      readProviders(name, zip);
    } catch (IOException e) {
      refuse(
          Kind.TRUNCATED,
          name + " is cut off or damaged (" + e.getMessage() + ").\nCopy the plugin again.");
    }
  }

  private void readProviders(String jar, ZipFile zip) throws IOException {
    Set<String> services = new TreeSet<>();
    ZipEntry entry = zip.getEntry(SERVICE);
    if (entry != null) {
      for (String line : new String(bytes(zip, entry), StandardCharsets.UTF_8).lines().toList()) {
        int comment = line.indexOf('#');
        String provider = (comment < 0 ? line : line.substring(0, comment)).strip();
        if (!provider.isEmpty()) {
          services.add(provider);
        }
      }
    }
    providers.addAll(services);
    ZipEntry module = zip.getEntry("module-info.class");
    if (module == null) {
      return;
    }
    Set<String> provided = new TreeSet<>();
    try (InputStream in = zip.getInputStream(module)) {
      for (ModuleDescriptor.Provides provides : ModuleDescriptor.read(in).provides()) {
        if (provides.service().equals(ToexPlugin.class.getName())) {
          provided.addAll(provides.providers());
        }
      }
    } catch (InvalidModuleDescriptorException e) {
      throw new IOException("module-info.class is damaged: " + e.getMessage(), e);
    }
    if (!provided.equals(services)) {
      refuse(
          Kind.NO_PROVIDER,
          jar
              + " names "
              + services
              + " in META-INF/services but "
              + provided
              + " in module-info.\nThe two must agree.");
    }
  }

  private static byte[] bytes(ZipFile zip, ZipEntry entry) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException(entry.getName() + " is larger than " + MOST_BYTES + " bytes");
      }
      return bytes;
    }
  }

  /** The name of an entry without the prefix of multi-release jars. */
  private static String plain(String name) {
    String versions = "META-INF/versions/";
    int slash = name.startsWith(versions) ? name.indexOf('/', versions.length()) : -1;
    return slash < 0 ? name : name.substring(slash + 1);
  }

  private void refuse(Kind kind, String what) {
    if (problem == null) {
      problem = new PluginProblem(id, kind, "The plugin in " + folder + " is refused: " + what);
    }
  }
}
