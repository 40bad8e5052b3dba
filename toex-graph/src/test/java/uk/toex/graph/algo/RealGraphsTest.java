package uk.toex.graph.algo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.toex.api.Progress;
import uk.toex.io.Input;
import uk.toex.io.Rejects;
import uk.toex.io.Row;
import uk.toex.io.RowReader;

/** PageRank, components and cores as MATLAB and igraph compute them, on files from outside. */
class RealGraphsTest {

  /** MATLAB's values are given to ten decimals. */
  private static final double AS_WRITTEN = 0.501e-10;

  private static List<Double> matlab(String name) throws IOException {
    String json = Files.readString(GraphFiles.outside("pagerank/matlab-pagerank.json"));
    int at = json.indexOf('"' + name + '"');
    String list = json.substring(json.indexOf('[', at) + 1, json.indexOf(']', at));
    List<Double> values = new ArrayList<>();
    for (String value : list.split(",", -1)) {
      values.add(Double.parseDouble(value.strip()));
    }
    return values;
  }

  /**
   * MATLAB stops once no score moves by 1e-4 any more, which is why its vectors are some 1e-4 off
   * the solution. They are the steps from the uniform vector to the last decimal given.
   */
  private static void matlab(String name, String file, boolean directed, int steps)
      throws IOException {
    List<Double> expected = matlab(name);
    EdgeGraph graph = GraphFiles.read(GraphFiles.outside("pagerank/" + file), directed).graph();
    PageRank.Settings settings = PageRank.Settings.DEFAULT;
    PageRank same = PageRank.global(graph, settings.withIterations(steps), Progress.NONE);
    PageRank exact = PageRank.global(graph, settings, Progress.NONE);
    assertThat(graph.size()).isEqualTo(expected.size());
    double l1 = 0;
    for (int i = 0; i < expected.size(); i++) {
      assertThat(same.score(i)).as("%s %s", name, i).isCloseTo(expected.get(i), within(AS_WRITTEN));
      l1 += Math.abs(exact.score(i) - expected.get(i));
    }
    assertThat(l1).isLessThan(same.errorBound());
  }

  @Test
  void karate_as_matlab() throws IOException {
    matlab("karate", "karate.mtx", false, 16);
  }

  @Test
  void west0067_as_matlab() throws IOException {
    matlab("west0067", "west0067.mtx", true, 8);
  }

  @Test
  void ldbc_example_as_matlab() throws IOException {
    matlab("ldbc_directed_example", "ldbc-directed-example.mtx", true, 11);
  }

  @Test
  void wiki_vote_as_igraph() {
    Path links = GraphFiles.outside("pagerank/wiki-Vote.txt.gz");
    Path answers = GraphFiles.outside("pagerank/wiki-Vote-directed.csv.gz");
    EdgeGraph graph = GraphFiles.read(links, true).graph();
    double[] restart = new double[graph.size()];
    for (int seed = 3; seed <= 22; seed++) {
      restart[graph.indexOf(Integer.toString(seed))] = 1;
    }
    PageRank personal =
        PageRank.personalised(graph, restart, PageRank.Settings.DEFAULT, Progress.NONE);
    PageRank global = PageRank.global(graph, PageRank.Settings.DEFAULT, Progress.NONE);
    Partition components = Components.of(graph);
    int[] cores = Cores.numbers(graph);
    double l1Personal = 0;
    double l1Global = 0;
    Map<String, Integer> ours = new HashMap<>();
    Map<Integer, String> theirs = new HashMap<>();
    int rows = 0;
    try (RowReader reader = RowReader.open(Input.of(answers), Rejects.counted())) {
      Row row;
      while ((row = reader.next()) != null) {
        int node = graph.indexOf(String.valueOf(row.get("node")));
        l1Personal += Math.abs(number(row, "ppr_seeds") - personal.score(node));
        l1Global += Math.abs(number(row, "pagerank") - global.score(node));
        String theirs1 = String.valueOf(row.get("wcc"));
        Integer our1 = ours.putIfAbsent(theirs1, components.group(node));
        assertThat(our1 == null ? components.group(node) : our1).isEqualTo(components.group(node));
        String back = theirs.putIfAbsent(components.group(node), theirs1);
        assertThat(back == null ? theirs1 : back).isEqualTo(theirs1);
        assertThat(cores[node]).isEqualTo((int) number(row, "coreness"));
        rows++;
      }
    }
    assertThat(rows).isEqualTo(graph.size()).isEqualTo(7115);
    assertThat(components.groups()).isEqualTo(24);
    assertThat(l1Personal).isCloseTo(0, within(1e-9));
    assertThat(l1Global).isCloseTo(0, within(1e-9));
  }

  private static double number(Row row, String column) {
    return Double.parseDouble(String.valueOf(row.get(column)));
  }
}
