package uk.toex.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code toex network pagerank}, {@code components} and {@code communities}. */
class NetworkGraphCommandsTest {

  @TempDir Path folder = Path.of("");

  private Path links = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void given() throws IOException {
    links =
        Cli.write(
            folder.resolve("links.csv"),
            "from,to\nP1,P2\nP2,P3\nP3,P1\nP4,P5\nP5,P6\nP6,P4\nP1,P4\n=8,P9\n");
    out = folder.resolve("out.csv");
  }

  private static double score(String line) {
    return Double.parseDouble(line.substring(line.indexOf(',') + 1));
  }

  @Test
  void pagerank_sums_to_one_and_falls_off_from_the_seeds() throws IOException {
    Path seeds = Cli.write(folder.resolve("seeds.csv"), "id,weight,date\nP2,,\nP3,0.5,\nX,1,\n");
    Cli.Outcome ran =
        Cli.run("network", "pagerank", links, "--seeds", seeds, "--out", out, "--threads", 2);
    assertThat(ran.code()).isZero();
    assertThat(ran.err()).contains("1 seed not among the links");
    assertThat(ran.out()).contains("8 nodes, 8 links").contains("error at most");
    List<String> lines = Files.readAllLines(out);
    assertThat(lines.get(0)).isEqualTo("id,score");
    assertThat(lines.get(1)).startsWith("P1,");
    assertThat(lines.get(7)).isEqualTo("=8,0");
    assertThat(lines.stream().skip(1).mapToDouble(l -> score(l)).sum()).isCloseTo(1, within(1e-12));
    assertThat(score(lines.get(2))).isGreaterThan(score(lines.get(3)));
    assertThat(Files.readString(folder.resolve("out.csv.provenance.json")))
        .contains("\"command\": \"network pagerank\"")
        .contains("\"seeds_unknown\": 1")
        .contains("\"error-bound\"");
  }

  @Test
  void pagerank_in_steps_from_the_uniform_vector() throws IOException {
    Cli.write(links, "1,2\n");
    Cli.Outcome ran =
        Cli.run(
            "network", "pagerank", links, "--directed", "--iterations", 1, "--out", out, "--json");
    assertThat(ran.code()).isZero();
    assertThat(ran.err()).contains("has no header");
    assertThat(ran.out()).contains("\"iterations\": 1");
    // 0.15 / 2 each, half of the mass of node 2, which leads nowhere, and all of node 1's.
    List<String> lines = Files.readAllLines(out);
    assertThat(score(lines.get(1))).isCloseTo(0.2875, within(1e-15));
    assertThat(score(lines.get(2))).isCloseTo(0.7125, within(1e-15));
  }

  @Test
  void components_and_communities_are_numbered_from_the_largest() throws IOException {
    assertThat(Cli.run("network", "components", links, "--out", out).out())
        .contains("2 components of 8 nodes, the largest of 6 nodes");
    assertThat(Files.readAllLines(out))
        .containsExactly(
            "id,component", "P1,1", "P2,1", "P3,1", "P4,1", "P5,1", "P6,1", "=8,2", "P9,2");
    assertThat(Cli.run("network", "communities", links, "--out", out).out())
        .contains("3 communities of 8 nodes");
    assertThat(Files.readAllLines(out))
        .containsExactly(
            "id,community", "P1,1", "P2,1", "P3,1", "P4,2", "P5,2", "P6,2", "=8,3", "P9,3");
    Cli.run("network", "communities", links, "--out", out, "--resolution", 50);
    assertThat(Files.readAllLines(out)).contains("P1,1", "P9,8");
  }

  @Test
  void standard_input_needs_a_format() throws IOException {
    byte[] in = "a b\nb c\n".getBytes(StandardCharsets.UTF_8);
    assertThat(Cli.run(in, "network", "components", "-", "--out", out).code()).isEqualTo(2);
    assertThat(Cli.run(in, "network", "components", "-", "--format", "text", "--out", out).code())
        .isZero();
    assertThat(Files.readAllLines(out)).containsExactly("id,component", "a,1", "b,1", "c,1");
  }

  @Test
  void bad_records_are_beside_the_output() throws IOException {
    Cli.write(links, "from,to,weight\na,b,1\nb,c,NaN\nc,d,-1\n");
    Cli.Outcome ran = Cli.run("network", "pagerank", links, "--out", out);
    assertThat(ran.code()).isZero();
    assertThat(Files.readAllLines(folder.resolve("rejected.csv")))
        .containsExactly(
            "file,line,reason,raw",
            "links.csv,3,weight is NaN: NaN,\"b,c,NaN\"",
            "links.csv,4,weight is negative: -1,\"c,d,-1\"");
  }

  @Test
  void wrong_usage_and_no_answer() throws IOException {
    Object[][] wrong = {
      {"--tolerance", "1e-9", "--iterations", 3},
      {"--damping", 1},
      {"--iterations", -1},
      {"--tolerance", 0},
      {"--format", "xls"}
    };
    for (Object[] options : wrong) {
      Object[] args = new Object[options.length + 5];
      System.arraycopy(new Object[] {"network", "pagerank", links, "--out", out}, 0, args, 0, 5);
      System.arraycopy(options, 0, args, 5, options.length);
      assertThat(Cli.run(args).code()).as(List.of(options).toString()).isEqualTo(2);
    }
    assertThat(Cli.run("network", "communities", links, "--out", out, "--resolution", 0).code())
        .isEqualTo(2);
    Path seeds = Cli.write(folder.resolve("seeds.csv"), "id\nX\n");
    Cli.Outcome none = Cli.run("network", "pagerank", links, "--seeds", seeds, "--out", out);
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.err()).contains("none of its 1 seeds is among the links");
    assertThat(Cli.run("network", "components", folder.resolve("no"), "--out", out).code())
        .isEqualTo(1);
    assertThat(out).doesNotExist();
  }
}
