package uk.toex.bench.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the JVM peers' corpus: tags apart by spaces, a tab, the text; one report a line. */
final class TaggedLines implements AutoCloseable {

  /**
   * A report.
   *
   * @param tags the tags given, perhaps none
   */
  record Tagged(List<String> tags, String text) {}

  private final BufferedReader reader;

  TaggedLines(Path file) throws IOException {
    reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
  }

  @Nullable Tagged next() throws IOException {
    String line = reader.readLine();
    if (line == null) {
      return null;
    }
    int tab = line.indexOf('\t');
    List<String> tags = tab == 0 ? List.of() : List.of(line.substring(0, tab).split(" ", -1));
    return new Tagged(tags, line.substring(tab + 1));
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
