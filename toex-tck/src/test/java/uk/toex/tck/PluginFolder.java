package uk.toex.tck;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import uk.toex.spi.ToexPlugin;
import uk.toex.tck.broken.OwnFolder;

/**
 * The folder of classes that a plugin of these tests would have if it were a project of its own.
 */
final class PluginFolder {
  private PluginFolder() {}

  /** Writes a plugin's class and services file. */
  static Path write(Class<? extends ToexPlugin> type, Path folder) throws IOException {
    String file = type.getName().replace('.', '/') + ".class";
    Path target = folder.resolve(file);
    Files.createDirectories(target.resolve("..").normalize());
    try (InputStream in = type.getResourceAsStream("/" + file)) {
      if (in == null) {
        throw new IOException("no class file of " + type);
      }
      Files.copy(in, target);
    }
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(
        services.resolve("uk.toex.spi.ToexPlugin"),
        "# the plugin\n" + type.getName() + " # only one\n",
        StandardCharsets.UTF_8);
    if (OwnFolder.class.isAssignableFrom(type) && maker(type).get() instanceof OwnFolder own) {
      own.change(folder);
    }
    return folder;
  }

  /** Makes instances, also where ServiceLoader could not. */
  static Supplier<ToexPlugin> maker(Class<? extends ToexPlugin> type) {
    return () -> {
      try {
        var constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    };
  }
}
