package uk.toex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.toex.io.Digests;
import uk.toex.io.Input;
import uk.toex.io.Rejects;
import uk.toex.io.Row;
import uk.toex.io.RowReader;

/** {@code toex reports review}, from file to files. */
class ReviewCommandTest {

  @TempDir static Path shared = Path.of("");
  @TempDir Path folder = Path.of("");

  private static Path reports = Path.of("");
  private static Path reviewed = Path.of("");
  private static Cli.Outcome outcome = new Cli.Outcome(-1, "", "");

  @BeforeAll
  static void review() {
    reports = Cli.reports(shared.resolve("reports.csv"), 900);
    reviewed = shared.resolve("reviewed");
    outcome =
        Cli.run(
            "reports", "review", reports, "--out", reviewed, "--min-reports", 50, "--limit", 60);
  }

  @Test
  void all_files_are_written_and_nothing_else() throws IOException {
    assertThat(outcome.err()).doesNotContain("Internal");
    assertThat(outcome.code()).isZero();
    assertThat(Cli.names(reviewed))
        .containsExactly(
            "control.csv",
            "not-enough.csv",
            "provenance.json",
            "review.csv",
            "review.html",
            "review.jsonl");
  }

  @Test
  void the_list_is_ranked_by_probability_then_report_then_tag() throws IOException {
    assertThat(Files.readString(reviewed.resolve("review.csv")))
        .startsWith("rank,report_id,tag,issue,probability,score,suggested_tag,why\n1,");
    List<Row> rows = rows(reviewed.resolve("review.csv"));
    assertThat(rows).hasSize(60);
    double last = 1;
    String lastId = "";
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      double p = Double.parseDouble(get(row, "probability"));
      assertThat(get(row, "rank")).isEqualTo(Integer.toString(i + 1));
      assertThat(p).isBetween(0.0, last);
      if (p == last) {
        assertThat(get(row, "report_id")).isGreaterThanOrEqualTo(lastId);
      }
      assertThat(get(row, "issue")).isIn("missing", "wrong");
      if (get(row, "issue").equals("missing")) {
        assertThat(get(row, "suggested_tag")).isEmpty();
      }
      last = p;
      lastId = get(row, "report_id");
    }
  }

  @Test
  void the_advice_digest_is_that_of_its_line_without_rank_and_digest() throws IOException {
    for (String line : Files.readAllLines(reviewed.resolve("review.jsonl"))) {
      int comma = line.indexOf(',');
      int tail = line.lastIndexOf(",\"advice_sha256\":\"");
      assertThat(line.substring(0, comma)).startsWith("{\"rank\":");
      String advised = "{" + line.substring(comma + 1, tail) + "}";
      String sha256 = line.substring(line.length() - 66, line.length() - 2);
      assertThat(Digests.sha256(advised.getBytes(StandardCharsets.UTF_8))).isEqualTo(sha256);
      assertThat(Files.readString(reviewed.resolve("review.html"))).contains(sha256);
    }
  }

  @Test
  void the_lines_of_json_say_the_same_as_the_rows_of_csv() throws IOException {
    List<Row> csv = rows(reviewed.resolve("review.csv"));
    List<Row> json = rows(reviewed.resolve("review.jsonl"));
    assertThat(json).hasSameSizeAs(csv);
    for (int i = 0; i < csv.size(); i++) {
      for (String column : List.of("rank", "report_id", "tag", "issue", "probability", "score")) {
        assertThat(get(json.get(i), column)).isEqualTo(get(csv.get(i), column));
      }
    }
  }

  @Test
  void the_control_sample_holds_reports_that_are_not_listed() throws IOException {
    Set<String> listed = new HashSet<>();
    rows(reviewed.resolve("review.csv")).forEach(row -> listed.add(get(row, "report_id")));
    List<Row> control = rows(reviewed.resolve("control.csv"));
    int rest = 900 - listed.size();
    assertThat(control).hasSize((int) Math.ceil(rest * 0.05));
    control.forEach(row -> assertThat(listed).doesNotContain(get(row, "report_id")));
  }

  @Test
  void tags_on_few_reports_are_named_and_not_scored() throws IOException {
    List<Row> few = rows(reviewed.resolve("not-enough.csv"));
    assertThat(few).isNotEmpty();
    for (Row row : few) {
      assertThat(Integer.parseInt(get(row, "reports"))).isBetween(1, 49);
    }
  }

  @Test
  void the_provenance_names_input_settings_and_counts() throws IOException {
    String provenance = Files.readString(reviewed.resolve("provenance.json"));
    assertThat(provenance)
        .contains("\"command\": \"reports review\"")
        .contains(Digests.sha256(reports))
        .contains("\"min-reports\": \"50\"")
        .contains("\"limit\": \"60\"")
        .contains("\"listed\": 60")
        .contains("\"reports\": 900");
  }

  @Test
  void people_get_a_table_and_where_the_page_is() {
    assertThat(outcome.out())
        .startsWith("rank  report")
        .contains("900 reports")
        .contains("60 listed")
        .contains(reviewed.resolve("review.html").toString());
  }

  @Test
  void programs_get_one_document() throws IOException {
    Path out = folder.resolve("out");
    Cli.Outcome json =
        Cli.run(
            "reports", "review", reports, "--out", out, "--min-reports", 50, "--json", "--quiet");
    assertThat(json.code()).isZero();
    assertThat(json.err()).isEmpty();
    assertThat(json.out()).startsWith("{\n").endsWith("}\n").contains("\"listed\": 1000");
  }

  @Test
  void every_candidate_is_listed_if_asked_and_the_page_stops_where_it_stays_quick()
      throws IOException {
    Path out = folder.resolve("all");
    Cli.Outcome all =
        Cli.run(
            "reports",
            "review",
            reports,
            "--out",
            out,
            "--min-reports",
            50,
            "--limit",
            0,
            "--json");
    assertThat(all.code()).isZero();
    List<Row> rows = rows(out.resolve("review.csv"));
    assertThat(all.out()).contains("\"candidates\": " + rows.size() + ",");
    assertThat(rows.size()).isGreaterThan(2000);
    assertThat(Files.readString(out.resolve("review.html")))
        .contains("This page shows the first 2,000 of ");
    assertThat(Files.readString(out.resolve("control.csv"))).isEqualTo("report_id\n");
  }

  @Test
  void what_was_decided_is_left_out_and_the_next_come_up() throws IOException {
    List<String> lines = Files.readAllLines(reviewed.resolve("review.csv"));
    Row first = rows(reviewed.resolve("review.csv")).get(0);
    Row second = rows(reviewed.resolve("review.csv")).get(1);
    Path decisions =
        Cli.write(
            folder.resolve("decided.csv"),
            "report_id,tag,issue\n"
                + String.join(",", get(first, "report_id"), get(first, "tag"), get(first, "issue"))
                + "\n"
                // The other issue of the same tag is another matter.
                + String.join(",", get(second, "report_id"), get(second, "tag"), "other")
                + "\n");
    Path out = folder.resolve("again");
    Cli.Outcome again =
        Cli.run(
            "reports",
            "review",
            reports,
            "--out",
            out,
            "--min-reports",
            50,
            "--limit",
            59,
            "--decisions",
            decisions);
    assertThat(again.code()).isZero();
    assertThat(again.out()).contains("1 left out: decided before.");
    List<String> rest = Files.readAllLines(out.resolve("review.csv"));
    assertThat(rest).hasSize(60);
    for (int i = 1; i < rest.size(); i++) {
      String line = lines.get(i + 1);
      assertThat(rest.get(i)).isEqualTo(i + line.substring(line.indexOf(',')));
    }
  }

  @Test
  void new_reports_are_reviewed_against_a_saved_model() throws IOException {
    Path model = folder.resolve("tags.model");
    assertThat(Cli.run("reports", "train", reports, "--model", model, "--min-reports", 50).code())
        .isZero();
    Path newer = folder.resolve("new.csv");
    new DemoForce(1).write(newer, 900, 200, uk.toex.api.Progress.NONE);
    Path out = folder.resolve("new");
    Cli.Outcome review =
        Cli.run("reports", "review", newer, "--model", model, "--out", out, "--limit", 20);
    assertThat(review.err()).doesNotContain("fault");
    assertThat(review.code()).isZero();
    assertThat(rows(out.resolve("review.csv"))).hasSize(20);
    assertThat(Files.readString(out.resolve("provenance.json")))
        .contains("\"id\": \"toex-linear\"");

    Cli.Outcome exclusive =
        Cli.run("reports", "review", newer, "--model", model, "--out", out, "--exclusive");
    assertThat(exclusive.code()).isEqualTo(2);
    assertThat(exclusive.err()).contains("leave --exclusive out");
  }

  @Test
  void standard_input_needs_its_format() throws IOException {
    byte[] bytes = Files.readAllBytes(reports);
    Path out = folder.resolve("piped");
    Object[] args = {"reports", "review", "-", "--out", out, "--min-reports", 50, "--limit", 60};
    assertThat(Cli.run(bytes, args).code()).isEqualTo(2);
    Object[] more = Arrays.copyOf(args, args.length + 2);
    more[args.length] = "--format";
    more[args.length + 1] = "csv";
    assertThat(Cli.run(bytes, more).code()).isZero();
    assertThat(out.resolve("review.csv")).hasSameBinaryContentAs(reviewed.resolve("review.csv"));
  }

  @Test
  void other_methods_rank_too() throws IOException {
    Path out = folder.resolve("margin");
    Cli.Outcome margin =
        Cli.run(
            "reports",
            "review",
            reports,
            "--out",
            out,
            "--min-reports",
            50,
            "--method",
            "cleanlab-normalized-margin");
    assertThat(margin.code()).isZero();
    assertThat(rows(out.resolve("review.csv"))).hasSize(1000);
  }

  @Test
  void unknown_names_are_refused_with_those_that_exist() {
    Cli.Outcome classifier =
        Cli.run("reports", "review", reports, "--out", folder, "--classifier", "magic");
    assertThat(classifier.code()).isEqualTo(2);
    assertThat(classifier.err()).contains("\"magic\"").contains("toex-linear");
    Cli.Outcome method =
        Cli.run("reports", "review", reports, "--out", folder, "--method", "magic");
    assertThat(method.code()).isEqualTo(2);
    assertThat(method.err()).contains("cleanlab-self-confidence");
  }

  static List<Row> rows(Path file) {
    List<Row> rows = new ArrayList<>();
    try (RowReader reader = RowReader.open(Input.of(file), Rejects.counted())) {
      for (Row row = reader.next(); row != null; row = reader.next()) {
        rows.add(row);
      }
    }
    return rows;
  }

  static String get(Row row, String column) {
    return String.valueOf(row.get(column));
  }
}
