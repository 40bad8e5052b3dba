package uk.toex.graph.algo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.toex.api.Progress;

/** The validation graphs of LDBC Graphalytics, a file from outside. */
class LdbcTest {

  /** A graph with the vertices in the order of their ids, and what is expected of each. */
  private record Case(EdgeGraph graph, List<Long> ids, Map<Long, String> expected) {
    int source(long id) {
      return ids.indexOf(id);
    }

    String expected(int node) {
      return String.valueOf(expected.get(ids.get(node)));
    }

    double number(int node) {
      return expected(node).equals("Infinity")
          ? Double.POSITIVE_INFINITY
          : Double.parseDouble(expected(node));
    }
  }

  private static Case read(String input, String output, boolean directed) throws IOException {
    Map<String, String> files = files();
    List<long[]> links = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    TreeMap<Long, Integer> vertices = new TreeMap<>();
    if (input.endsWith(".v")) {
      lines(files, input).forEach(f -> vertices.put(Long.parseLong(f[0]), 0));
      for (String[] f : lines(files, input.replace(".v", ".e"))) {
        links.add(new long[] {Long.parseLong(f[0]), Long.parseLong(f[1])});
        weights.add(Double.parseDouble(f[2]));
      }
    } else {
      for (String[] f : lines(files, input)) {
        long from = Long.parseLong(f[0]);
        vertices.put(from, 0);
        for (int k = 1; k < f.length; k++) {
          long to = Long.parseLong(f[k]);
          vertices.put(to, 0);
          if (directed || from < to) {
            links.add(new long[] {from, to});
            weights.add(1.0);
          }
        }
      }
    }
    List<Long> ids = List.copyOf(vertices.keySet());
    EdgeGraphBuilder builder = EdgeGraph.builder(directed).nodes(ids.size());
    for (int k = 0; k < links.size(); k++) {
      int a = ids.indexOf(links.get(k)[0]);
      int b = ids.indexOf(links.get(k)[1]);
      builder.link(a, b, weights.get(k));
    }
    Map<Long, String> expected = new HashMap<>();
    lines(files, output).forEach(f -> expected.put(Long.parseLong(f[0]), f[1]));
    assertThat(expected).hasSize(ids.size());
    return new Case(builder.build(), ids, expected);
  }

  private static List<String[]> lines(Map<String, String> files, String name) {
    String text = files.get("validation-graphs/" + name);
    assertThat(text).as(name).isNotNull();
    return String.valueOf(text)
        .lines()
        .filter(l -> !l.isBlank())
        .map(l -> l.strip().split(" ", -1))
        .toList();
  }

  /** The files of a tar archive: blocks of 512 bytes, a header with name and octal size first. */
  private static Map<String, String> files() throws IOException {
    byte[] packed = Files.readAllBytes(GraphFiles.outside("ldbc-validation-graphs.tar.gz"));
    Map<String, String> files = new HashMap<>();
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] tar = in.readAllBytes();
      int at = 0;
      while (at + 512 <= tar.length && tar[at] != 0) {
        String header = new String(tar, at, 512, StandardCharsets.ISO_8859_1);
        String name = header.substring(0, 100).replace("\0", "");
        int size = Integer.parseInt(header.substring(124, 135).strip(), 8);
        files.put(name, new String(tar, at + 512, size, StandardCharsets.UTF_8));
        at += 512 + (size + 511) / 512 * 512;
      }
    }
    return files;
  }

  @ParameterizedTest
  @CsvSource({
    "pr/dir-input, pr/dir-output, true, 14",
    "pr/undir-input, pr/undir-output, false, 26",
    "example/example-directed-input, example/example-directed-PR, true, 2",
    "example/example-undirected-input, example/example-undirected-PR, false, 2"
  })
  void page_rank(String input, String output, boolean directed, int steps) throws IOException {
    Case c = read(input, output, directed);
    PageRank ranks =
        PageRank.global(c.graph(), PageRank.Settings.DEFAULT.withIterations(steps), Progress.NONE);
    for (int i = 0; i < c.graph().size(); i++) {
      assertThat(ranks.score(i) / c.number(i)).as(output + " " + i).isCloseTo(1, within(1e-4));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "wcc/dir-input, wcc/dir-output, true",
    "wcc/undir-input, wcc/undir-output, false",
    "example/example-directed-input, example/example-directed-WCC, true",
    "example/example-undirected-input, example/example-undirected-WCC, false"
  })
  void components(String input, String output, boolean directed) throws IOException {
    Case c = read(input, output, directed);
    Partition found = Components.of(c.graph());
    for (int i = 0; i < c.graph().size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(found.group(i) == found.group(j)).isEqualTo(c.expected(i).equals(c.expected(j)));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "cdlp/dir-input, cdlp/dir-output, true, 5",
    "cdlp/undir-input, cdlp/undir-output, false, 5",
    "example/example-directed-input, example/example-directed-CDLP, true, 2",
    "example/example-undirected-input, example/example-undirected-CDLP, false, 2"
  })
  void label_propagation(String input, String output, boolean directed, int steps)
      throws IOException {
    Case c = read(input, output, directed);
    int[] labels = LabelPropagation.labels(c.graph(), steps, Progress.NONE);
    for (int i = 0; i < labels.length; i++) {
      assertThat(c.ids().get(labels[i]))
          .as(output + " " + i)
          .isEqualTo(Long.parseLong(c.expected(i)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "lcc/dir-input, lcc/dir-output, true",
    "lcc/undir-input, lcc/undir-output, false",
    "example/example-directed-input, example/example-directed-LCC, true",
    "example/example-undirected-input, example/example-undirected-LCC, false"
  })
  void clustering(String input, String output, boolean directed) throws IOException {
    Case c = read(input, output, directed);
    double[] found = Clustering.coefficients(c.graph(), Progress.NONE);
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i]).as(output + " " + i).isCloseTo(c.number(i), within(1e-12));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "bfs/dir-input, bfs/dir-output, true, 1",
    "bfs/undir-input, bfs/undir-output, false, 1",
    "example/example-directed-input, example/example-directed-BFS, true, 1",
    "example/example-undirected-input, example/example-undirected-BFS, false, 2"
  })
  void hops(String input, String output, boolean directed, long source) throws IOException {
    Case c = read(input, output, directed);
    int[] found = Distances.hops(c.graph(), c.source(source));
    for (int i = 0; i < found.length; i++) {
      long expected = Long.parseLong(c.expected(i));
      assertThat(found[i] < 0 ? Long.MAX_VALUE : found[i]).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "sssp/dir-input.v, sssp/dir-output, true, 1",
    "sssp/undir-input.v, sssp/undir-output, false, 1",
    "example/example-directed.v, example/example-directed-SSSP, true, 1",
    "example/example-undirected.v, example/example-undirected-SSSP, false, 2"
  })
  void lengths(String input, String output, boolean directed, long source) throws IOException {
    Case c = read(input, output, directed);
    double[] found = Distances.lengths(c.graph(), c.source(source));
    for (int i = 0; i < found.length; i++) {
      double expected = c.number(i);
      assertThat(found[i]).isCloseTo(expected, within(expected == found[i] ? 0 : 1e-12));
    }
  }
}
