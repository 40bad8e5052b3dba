package uk.toex.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code toex network build} and {@code import}. */
class NetworkBuildCommandTest {

  @TempDir Path folder = Path.of("");

  @Test
  void a_network_is_built_once_and_stands_for_its_files() throws IOException {
    Path entities =
        Cli.write(
            folder.resolve("entities.csv"),
            """
            id,kind,label,age
            P1,person,Ash,15
            P2,person,Bo,30
            L1,location,4 Mill Lane,
            """);
    Path links =
        Cli.write(
            folder.resolve("links.csv"),
            """
            from,to,type,date
            P1,L1,resident,2024-03-01
            P2,L1,resident,2024-04-01
            P1,P9,associate,
            P1,P1,associate,
            """);
    Path out = folder.resolve("net");
    Cli.Outcome built =
        Cli.run("network", "build", "--entities", entities, "--links", links, "--out", out);
    assertThat(built.err()).contains("1 self loop left out").contains("an end that is no entity");
    assertThat(built.code()).isZero();
    assertThat(built.out()).contains("3 entities, 2 links; 1 record rejected.");
    assertThat(Cli.names(out))
        .containsExactly("network.toexnet", "provenance.json", "rejected.csv");
    assertThat(Files.readString(out.resolve("rejected.csv"))).contains("links.csv,4,an end");
    assertThat(Files.readString(out.resolve("provenance.json")))
        .contains("\"command\": \"network build\"")
        .contains("\"name\": \"links.csv\"")
        .contains("\"links\": 2");

    Path seeds = Cli.write(folder.resolve("seeds.csv"), "id\nP2\nX\n");
    Cli.Outcome fromFiles = score(seeds, "files", "--entities", entities, "--links", links);
    Cli.Outcome fromFolder = score(seeds, "folder", "--network", out);
    assertThat(fromFiles.code()).isZero();
    assertThat(fromFolder.code()).isZero();
    assertThat(fromFolder.err()).contains("1 seed not in the network");
    assertThat(folder.resolve("folder/people.csv"))
        .hasSameBinaryContentAs(folder.resolve("files/people.csv"));
  }

  @Test
  void what_is_no_network_is_refused() throws IOException {
    Path seeds = Cli.write(folder.resolve("seeds.csv"), "id\nP2\n");
    assertThat(score(seeds, "x", "--network", folder).err()).contains("holds no network");
    Cli.write(folder.resolve("network.toexnet"), "something else\n".repeat(20));
    Cli.Outcome outcome = score(seeds, "x", "--network", folder);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("is no network of TOEX");
    assertThat(score(seeds, "x", "--network", folder, "--links", seeds).code()).isEqualTo(2);
    assertThat(score(seeds, "x").code()).isEqualTo(2);
  }

  @Test
  void neo4js_pole_example_is_imported() {
    Path pole = Path.of(System.getProperty("toex.testdata", "")).resolve("graph/pole");
    assumeTrue(Files.exists(pole), "not there: " + pole + "; set -Dtoex.testdata=FOLDER");
    Path out = folder.resolve("net");
    Cli.Outcome imported =
        Cli.run("network", "import", "neo4j", pole, "--map", "pole", "--out", out);
    assertThat(imported.err()).isEmpty();
    assertThat(imported.out()).contains("61,521 entities, 105,840 links.");
    assertThat(imported.code()).isZero();
    assertThat(Cli.run("network", "import", "neo4j", pole, "--map", "polo", "--out", out).err())
        .contains("No map is called polo");
  }

  private Cli.Outcome score(Path seeds, String out, Object... network) {
    Object[] args = new Object[6 + network.length];
    args[0] = "network";
    args[1] = "score";
    args[2] = "--seeds";
    args[3] = seeds;
    args[4] = "--out";
    args[5] = folder.resolve(out);
    System.arraycopy(network, 0, args, 6, network.length);
    return Cli.run(args);
  }
}
