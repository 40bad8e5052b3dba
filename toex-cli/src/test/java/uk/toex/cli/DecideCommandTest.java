package uk.toex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code toex reports decide}. */
class DecideCommandTest {

  private static final String SHA = "0123456789abcdef".repeat(4);

  private static final String AGREED =
      line("R1", "CSAE", "missing", "agree", "", "", SHA, "2026-01-02T03:04:05.678Z");
  private static final String OVERRIDDEN =
      line("R2", "FRAUD", "wrong", "override", "CYBER", "it is both", SHA, "2026-01-02T03:05:00Z");

  @TempDir Path folder = Path.of("");

  @Test
  void decisions_are_appended_once_with_who_and_when() throws IOException {
    Path first = Cli.write(folder.resolve("first.jsonl"), AGREED + "\n");
    Path both = Cli.write(folder.resolve("both.jsonl"), AGREED + "\n" + OVERRIDDEN + "\n");
    Path kept = folder.resolve("kept/decisions.jsonl");

    Cli.Outcome outcome = decide(first, kept);
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains("1 decision recorded.");
    assertThat(decide(both, kept).out()).contains("1 decision recorded, 1 skipped");
    assertThat(decide(both, kept).out()).contains("0 decisions recorded, 2 skipped");

    List<String> lines = Files.readAllLines(kept);
    assertThat(lines).hasSize(2);
    String tail = ",\"analyst\":\"A1234\",\"recorded_at\":\"20";
    assertThat(lines.get(0)).startsWith(AGREED.substring(0, AGREED.length() - 1) + tail);
    assertThat(lines.get(1)).startsWith(OVERRIDDEN.substring(0, OVERRIDDEN.length() - 1) + tail);
  }

  @Test
  void csv_and_standard_input_are_read_too() throws IOException {
    String csv =
        "report_id,tag,issue,outcome,new_tag,reason,advice_sha256,decided_at\n"
            + "R1,CSAE,missing,unsure,,\"need to ask, again\","
            + SHA
            + ",2026-01-02T03:04:05Z\n";
    Path file = Cli.write(folder.resolve("d.csv"), csv);
    Path kept = folder.resolve("kept.jsonl");
    assertThat(decide(file, kept).code()).isZero();
    assertThat(Files.readString(kept)).contains("\"reason\":\"need to ask, again\"");
    byte[] bytes = (AGREED + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Cli.Outcome piped =
        Cli.run(
            bytes, "reports", "decide", "-", "--format", "jsonl", "--analyst", "A", "--out", kept);
    assertThat(piped.code()).isZero();
    assertThat(Files.readAllLines(kept)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "agree, maybe, outcome is \"maybe\"",
    "missing, absent, issue is \"absent\"",
    "it is both, '', needs a reason",
    "R1, '', no report_id",
    "2026-01-02T03:05:00Z, yesterday, decided_at is \"yesterday\"",
    "0123456789abcdef, 0, advice_sha256 is",
  })
  void one_bad_line_refuses_them_all(String find, String replace, String message)
      throws IOException {
    Path kept = folder.resolve("kept.jsonl");
    Path good = Cli.write(folder.resolve("good.jsonl"), AGREED + "\n");
    decide(good, kept);
    String before = Files.readString(kept);

    String text = OVERRIDDEN.replace("R2", "R3") + "\n" + AGREED + "\n" + OVERRIDDEN + "\n";
    Path bad = Cli.write(folder.resolve("bad.jsonl"), text.replace(find, replace));
    Cli.Outcome outcome = decide(bad, kept);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("bad.jsonl").contains("line ").contains(message);
    assertThat(outcome.err().lines()).hasSizeLessThanOrEqualTo(3);
    assertThat(Files.readString(kept)).isEqualTo(before);
  }

  @Test
  void what_is_no_file_of_decisions_is_not_added_to() throws IOException {
    Path good = Cli.write(folder.resolve("good.jsonl"), AGREED + "\n");
    Path kept = Cli.write(folder.resolve("kept.jsonl"), "a shopping list\n");
    Cli.Outcome outcome = decide(good, kept);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("not a file of decisions");
    assertThat(kept).hasContent("a shopping list");
  }

  @Test
  void a_decision_needs_an_analyst() throws IOException {
    Path good = Cli.write(folder.resolve("good.jsonl"), AGREED + "\n");
    assertThat(Cli.run("reports", "decide", good).code()).isEqualTo(2);
    assertThat(Cli.run("reports", "decide", good, "--analyst", " ").code()).isEqualTo(2);
  }

  private static Cli.Outcome decide(Path file, Path kept) {
    return Cli.run("reports", "decide", file, "--analyst", "A1234", "--out", kept);
  }

  private static String line(String... values) {
    String[] names = {
      "report_id", "tag", "issue", "outcome", "new_tag", "reason", "advice_sha256", "decided_at"
    };
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < names.length; i++) {
      line.append(i == 0 ? "{" : ",").append('"').append(names[i]).append("\":\"");
      line.append(values[i]).append('"');
    }
    return line.append('}').toString();
  }
}
