package uk.toex.tck.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.toex.api.ModelRefusedException;
import uk.toex.spi.PluginContext;
import uk.toex.spi.PluginDescriptor;
import uk.toex.spi.PluginResource;

/** Gives a plugin what it needs, from its jars or its folder, as a host does. */
final class KitContext implements PluginContext {
  private final Class<?> pluginClass;
  private final List<PluginResource> needs;
  private final @Nullable Path folder;

  KitContext(Class<?> pluginClass, PluginDescriptor descriptor, @Nullable Path folder) {
    this.pluginClass = pluginClass;
    this.needs = descriptor.needs();
    this.folder = folder;
  }

  @Override
  public byte[] resource(String name) {
    for (PluginResource need : needs) {
      if (need.name().equals(name)) {
        return read(need);
      }
    }
    throw new IllegalArgumentException("the descriptor does not name \"" + name + "\"");
  }

  private byte[] read(PluginResource need) {
    byte[] content;
    try (InputStream in = find(need.name())) {
      if (in == null) {
        throw new ModelRefusedException(
            "\"" + need.name() + "\" is in none of the plugin's jars nor in its folder");
      }
      content = in.readAllBytes();
    } catch (IOException e) {
      throw new ModelRefusedException("\"" + need.name() + "\" cannot be read", e);
    }
    String digest = Digest.sha256(content);
    if (!digest.equals(need.sha256())) {
      throw new ModelRefusedException(
          "\"" + need.name() + "\" has SHA-256 " + digest + ", not " + need.sha256());
    }
    return content;
  }

  private @Nullable InputStream find(String name) throws IOException {
    if (folder != null && Files.isRegularFile(folder.resolve(name))) {
      return Files.newInputStream(folder.resolve(name));
    }
    return pluginClass.getResourceAsStream("/" + name);
  }
}
