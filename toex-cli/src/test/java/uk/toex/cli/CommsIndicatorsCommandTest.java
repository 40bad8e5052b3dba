package uk.toex.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code toex comms indicators}. */
class CommsIndicatorsCommandTest {

  @TempDir Path folder = Path.of("");

  private Path events() throws IOException {
    return Cli.write(
        folder.resolve("events.csv"),
        """
        type,from,to,start,duration_s,cell
        call,07700900001,07700900002,2026-01-05T10:00:00Z,60,C1
        message,07700900002,07700900001,2026-01-05T10:05:00Z,,C2
        message,07700900001,07700900002,2026-01-05T10:06:00Z,,C1
        call,07700900001,07700900003,2026-01-13T20:00:00Z,30,C1
        """);
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file, StandardCharsets.UTF_8);
  }

  @Test
  void of_one_number_all_is_written() throws IOException {
    Path out = folder.resolve("out");
    Cli.Outcome run =
        Cli.run("comms", "indicators", events(), "--of", "07700 900001", "--out", out);
    assertThat(run.err()).contains("Indicators of +447700900001: 4 records, home cell C1.");
    assertThat(run.code()).isZero();
    assertThat(lines(out.resolve("indicators.csv")))
        .contains(
            "+447700900001,number_of_interactions__allweek__allday__call__mean,week,1",
            "+447700900001,number_of_interactions__allweek__allday__call,none,2",
            "+447700900001,response_delay_text__allweek__allday__callandtext__max,none,60",
            "+447700900001,number_of_interactions__weekend__allday__call,none,",
            "+447700900001,reporting__number_of_records,none,4")
        .allMatch(line -> line.startsWith("+447700900001,") || line.startsWith("number,"));
    assertThat(lines(out.resolve("weekmatrix.csv"))).contains("2026-2,3,0,10,1");
    assertThat(out.resolve("provenance.json")).exists();
  }

  @Test
  void of_all_by_default_briefly() throws IOException {
    Path out = folder.resolve("out");
    Cli.Outcome run =
        Cli.run("comms", "indicators", events(), "--brief", "--group", "week", "--out", out);
    assertThat(run.err()).contains("Indicators of 2 subscribers, 82 each.");
    assertThat(lines(out.resolve("indicators.csv"))).hasSize(1 + 2 * 82);
  }

  @Test
  void wrong_use_is_said() throws IOException {
    Path out = folder.resolve("out");
    assertThat(Cli.run("comms", "indicators", events(), "--group", "hour", "--out", out).err())
        .contains("not a grouping: hour; expected none, day, week, month or year");
    assertThat(Cli.run("comms", "indicators", events(), "--network", "--out", out).err())
        .contains("--network and --recharges need --of");
    assertThat(Cli.run("comms", "indicators", events(), "--of", "1234567", "--out", out).err())
        .contains("No event names");
  }

  @Test
  void bandicoots_demo() throws IOException {
    Path demo =
        Path.of(System.getProperty("toex.testdata", "")).resolve("comms/bandicoot/demo/data");
    assumeTrue(Files.exists(demo), "not there: " + demo + "; set -Dtoex.testdata=FOLDER");
    Path out = folder.resolve("out");
    Cli.Outcome run =
        Cli.run(
            "comms",
            "indicators",
            demo.resolve("ego.csv"),
            "--cells",
            demo.resolve("antennas.csv"),
            "--of",
            "ego",
            "--out",
            out);
    assertThat(run.code()).isZero();
    assertThat(lines(out.resolve("indicators.csv")))
        .contains(
            "ego,active_days__allweek__allday__callandtext,none,44",
            "ego,number_of_antennas__allweek__allday,none,10",
            "ego,radius_of_gyration__allweek__allday,none,1.806537047441",
            "ego,churn_rate__mean,none,0.073918662929",
            "ego,reporting__number_of_records,none,314");
  }
}
