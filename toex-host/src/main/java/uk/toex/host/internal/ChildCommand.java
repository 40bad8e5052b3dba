package uk.toex.host.internal;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.toex.host.IsolationSettings;
import uk.toex.host.PluginFailedException;
import uk.toex.io.AtomicFile;
import uk.toex.spi.ToexPlugin;

/** The command line and the environment of a plugin's process. */
final class ChildCommand {

  private static final List<String> KEPT =
      // Without these a path that is not ASCII cannot be read, and nothing starts on Windows.
      List.of("LANG", "LC_ALL", "LC_CTYPE", "SystemRoot");
  private static final List<Path> PRLIMITS =
      List.of(Path.of("/usr/bin/prlimit"), Path.of("/bin/prlimit"));

  private ChildCommand() {}

  /** How to start it in a working folder of its own. */
  static ProcessBuilder of(Path folder, Path work, IsolationSettings settings) {
    List<String> command = new ArrayList<>(limits(settings));
    command.add(settings.java().toString());
    command.add("-Xmx" + settings.heapMiB() + "m");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:-UsePerfData");
    // A JVM that has run out of memory once does not go on as if nothing had been.
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-XX:-CreateCoredumpOnCrash");
    // What the JVM itself has to say would else go to standard output, between the frames.
    command.add("-XX:+DisplayVMOutputToStderr");
    command.add("-Dfile.encoding=UTF-8");
    command.add("-Djava.awt.headless=true");
    command.add("-Djava.io.tmpdir=" + work);
    command.add("-cp");
    command.add(classPath());
    command.add(IsolatedMain.class.getName());
    command.add(folder.toAbsolutePath().toString());
    ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
    clean(builder.environment());
    return builder;
  }

  /** What comes before the command itself; nothing where the system has no {@code prlimit}. */
  static List<String> limits(IsolationSettings settings) {
    String system = System.getProperty("os.name", "");
    if (!system.toLowerCase(Locale.ROOT).contains("linux")) {
      return List.of();
    }
    for (Path prlimit : PRLIMITS) {
      if (Files.isExecutable(prlimit)) {
        long data = (settings.heapMiB() + (long) settings.nativeMiB()) << 20;
        return List.of(
            prlimit.toString(), "--data=" + data, "--core=0", "--nofile=" + settings.openFiles());
      }
    }
    return List.of();
  }

  private static void clean(Map<String, String> environment) {
    // Nothing of the host's environment is the plugin's business: it may hold secrets, and
    // JAVA_TOOL_OPTIONS and its like would change the limits.
    environment.keySet().retainAll(KEPT);
  }

  /** The jars of what the two processes have in common, and nothing else. */
  private static String classPath() {
    Set<String> places = new LinkedHashSet<>();
    List<Class<?>> needed = List.of(ToexPlugin.class, AtomicFile.class, IsolatedMain.class);
    for (Class<?> each : needed) {
      Path place = place(each);
      if (place == null) {
        throw new PluginFailedException(
            "A plugin can't be given a process of its own here: the jar of "
                + each.getName()
                + " is no file that another JVM could read.");
      }
      places.add(place.toString());
    }
    for (String name : List.of("org.slf4j.Logger", "org.jspecify.annotations.Nullable")) {
      Path place = optional(name);
      if (place != null) {
        places.add(place.toString());
      }
    }
    return String.join(File.pathSeparator, places);
  }

  private static @Nullable Path optional(String name) {
    try {
      return place(Class.forName(name, false, ChildCommand.class.getClassLoader()));
    } catch (ClassNotFoundException | LinkageError e) {
      return null; // Plugins that need it bring their own or do without, as in the host.
    }
  }

  private static @Nullable Path place(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    try {
      if (source != null && source.getLocation() != null) {
        Path place = Path.of(source.getLocation().toURI()).toAbsolutePath();
        return Files.isReadable(place) ? place : null;
      }
    } catch (URISyntaxException | IllegalArgumentException | SecurityException e) {
      // Inside another archive.
    } catch (java.nio.file.FileSystemNotFoundException e) {
      // In the run-time image.
    }
    return null;
  }
}
