package uk.toex.host.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.toex.api.ModelRefusedException;
import uk.toex.spi.PluginContext;
import uk.toex.spi.PluginDescriptor;
import uk.toex.spi.PluginResource;

/** What a plugin needs beside its code, found in its folder or its jars and checked. */
public final class PluginResources implements PluginContext {

  private final PluginDescriptor descriptor;
  private final @Nullable Path folder;
  private final @Nullable ClassLoader jars;

  /**
   * Resources of a plugin.
   *
   * @param folder where it lies; null if on the class path
   * @param jars only asked for resources, so none of its code runs
   */
  public PluginResources(
      PluginDescriptor descriptor, @Nullable Path folder, @Nullable ClassLoader jars) {
    this.descriptor = descriptor;
    this.folder = folder;
    this.jars = jars;
  }

  @Override
  public byte[] resource(String name) {
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
  }

  /** What is absent or altered; empty if all is well. */
  public List<String> missing() {
    List<String> problems = new ArrayList<>();
    for (PluginResource need : descriptor.needs()) {
      try {
        resource(need.name());
      } catch (ModelRefusedException e) {
        problems.add(String.valueOf(e.getMessage()));
      }
    }
    return problems;
  }

  /**
   * The bytes of a file of the folder or an entry of a jar, unchecked.
   *
   * @throws ModelRefusedException if there is none or it can't be read
   */
  public byte[] read(String name) {
    try {
      Path file = folder == null ? null : folder.resolve(name);
      if (file != null && Files.isRegularFile(file)) {
        return Files.readAllBytes(file);
      }
      try (InputStream in = jars == null ? null : jars.getResourceAsStream(name)) {
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
}
