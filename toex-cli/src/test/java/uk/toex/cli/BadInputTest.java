package uk.toex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input ends with a clear message, the right code and nothing half-written. */
class BadInputTest {

  @TempDir Path folder = Path.of("");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "empty file            | ''                                    | r.csv is empty",
        "header only           | 'id,text,tags~'                       | There are no reports",
        "wrong delimiter       | 'id;text;tags~1;a;B~'                 | no column id",
        "missing column        | 'id,text~1,a~'                        | no column tags",
        "no such columns       | 'a,b~1,2~'                            | no column id",
        "one report            | 'id,text,tags~1,seen,A~'              | Not enough examples",
        "no tags               | 'id,text,tags~1,seen,~2,taken,~'      | None of the 2 reports carries",
        "all bad               | 'id,text,tags~,seen,A~,taken,B~'      | 2 of 2 records were rejected",
        "all ids the same      | 'id,text,tags~1,a,A~1,b,B~1,c,A~'     | Not enough examples",
        "nothing but NULs      | '\0\0\0\0\0\0'                        | r.csv",
        "unclosed quote        | 'id,text,tags~1,\"seen,A~2,taken,B~'  | Not enough examples",
      })
  void the_message_says_what(String what, String text, String message) throws IOException {
    Path file = Cli.write(folder.resolve("r.csv"), text.replace('~', '\n'));
    Path out = folder.resolve("out");
    Cli.Outcome outcome = Cli.run("reports", "review", file, "--out", out, "--quiet");
    assertThat(outcome.err()).contains(message).doesNotContain("\tat ").doesNotContain("fault");
    assertThat(outcome.err().lines()).hasSizeBetween(1, 3);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(Cli.names(out)).isSubsetOf("rejected.csv");
  }

  @Test
  void exclusive_reports_need_two_tags() throws IOException {
    String text = Cli.plainReports(300).replace(",B\n", ",A\n");
    Path file = Cli.write(folder.resolve("r.csv"), text);
    Path out = folder.resolve("out");
    Cli.Outcome one = Cli.run("reports", "review", file, "--out", out, "--exclusive");
    assertThat(one.code()).isEqualTo(1);
    assertThat(one.err()).contains("All 300 reports carry the tag A");
    Cli.Outcome many = Cli.run("reports", "review", file, "--out", out);
    assertThat(many.code()).isEqualTo(1);
    assertThat(many.err()).contains("Not enough examples").contains("missing from some");
  }

  @Test
  void one_tag_is_reviewed_where_it_can_be_left_out() throws IOException {
    String text = Cli.plainReports(300).replace(",B\n", ",\n");
    Path file = Cli.write(folder.resolve("r.csv"), text);
    Cli.Outcome outcome = Cli.run("reports", "review", file, "--out", folder.resolve("out"));
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains("1 tag scored");
  }

  @Test
  void good_reports_are_reviewed_and_bad_ones_kept_aside() throws IOException {
    // A byte-order mark, mixed line ends, an id twice, no id, a NUL, quotes, a formula, a stray
    // quote.
    String text =
        "\uFEFF"
            + Cli.plainReports(300)
                .replace("R7,", "R6,")
                .replace("R9,", ",")
                .replace("A\nR11,", "A\r\nR11,")
            + "\"=cmd(R1)\",\"text with \"\"quotes\"\" and \0\",A;B\n"
            + "R901,\"never closed,A\n";
    Path file = Cli.write(folder.resolve("r.csv"), text);
    Path out = folder.resolve("out");
    Cli.Outcome outcome =
        Cli.run("reports", "review", file, "--out", out, "--limit", 0, "--min-reports", 20);
    assertThat(outcome.err()).contains("3 records rejected").contains("an id seen before (1)");
    assertThat(outcome.code()).isZero();
    assertThat(Files.readAllLines(out.resolve("rejected.csv")))
        .hasSize(4)
        .startsWith("file,line,reason,raw")
        .anyMatch(line -> line.startsWith("r.csv,9,an id seen before"))
        .anyMatch(line -> line.startsWith("r.csv,11,no id"));
    // An id is never changed, though a spreadsheet would run it.
    assertThat(Files.readString(out.resolve("review.csv"))).contains(",=cmd(R1),");

    // The next run without rejects does not leave those of this one.
    Path good = Cli.write(folder.resolve("good.csv"), Cli.plainReports(300));
    Cli.run("reports", "review", good, "--out", out);
    assertThat(out.resolve("rejected.csv")).doesNotExist();
  }

  @Test
  void too_many_bad_records_refuse_the_input_as_told() throws IOException {
    StringBuilder text = new StringBuilder(Cli.plainReports(300));
    text.append(",no id,A\n".repeat(5));
    Path file = Cli.write(folder.resolve("r.csv"), text.toString());
    Path out = folder.resolve("out");
    Object[] args = {"reports", "review", file, "--out", out, "--max-rejects", ""};
    for (String enough : List.of("5", "2%", "0.02", "100%")) {
      args[6] = enough;
      assertThat(Cli.run(args).code()).as(enough).isZero();
    }
    args[6] = "4";
    Cli.Outcome refused = Cli.run(args);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("5 of 305 records were rejected").contains("no id (5)");
    for (String bad : List.of("many", "-1", "1.5", "%")) {
      args[6] = bad;
      assertThat(Cli.run(args).code()).as(bad).isEqualTo(2);
    }
  }

  @Test
  void a_truncated_gzip_is_refused_whole() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(Cli.plainReports(3000).getBytes(StandardCharsets.UTF_8));
    }
    Path file = folder.resolve("r.csv.gz");
    Files.write(file, Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
    Path out = folder.resolve("out");
    Cli.Outcome outcome = Cli.run("reports", "review", file, "--out", out);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("r.csv.gz").contains("gzip");
    assertThat(Cli.names(out)).isEmpty();
  }

  @Test
  void files_that_are_not_there_or_not_to_be_written_are_named() throws IOException {
    Cli.Outcome absent = Cli.run("reports", "review", "absent.csv", "--out", folder);
    assertThat(absent.code()).isEqualTo(1);
    assertThat(absent.err()).contains("absent.csv does not exist");

    Path file = Cli.write(folder.resolve("r.csv"), Cli.plainReports(300));
    Cli.Outcome notFolder = Cli.run("reports", "review", file, "--out", file);
    assertThat(notFolder.code()).isEqualTo(1);
    assertThat(notFolder.err()).contains("r.csv").contains("--out");
  }

  @Test
  void a_disk_that_is_full_leaves_nothing() throws Exception {
    Path file = Cli.write(folder.resolve("r.csv"), Cli.plainReports(2000));
    Path out = folder.resolve("out");
    ChildJvm.Outcome outcome =
        ChildJvm.limitedTo(64, "reports", "review", file.toString(), "--out", out.toString());
    assertThat(outcome.err()).contains("could not be written").doesNotContain("\tat ");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(Cli.names(out)).isEmpty();
  }

  @Test
  void standard_output_that_is_full_is_an_error() throws IOException {
    Cli.Outcome full = withOutput("No space left on device");
    assertThat(full.code()).isEqualTo(1);
    assertThat(full.err()).contains("No space left on device").doesNotContain("\tat ");
  }

  @Test
  void a_reader_of_standard_output_may_leave() throws IOException {
    Cli.Outcome gone = withOutput("Broken pipe");
    assertThat(gone.err()).isEmpty();
    assertThat(gone.code()).isZero();
  }

  @Test
  void debug_shows_the_stack_trace() {
    Cli.Outcome outcome = Cli.run("reports", "review", "absent.csv", "--out", folder, "--debug");
    assertThat(outcome.err()).contains("\tat uk.toex.io.");
  }

  private Cli.Outcome withOutput(String failure) throws IOException {
    Path file = Cli.write(folder.resolve("r.csv"), Cli.plainReports(300));
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(failure);
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> args =
        List.of("reports", "review", file.toString(), "--out", folder.resolve("o").toString());
    int code = Toex.run(args, InputStream.nullInputStream(), out, err);
    return new Cli.Outcome(code, "", err.toString(StandardCharsets.UTF_8));
  }
}
