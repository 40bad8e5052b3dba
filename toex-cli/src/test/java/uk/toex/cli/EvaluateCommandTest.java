package uk.toex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code toex reports evaluate}. */
class EvaluateCommandTest {

  @TempDir Path folder = Path.of("");

  @Test
  void measures_are_named_as_the_contract_has_them() throws IOException {
    Path reports = Cli.reports(folder.resolve("reports.csv"), 600);
    Path out = folder.resolve("out");
    Cli.Outcome outcome =
        Cli.run(
            "reports",
            "evaluate",
            reports,
            "--truth",
            "truth",
            "--min-reports",
            40,
            "--out",
            out,
            "--quiet");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .startsWith("{\n  \"average_precision\": 0.")
        .contains("\n  \"auroc\": 0.")
        .contains("\n  \"precision_at\": {\n    \"100\": ")
        .contains("\n    \"500\": ")
        .contains("\n    \"1000\": ")
        .contains("\n    \"errors\": ")
        .contains("\n  \"flagged\": {\n    \"count\": ")
        .contains("\n    \"precision\": ")
        .contains("\n    \"recall\": ")
        .contains("\n    \"f1\": ")
        .contains("\n  \"calibration_error\": ")
        .contains("\n  \"brier\": ")
        .contains("\n  \"missing\": {\n    \"average_precision\": ")
        .contains("\n  \"wrong\": {\n    \"average_precision\": ")
        .contains("\n  \"macro_average_precision\": ")
        .contains("\n  \"errors\": ")
        .contains("\n  \"candidates\": ")
        .contains("\n  \"reports\": 600,")
        .contains("\n  \"seconds\": ")
        .contains("\n  \"reports_per_second\": ");
    assertThat(Cli.names(out)).containsExactly("evaluate.json", "provenance.json");
    assertThat(out.resolve("evaluate.json")).hasContent(outcome.out());
  }

  @Test
  void compare_finds_what_evaluate_finds() {
    Path reports = Cli.reports(folder.resolve("reports.csv"), 600);
    Object[] common = {
      "reports", "evaluate", reports, "--truth", "truth", "--min-reports", 40, "--json", "--quiet"
    };
    String evaluated = Cli.run(common).out();
    common[1] = "compare";
    Object[] one = Arrays.copyOf(common, common.length + 2);
    one[common.length] = "--classifier";
    one[common.length + 1] = "toex-linear";
    String compared = Cli.run(one).out();
    for (String measure : new String[] {"average_precision", "calibration_error"}) {
      assertThat(value(compared, measure)).isPositive().isEqualTo(value(evaluated, measure));
    }
  }

  private static double value(String json, String name) {
    int start = json.indexOf('"' + name + "\": ") + name.length() + 4;
    int end = start;
    while ("0123456789.".indexOf(json.charAt(end)) >= 0) {
      end++;
    }
    return Double.parseDouble(json.substring(start, end));
  }

  @Test
  void errors_can_be_injected() {
    Path reports = Cli.reports(folder.resolve("reports.csv"), 600);
    Cli.Outcome outcome =
        Cli.run(
            "reports",
            "evaluate",
            reports,
            "--inject",
            "missing=0.15,wrong=0.1",
            "--min-reports",
            40);
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).doesNotContain("\"errors\": 0,");
  }

  @Test
  void what_cannot_be_measured_is_null() throws IOException {
    Path reports = Cli.write(folder.resolve("r.csv"), Cli.plainReports(300));
    Cli.Outcome outcome = Cli.run("reports", "evaluate", reports, "--exclusive", "--truth", "tags");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .contains("\"average_precision\": null")
        .contains("\"errors\": 0,")
        .doesNotContain("\"missing\"")
        .doesNotContain("macro");
  }

  @Test
  void it_needs_errors_to_find() throws IOException {
    Path reports = Cli.write(folder.resolve("r.csv"), Cli.plainReports(30));
    assertThat(Cli.run("reports", "evaluate", reports).code()).isEqualTo(2);
    assertThat(
            Cli.run("reports", "evaluate", reports, "--truth", "x", "--inject", "wrong=0.1").code())
        .isEqualTo(2);
    for (String bad : new String[] {"", "wrong", "wrong=2", "right=0.1", "wrong=.1,wrong=.2"}) {
      Cli.Outcome outcome = Cli.run("reports", "evaluate", reports, "--inject", bad);
      assertThat(outcome.code()).isEqualTo(2);
      assertThat(outcome.err()).contains("missing=0.15,wrong=0.10");
    }
    Cli.Outcome absent = Cli.run("reports", "evaluate", reports, "--truth", "gold");
    assertThat(absent.code()).isEqualTo(1);
    assertThat(absent.err()).contains("no column gold").contains("id, text, tags");
  }
}
