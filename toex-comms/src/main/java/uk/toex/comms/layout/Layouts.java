package uk.toex.comms.layout;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;
import uk.toex.api.comms.CommsLayout;

/**
 * Layouts by name: TOEX's own and those that plugins offer. Immutable and thread-safe.
 *
 * <p>None of TOEX's own is the layout of a company: no company in the United Kingdom publishes its.
 */
public final class Layouts {

  private static final List<String> OWN =
      List.of(
          "generic",
          "cdr",
          "sms",
          "data-session",
          "handset-messages",
          "bandicoot",
          "bandicoot-orange",
          "bandicoot-recharges",
          "subscriber",
          "cell-sites");

  private static final Layouts BUILT_IN = new Layouts(new TreeMap<>(own()));

  private final SortedMap<String, Layout> layouts;

  private Layouts(SortedMap<String, Layout> layouts) {
    this.layouts = Collections.unmodifiableSortedMap(layouts);
  }

  private static SortedMap<String, Layout> own() {
    SortedMap<String, Layout> layouts = new TreeMap<>();
    for (String name : OWN) {
      try (InputStream in = Layouts.class.getResourceAsStream(name + ".layout")) {
        if (in == null) {
          throw new IllegalStateException("TOEX lacks its layout " + name);
        }
        String definition = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        layouts.put(name, Layout.parse(definition, name + ".layout"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return layouts;
  }

  /** TOEX's own. */
  public static Layouts builtIn() {
    return BUILT_IN;
  }

  /**
   * These and others.
   *
   * @throws InputRefusedException if one can't be read or has a name that is taken
   */
  public Layouts with(Collection<? extends CommsLayout> others) {
    SortedMap<String, Layout> all = new TreeMap<>(layouts);
    for (CommsLayout other : others) {
      Layout layout = Layout.of(other);
      if (all.putIfAbsent(layout.name(), layout) != null) {
        throw new InputRefusedException(
            "Two layouts are called " + layout.name() + "; their names must differ.");
      }
    }
    return new Layouts(all);
  }

  /** All, by name. */
  public List<Layout> all() {
    return List.copyOf(layouts.values());
  }

  /**
   * The layout of a name, or of a file with a definition.
   *
   * @throws InputRefusedException if there is neither, saying which there are
   */
  public Layout find(String nameOrFile) {
    Layout known = layouts.get(nameOrFile);
    if (known != null) {
      return known;
    }
    Path file = path(nameOrFile);
    if (file == null || !Files.isRegularFile(file)) {
      throw new InputRefusedException(
          "There is no layout and no file called "
              + nameOrFile
              + ".\nThe layouts are: "
              + String.join(", ", layouts.keySet())
              + "; or auto, or a file with a definition.");
    }
    return Layout.read(file);
  }

  private static @Nullable Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /** Which layouts fit a sample. */
  public Recognition recognise(Sample sample, @Nullable String owner) {
    return Recognition.of(all(), sample, owner);
  }
}
