package uk.toex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.toex.synth.world.NetworkWorld;
import uk.toex.synth.world.WorldFiles;
import uk.toex.synth.world.WorldSettings;

/** {@code toex network evaluate}. */
class NetworkEvaluateCommandTest {

  @TempDir Path folder = Path.of("");

  @Test
  void a_world_gives_the_same_figures_generated_and_from_files() throws Exception {
    WorldFiles.write(NetworkWorld.of(4, WorldSettings.DEFAULT.withPeople(1000)), folder);
    Path out = folder.resolve("out");
    Cli.Outcome generated =
        Cli.run("network", "evaluate", "--worlds", "4-4", "--people", 1000, "--out", out);
    assertThat(generated.code()).as(generated.err()).isZero();
    assertThat(generated.out())
        .contains("\"toex\"", "\"adamic-adar\"", "\"child_recall@150\"", "\"difference\"")
        .contains("\"child_lead_days\"");
    assertThat(Files.readString(out.resolve("evaluate.json"))).isEqualTo(generated.out());
    assertThat(out.resolve("provenance.json")).exists();
    Cli.Outcome read =
        Cli.run(
            "network",
            "evaluate",
            "--entities",
            folder.resolve("entities.csv"),
            "--links",
            folder.resolve("links.csv"),
            "--seeds",
            folder.resolve("seeds.csv"),
            "--truth",
            folder.resolve("truth.csv"),
            "--as-of",
            NetworkWorld.AS_OF);
    assertThat(read.code()).as(read.err()).isZero();
    assertThat(read.out()).isEqualTo(generated.out());
  }

  @Test
  void tells_how_the_ranking_moves_when_one_group_is_recorded_more() {
    Cli.Outcome ran =
        Cli.run("network", "evaluate", "--worlds", "1-2", "--people", 1000, "--over-record", "A");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("\"over_recording\"", "\"changed_of_150\"", "\"networks\": 2");
  }

  @Test
  void says_what_it_needs() {
    assertThat(Cli.run("network", "evaluate").code()).isEqualTo(2);
    assertThat(Cli.run("network", "evaluate", "--worlds", "x").err()).contains("such as 1-20");
    assertThat(Cli.run("network", "evaluate", "--worlds", "1", "--over-record", "Z").err())
        .contains("no group");
    assertThat(Cli.run("network", "evaluate", "--worlds", "1", "--people", 3).err())
        .contains("1,000");
  }
}
