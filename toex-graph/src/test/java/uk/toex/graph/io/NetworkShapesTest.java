package uk.toex.graph.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.toex.api.CancelledException;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.graph.RiskNetwork;
import uk.toex.io.Input;
import uk.toex.io.Rejects;

/** Networks of awkward shapes, and files that would exhaust memory. */
class NetworkShapesTest {

  @TempDir Path folder = Path.of("");

  @Test
  void a_star_of_a_million() throws IOException {
    int n = 1_000_000;
    RiskNetwork network =
        read(lines("e", "id,kind", n, i -> i + ",person"), links(n - 1, i -> "0," + (i + 1)), 2);
    assertThat(network.links()).isEqualTo(n - 1);
    assertThat(network.link(n - 2).to()).isEqualTo("999999");
    assertThat(network.indexOf("500000")).isEqualTo(500_000);
  }

  @Test
  void a_clique_and_parallel_links() throws IOException {
    int n = 300;
    Path entities = lines("e", "id,kind", n, i -> i + ",person");
    RiskNetwork network = read(entities, links(n * n, i -> (i / n) + "," + (i % n)), 1);
    assertThat(network.links()).isEqualTo(n * n - n);
    RiskNetwork parallel = read(entities, links(10_000, i -> i % 2 == 0 ? "1,2" : "2,1"), 1);
    assertThat(parallel.links()).isEqualTo(10_000);
    assertThat(parallel.link(4999).from()).isEqualTo("1");
    assertThat(parallel.link(5000).from()).isEqualTo("2");
  }

  @Test
  void the_number_of_threads_changes_no_byte() throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    Path entities = lines("e", "id,kind", 2000, i -> "id-of-entity-" + i + ",object");
    Path links =
        lines(
            "l",
            "from,to,type,record",
            150_000,
            i ->
                "id-of-entity-"
                    + random.nextInt(random.nextInt(2000) + 1)
                    + ",id-of-entity-"
                    + random.nextInt(2000)
                    + ",t"
                    + random.nextInt(9)
                    + ",R"
                    + random.nextInt(40_000));
    NetworkFolder.write(read(entities, links, 1), folder.resolve("one"));
    NetworkFolder.write(read(entities, links, 3), folder.resolve("three"));
    assertThat(NetworkFolder.file(folder.resolve("three")))
        .hasSameBinaryContentAs(NetworkFolder.file(folder.resolve("one")));
  }

  @Test
  void ten_million_types_are_refused() throws IOException {
    Path entities = lines("e", "id,kind", 2, i -> i + ",person");
    // The refusal comes at the first type too many; a tenth of the file is enough to show it.
    Path links = lines("l", "from,to,type", 1_000_000, i -> "0,1,type number " + i);
    assertThatThrownBy(() -> read(entities, links, 1))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("l.csv has more than 65536 types of link");
  }

  @Test
  void a_reading_that_is_cancelled_ends() throws IOException {
    Path entities = lines("e", "id,kind", 10, i -> i + ",person");
    Path links = links(500_000, i -> (i % 10) + "," + (i % 7));
    AtomicInteger steps = new AtomicInteger();
    Progress progress =
        new Progress() {
          @Override
          public void update(String stage, long done, long total) {
            steps.incrementAndGet();
          }

          @Override
          public boolean cancelled() {
            return steps.get() >= 2;
          }
        };
    assertThatThrownBy(
            () ->
                NetworkReader.network(
                    List.of(Input.of(entities)),
                    List.of(Input.of(links)),
                    Rejects.counted(),
                    2,
                    progress))
        .isInstanceOf(CancelledException.class);
  }

  private Path links(int count, IntFunction<String> line) throws IOException {
    return lines("l", "from,to", count, line);
  }

  private Path lines(String name, String header, int count, IntFunction<String> line)
      throws IOException {
    Path file = folder.resolve(name + ".csv");
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write(header + "\n");
      for (int i = 0; i < count; i++) {
        out.write(line.apply(i) + "\n");
      }
    }
    return file;
  }

  private static RiskNetwork read(Path entities, Path links, int threads) {
    return NetworkReader.network(
            List.of(Input.of(entities)),
            List.of(Input.of(links)),
            Rejects.counted(),
            threads,
            Progress.NONE)
        .network();
  }
}
