package uk.toex.bench.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes folders of {@link NumberedPlugin}s. */
public final class PluginFolders {

  private PluginFolders() {}

  /** Makes so many plugins, {@code bench-000} and on, in a folder. */
  public static void make(Path folder, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      String id = "bench-" + (1000 + i + "").substring(1);
      Path own = Files.createDirectories(folder.resolve(id));
      try (ZipOutputStream jar =
          new ZipOutputStream(Files.newOutputStream(own.resolve(id + ".jar")))) {
        entry(
            jar,
            "META-INF/services/uk.toex.spi.ToexPlugin",
            NumberedPlugin.class.getName().getBytes(StandardCharsets.UTF_8));
        entry(jar, NumberedPlugin.ID_ENTRY, id.getBytes(StandardCharsets.UTF_8));
        for (String name :
            new String[] {"NumberedPlugin", "NumberedPlugin$Halves", "NumberedPlugin$Half"}) {
          String path = "uk/toex/bench/plugin/" + name + ".class";
          try (InputStream in = NumberedPlugin.class.getClassLoader().getResourceAsStream(path)) {
            entry(jar, path, Objects.requireNonNull(in, path).readAllBytes());
          }
        }
      }
    }
  }

  private static void entry(ZipOutputStream jar, String name, byte[] content) throws IOException {
    jar.putNextEntry(new ZipEntry(name));
    jar.write(content);
    jar.closeEntry();
  }
}
