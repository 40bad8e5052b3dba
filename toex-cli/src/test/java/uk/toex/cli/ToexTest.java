package uk.toex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.toex.api.Advice;
import uk.toex.api.Explanation;
import uk.toex.api.Explanation.Evidence;
import uk.toex.api.Explanation.Span;
import uk.toex.api.Explanation.Step;
import uk.toex.api.Provenance;
import uk.toex.api.report.Tag;
import uk.toex.api.report.TagIssue;
import uk.toex.nlp.Review;

/** The command line as a whole. */
class ToexTest {

  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "demo",
        "reports",
        "reports review",
        "reports evaluate",
        "reports train",
        "reports classify",
        "reports decide"
      })
  void help_has_an_example_at_every_level(String command) {
    String line = (command + " --help").strip();
    Cli.Outcome outcome = Cli.run((Object[]) line.split(" ", -1));
    assertThat(outcome.code()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .contains("Usage: " + ("toex " + command).strip())
        .contains("Example:\n  toex");
    assertThat(outcome.out().lines()).allMatch(text -> text.length() <= 100);
  }

  @Test
  void version_is_printed() {
    assertThat(Cli.run("--version").out()).startsWith("toex ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nosuch",
        "reports",
        "reports nosuch",
        "reports review",
        "reports review r.csv",
        "reports review r.csv --out o --folds x",
        "reports review r.csv --out o --folds 1",
        "reports review r.csv --out o --threads 0",
        "reports review r.csv --out o --control 2",
        "reports review r.csv --out o --limit -1",
        "reports review - --out o",
        "reports review - --out o --format xml",
        "reports classify r.csv --model m --out o --at-least 2",
        "demo --size huge"
      })
  void wrong_usage_is_code2_and_short(String command) {
    Object[] args = command.isEmpty() ? new Object[0] : command.split(" ", -1);
    Cli.Outcome outcome = Cli.run(args);
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err().lines()).hasSizeBetween(1, 3);
  }

  @Test
  void an_unknown_command_is_answered_with_those_there_are() {
    assertThat(Cli.run("reports", "nosuch").err())
        .isEqualTo(
            "There is no command \"nosuch\". There are: review, evaluate, compare, train, classify,"
                + " decide.\nTry: toex reports --help\n");
  }

  @Test
  void the_demo_prints_found_against_planted() throws IOException {
    Path out = folder.resolve("demo");
    Cli.Outcome outcome = Cli.run("demo", "--out", out, "--size", "tiny");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .contains("Planted: ")
        .contains("errors found")
        .contains("DRUGS_SUPPLY")
        .contains(out + "/review.html")
        .contains("./toex reports evaluate " + out + "/reports.csv --truth truth");
    assertThat(Cli.names(out))
        .contains("reports.csv", "new-reports.csv", "review.csv", "review.html", "tags.model");
    Cli.Outcome json = Cli.run("demo", "--out", out, "--size", "tiny", "--json");
    assertThat(json.out()).contains("\"planted\": {").contains("\"found\": {");
  }

  @Test
  void advice_is_written_as_it_always_was() {
    Issue issue = someIssue();
    byte[] canonical = issue.canonicalJson();
    String line =
        new String(Issue.jsonLine(7, canonical, Issue.sha256(canonical)), StandardCharsets.UTF_8);
    assertThat(line)
        .isEqualTo(
            "{\"rank\":7,\"report_id\":\"R\\\"1\",\"tag\":\"COUNTY_LINES\",\"issue\":\"wrong\","
                + "\"probability\":0.75,\"score\":0.5,\"suggested_tag\":\"CSAE\","
                + "\"why\":\"hotel · unexplained gifts; lacks: line\","
                + "\"explanation\":{\"scale\":\"log-odds\",\"total\":1.098612288668,"
                + "\"unexplained\":0,\"parts\":["
                + "{\"word\":\"hotel\",\"value\":1.5,\"spans\":[[0,5],[10,15]]},"
                + "{\"word\":\"unexplained gifts\",\"value\":0.5,\"spans\":[[20,37]]},"
                + "{\"word\":\"gifts\",\"value\":0.25,\"spans\":[[32,37]]},"
                + "{\"word\":\"phone\",\"value\":-0.25,\"spans\":[[40,45]]},"
                + "{\"word\":\"line\",\"value\":0.125,\"spans\":[]},"
                + "{\"step\":\"base rate\",\"value\":-1.026387711332}]},"
                + "\"advice_sha256\":"
                + "\""
                + Issue.sha256(canonical)
                + "\"}\n");
    assertThat(Issue.sha256(canonical))
        .isEqualTo("e15cd233a24c35a137b8561c84902bf9eb4e6a479c10458dbb27c40670204c74");
  }

  @Test
  void terminals_are_not_commanded_by_reports() {
    assertThat(Shown.line("red \u001b[31m, \u202eturned\nround", 99))
        .isEqualTo("red \uFFFD[31m, \uFFFDturned round");
    assertThat(Shown.line("abcdef", 4)).isEqualTo("abc…");
    assertThat(Shown.count(-1234567)).isEqualTo("-1,234,567");
    assertThat(Shown.count(999)).isEqualTo("999");
  }

  @Test
  void runs_from_classes_are_said_to_be_in_development() throws IOException {
    Path file = Cli.write(folder.resolve("r.csv"), Cli.plainReports(300));
    Cli.run("reports", "train", file, "--model", folder.resolve("m"));
    assertThat(Files.readString(folder.resolve("m.provenance.json")))
        .contains("\"version\": \"development\"");
  }

  private static Issue someIssue() {
    double total = StrictMath.log(3);
    Explanation explanation =
        new Explanation(
            "log-odds",
            List.of(
                new Evidence("hotel", 1.5, List.of(new Span(0, 5), new Span(10, 15))),
                new Evidence("unexplained gifts", 0.5, List.of(new Span(20, 37))),
                new Evidence("gifts", 0.25, List.of(new Span(32, 37))),
                new Evidence("phone", -0.25, List.of(new Span(40, 45))),
                new Evidence("line", 0.125, List.of()),
                new Step("base rate", total - 2.125)),
            0,
            total);
    Instant now = Instant.EPOCH;
    Provenance provenance =
        new Provenance(
            "1", "test", new TreeMap<>(), List.of(), List.of(), 1, new TreeMap<>(), "", now, now);
    TagIssue subject =
        new TagIssue("R\"1", new Tag("COUNTY_LINES"), TagIssue.Kind.WRONG, new Tag("CSAE"));
    return new Issue(
        new Advice<>(subject, 0.75, Review.AGREEMENT, explanation, provenance),
        0.5,
        Why.of(explanation));
  }
}
