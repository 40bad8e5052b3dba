package uk.toex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code toex reports review --impact-network}: R10 and R20 lack their tag; R20 names a child. */
class ReviewImpactTest {

  private static final String HEADER =
      "rank,report_id,tag,issue,probability,score,suggested_tag,why";

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void files() throws IOException {
    StringBuilder reports = new StringBuilder();
    for (String line : Cli.plainReports(400).lines().toList()) {
      boolean lacks = line.startsWith("R10,") || line.startsWith("R20,");
      reports.append(lacks ? line.replace(",A", ",B") : line).append('\n');
    }
    write("reports.csv", reports.toString());
    write(
        "entities.csv",
        """
        id,kind,label,age
        K1,person,Known Child,14
        C2,person,Second Child,15
        R10,event,,
        R20,event,,
        """);
    write(
        "links.csv",
        """
        from,to,type,date,grade,record
        C2,R20,named-in,2026-03-01,1AP,R20
        K1,R10,named-in,2026-03-01,1AP,R10
        """);
    write("seeds.csv", "id\nK1\n");
    Cli.Outcome built =
        Cli.run(
            "network",
            "build",
            "--entities",
            file("entities.csv"),
            "--links",
            file("links.csv"),
            "--out",
            file("network"),
            "--quiet");
    assertThat(built.code()).as(built.err()).isZero();
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(file(name), text);
  }

  private Cli.Outcome review(String out, Object... more) {
    Object[] first = {
      "reports", "review", file("reports.csv"), "--exclusive", "--out", file(out), "--quiet"
    };
    return Cli.run(Stream.concat(Stream.of(first), Stream.of(more)).toArray());
  }

  @Test
  void the_report_that_would_reveal_someone_is_read_first() throws IOException {
    Cli.Outcome outcome =
        review(
            "ordered",
            "--impact-network",
            file("network"),
            "--impact-seeds",
            file("seeds.csv"),
            "--impact-tag",
            "A",
            "--impact-subject",
            "age<18");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    List<String> lines = Files.readAllLines(file("ordered/review.csv"));
    assertThat(lines.get(0)).isEqualTo(HEADER + ",gives_subjects,expected,entering");
    assertThat(lines.get(1)).startsWith("1,R20,B,wrong,").endsWith(",C2").contains(",A,");
    assertThat(outcome.out()).contains("Ordered by probability × impact on network");
    assertThat(Files.readString(file("ordered/provenance.json")))
        .contains("\"order\": \"probability × impact\"", "\"impact.tag\": \"A\"", "seeds.csv");
    assertThat(Files.readString(file("ordered/review.html")))
        .contains("Ordered by", "would bring C2 into the first 100");
  }

  @Test
  void without_it_the_list_is_as_ever_and_the_advice_is_the_same() throws IOException {
    assertThat(review("plain").code()).isZero();
    assertThat(
            review(
                    "ordered",
                    "--impact-network",
                    file("network"),
                    "--impact-seeds",
                    file("seeds.csv"))
                .code())
        .isZero();
    List<String> plain = Files.readAllLines(file("plain/review.csv"));
    assertThat(plain.get(0)).isEqualTo(HEADER);
    assertThat(Files.readString(file("plain/review.html"))).doesNotContain("Ordered by");
    assertThat(digests("ordered")).containsExactlyInAnyOrderElementsOf(digests("plain"));
  }

  private List<String> digests(String out) throws IOException {
    return Files.readAllLines(file(out + "/review.jsonl")).stream()
        .map(line -> line.substring(line.indexOf("\"advice_sha256\"")))
        .toList();
  }

  @Test
  void wrong_use_is_told() {
    assertThat(review("no", "--impact-tag", "A").code()).isEqualTo(2);
    assertThat(review("no", "--impact-network", file("network")).code()).isEqualTo(2);
  }
}
