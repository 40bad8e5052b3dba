package uk.toex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code toex reports train} and {@code classify}. */
class ClassifyCommandTest {

  @TempDir Path folder = Path.of("");

  @Test
  void a_trained_model_classifies_reports_without_tags() throws IOException {
    Path reports = Cli.write(folder.resolve("r.csv"), Cli.plainReports(400));
    Path model = folder.resolve("tags.model");
    Cli.Outcome trained =
        Cli.run("reports", "train", reports, "--model", model, "--exclusive", "--quiet");
    assertThat(trained.code()).isZero();
    assertThat(trained.out()).contains("2 tags learnt from 400 reports").contains("SHA-256 ");
    assertThat(folder.resolve("tags.model.provenance.json")).exists();

    Path untagged =
        Cli.write(
            folder.resolve("new.csv"), "id,text\nN2,a tractor at a farm\nN1,hotel and gifts\n");
    Path out = folder.resolve("tags.csv");
    Cli.Outcome classified =
        Cli.run("reports", "classify", untagged, "--model", model, "--out", out);
    assertThat(classified.code()).isZero();
    List<String> lines = Files.readAllLines(out);
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).isEqualTo("report_id,tag,probability");
    assertThat(lines.get(1)).startsWith("N2,B,");
    assertThat(lines.get(2)).startsWith("N1,A,");
    assertThat(Files.readString(folder.resolve("tags.csv.provenance.json")))
        .contains("\"command\": \"reports classify\"")
        .contains("\"id\": \"toex-linear\"")
        .contains("\"rows\": 2");

    Cli.run("reports", "classify", untagged, "--model", model, "--out", out, "--at-least", 0);
    assertThat(Files.readAllLines(out)).hasSize(5);
  }

  @Test
  void the_order_is_that_of_the_input_for_any_number_of_threads() throws IOException {
    Path reports = Cli.write(folder.resolve("r.csv"), Cli.plainReports(3000));
    Path model = folder.resolve("tags.model");
    Cli.run("reports", "train", reports, "--model", model);
    Path one = folder.resolve("one.csv");
    Path three = folder.resolve("three.csv");
    Cli.run("reports", "classify", reports, "--model", model, "--out", one, "--threads", 1);
    Cli.run("reports", "classify", reports, "--model", model, "--out", three, "--threads", 3);
    assertThat(Files.readAllLines(one)).hasSizeGreaterThan(2900);
    assertThat(three).hasSameBinaryContentAs(one);
  }

  @Test
  void a_file_that_is_no_model_is_refused() throws IOException {
    Path reports = Cli.write(folder.resolve("r.csv"), Cli.plainReports(10));
    Path out = folder.resolve("tags.csv");
    Cli.Outcome outcome = Cli.run("reports", "classify", reports, "--model", reports, "--out", out);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("r.csv").doesNotContain("\tat ");
    assertThat(out).doesNotExist();
  }
}
