package uk.toex.graph.algo;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import uk.toex.api.Progress;
import uk.toex.io.Format;
import uk.toex.io.Input;
import uk.toex.io.Rejects;

/**
 * Files of links for tests. Those from outside are not part of the project: the system property
 * {@code toex.testdata} names their folder, and without it a test is skipped, saying so.
 */
final class GraphFiles {

  private GraphFiles() {}

  static Path outside(String name) {
    Path file = Path.of(System.getProperty("toex.testdata", "")).resolve("graph").resolve(name);
    assumeTrue(Files.exists(file), "skipped: there is no file " + file);
    return file;
  }

  static LinkFile read(Path file, boolean directed) {
    return LinkFile.read(
        Input.of(file, Format.TSV),
        LinkLayout.ofFileName(file.toString()),
        directed,
        LinkFile.Weights.NAMED,
        Rejects.counted(),
        Progress.NONE);
  }

  static LinkFile read(String text, LinkLayout layout, boolean directed, Rejects rejects) {
    return read(text.getBytes(StandardCharsets.UTF_8), layout, directed, rejects);
  }

  static LinkFile read(byte[] bytes, LinkLayout layout, boolean directed, Rejects rejects) {
    return LinkFile.read(
        Input.of(new ByteArrayInputStream(bytes), "links", Format.TSV),
        layout,
        directed,
        LinkFile.Weights.ALL,
        rejects,
        Progress.NONE);
  }
}
