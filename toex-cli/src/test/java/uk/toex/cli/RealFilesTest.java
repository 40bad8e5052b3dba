package uk.toex.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How good the review must be on real text, with its defaults. Reads the folder that the system
 * property {@code toex.testdata} names; skipped where that is absent.
 */
@Tag("thorough")
class RealFilesTest {

  @TempDir Path folder = Path.of("");

  @Test
  void peoples_own_errors_in_news_are_found() {
    String json = evaluate("news-human-errors.csv.gz", "--exclusive", "--truth", "true_tags");
    assertThat(number(json, "average_precision")).isGreaterThanOrEqualTo(0.66);
    assertThat(number(json, "500")).isGreaterThanOrEqualTo(0.78);
    assertThat(number(json, "calibration_error")).isLessThanOrEqualTo(0.05);
    assertThat(number(json, "precision")).isGreaterThanOrEqualTo(0.75);
    assertThat(number(json, "recall")).isGreaterThanOrEqualTo(0.40);
  }

  @Test
  void errors_injected_into_newswire_are_found() {
    String[] injection = {"--inject", "missing=0.15,wrong=0.10"};
    String json = evaluate("reuters-topics.csv.gz", injection);
    double best = number(json, "average_precision");
    assertThat(best).isGreaterThanOrEqualTo(0.85);
    String missing = json.substring(json.indexOf("\"missing\""));
    assertThat(number(missing, "average_precision")).isGreaterThanOrEqualTo(0.83);
    String wrong = json.substring(json.indexOf("\"wrong\""));
    assertThat(number(wrong, "average_precision")).isGreaterThanOrEqualTo(0.90);
    for (String method : new String[] {"cleanlab-self-confidence", "cleanlab-normalized-margin"}) {
      String other =
          evaluate("reuters-topics.csv.gz", injection[0], injection[1], "--method", method);
      assertThat(best - number(other, "average_precision")).as(method).isGreaterThanOrEqualTo(0.03);
    }
  }

  @Test
  void a_review_lists_a_thousand_and_leaves_a_control_sample() throws IOException {
    Path out = folder.resolve("out");
    Cli.Outcome outcome =
        Cli.run("reports", "review", file("news-human-errors.csv.gz"), "--exclusive", "--out", out);
    assertThat(outcome.code()).isZero();
    assertThat(Files.readAllLines(out.resolve("review.jsonl"))).hasSize(1000);
    assertThat(Files.readAllLines(out.resolve("control.csv")).size()).isBetween(150, 300);
    assertThat(out.resolve("review.html")).isNotEmptyFile();
  }

  private String evaluate(String name, String... options) {
    Object[] args = new Object[options.length + 4];
    args[0] = "reports";
    args[1] = "evaluate";
    args[2] = file(name);
    args[3] = "--quiet";
    System.arraycopy(options, 0, args, 4, options.length);
    Cli.Outcome outcome = Cli.run(args);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    return outcome.out();
  }

  private static Path file(String name) {
    Path file = Path.of(System.getProperty("toex.testdata", "")).resolve("text").resolve(name);
    assumeTrue(Files.exists(file), "not there: " + file + "; set -Dtoex.testdata=FOLDER");
    return file;
  }

  /** The first number of that name. */
  private static double number(String json, String name) {
    int at = json.indexOf("\"" + name + "\": ");
    assertThat(at).as(name).isNotNegative();
    int from = at + name.length() + 4;
    int to = from;
    while ("-+.eE0123456789".indexOf(json.charAt(to)) >= 0) {
      to++;
    }
    return Double.parseDouble(json.substring(from, to));
  }
}
