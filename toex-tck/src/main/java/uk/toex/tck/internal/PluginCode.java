package uk.toex.tck.internal;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import uk.toex.tck.internal.Verdict.Untestable;

/**
 * Where the plugin's classes lie.
 *
 * @param own jars or folders of its own code
 * @param libraries jars that it brings along
 */
record PluginCode(List<Path> own, List<Path> libraries) {

  /** Something that is done with each file of a jar or folder. */
  interface Visitor {
    void file(String name, InputStream content) throws IOException;
  }

  static PluginCode of(Class<?> pluginClass, Settings settings) throws IOException {
    if (!settings.code().isEmpty()) {
      return new PluginCode(settings.code(), settings.libraries());
    }
    String name = pluginClass.getName().replace('.', '/') + ".class";
    for (Path entry : classPath()) {
      if (holds(entry, name)) {
        return new PluginCode(List.of(entry), settings.libraries());
      }
    }
    throw new Untestable("the plugin's class is not on the class path; tell the kit its code");
  }

  /** What a second process needs to run the plugin, in order. */
  String pathOfChild() {
    Set<Path> parts = new LinkedHashSet<>(own);
    parts.addAll(libraries);
    parts.addAll(classPath());
    StringBuilder path = new StringBuilder();
    for (Path part : parts) {
      path.append(path.isEmpty() ? "" : File.pathSeparator).append(part.toAbsolutePath());
    }
    return path.toString();
  }

  /** Whether a path is one of the parts that classes are loaded from. */
  static boolean onClassPath(Path path) {
    return classPath().stream().anyMatch(entry -> path.startsWith(entry.toAbsolutePath()));
  }

  /** The text of a file of the plugin's own code, or an empty one. */
  String text(String name) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Path part : own) {
      eachFile(
          part,
          (file, content) -> {
            if (file.equals(name)) {
              text.append(
                  new String(content.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            }
          });
    }
    return text.toString();
  }

  /** Goes through all files of a jar or folder, in order of their names. */
  static void eachFile(Path part, Visitor visitor) throws IOException {
    if (Files.isDirectory(part)) {
      List<Path> files;
      try (Stream<Path> all = Files.walk(part)) {
        files = all.filter(Files::isRegularFile).sorted().toList();
      }
      for (Path file : files) {
        try (InputStream in = Files.newInputStream(file)) {
          visitor.file(part.relativize(file).toString().replace(File.separatorChar, '/'), in);
        }
      }
      return;
    }
    try (JarFile jar = new JarFile(part.toFile())) {
      List<? extends ZipEntry> entries =
          jar.stream().filter(entry -> !entry.isDirectory()).sorted(PluginCode::byName).toList();
      for (ZipEntry entry : entries) {
        try (InputStream in = jar.getInputStream(entry)) {
          visitor.file(entry.getName(), in);
        }
      }
    }
  }

  private static int byName(ZipEntry a, ZipEntry b) {
    return a.getName().compareTo(b.getName());
  }

  private static List<Path> classPath() {
    Set<Path> entries = new LinkedHashSet<>();
    for (String property : List.of("java.class.path", "jdk.module.path")) {
      for (String entry : System.getProperty(property, "").split(File.pathSeparator, -1)) {
        if (!entry.isEmpty()) {
          add(entries, Path.of(entry));
        }
      }
    }
    return new ArrayList<>(entries);
  }

  /** With what the manifest of a jar names, as build tools use it to shorten command lines. */
  private static void add(Set<Path> entries, Path entry) {
    if (!entries.add(entry) || !Files.isRegularFile(entry)) {
      return;
    }
    try (JarFile jar = new JarFile(entry.toFile())) {
      Manifest manifest = jar.getManifest();
      String more = manifest == null ? null : manifest.getMainAttributes().getValue("Class-Path");
      if (more != null) {
        URI base = entry.toAbsolutePath().toUri();
        for (String each : more.strip().split(" +", -1)) {
          URI uri = base.resolve(each);
          if ("file".equals(uri.getScheme())) {
            add(entries, Path.of(uri));
          }
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      // Not a jar, or a manifest that names what is no path: the Java runtime passes over it too.
    }
  }

  private static boolean holds(Path entry, String name) throws IOException {
    if (Files.isDirectory(entry)) {
      return Files.isRegularFile(entry.resolve(name));
    }
    if (!Files.isRegularFile(entry)) {
      return false;
    }
    try (JarFile jar = new JarFile(entry.toFile())) {
      return jar.getEntry(name) != null;
    }
  }
}
