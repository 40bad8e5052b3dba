package uk.toex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code toex network}: a child, a phone, a vehicle and a place, two and three links from a seed.
 */
class NetworkCommandTest {

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void files() throws IOException {
    write(
        "entities.csv",
        "id,kind,label,age",
        "K1,person,Known Child,14",
        "C2,person,Second Child,15",
        "C3,person,Third Child,13",
        "A9,person,=Adult,41",
        "PH,object,07700 900123,",
        "L4,location,4 Mill Lane,",
        "E1,event,missing episode,",
        "R7,event,report,");
    write(
        "links.csv",
        "from,to,type,date,recorded,grade,record",
        "K1,E1,present-at,2026-03-01,2026-03-02,1AP,R1",
        "E1,L4,occurred-at,2026-03-01,2026-03-02,1AP,R1",
        "A9,L4,seen-at,2026-02-20,,2BP,R2",
        "A9,PH,phone-user,2026-02-20,,2BP,R3",
        "C2,PH,contact,2026-03-03,,1BP,R4",
        "C3,C2,associate,2026-03-04,,2CP,R5",
        "C3,L4,seen-at,2026-03-05,,2BC,R6",
        "R7,C3,named-in,2026-03-05,,2BP,R7",
        "C2,NOBODY,associate,2026-03-04,,,R8");
    write("seeds.csv", "id,weight,date", "K1,1,2026-01-10", "GONE,0.5,");
  }

  private void write(String name, String... lines) throws IOException {
    Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
  }

  private Cli.Outcome run(Object... args) {
    List<Object> all = new ArrayList<>(List.of("network"));
    all.addAll(List.of(args));
    all.addAll(
        List.of(
            "--entities",
            folder.resolve("entities.csv"),
            "--links",
            folder.resolve("links.csv"),
            "--quiet"));
    return Cli.run(all.toArray());
  }

  @Test
  void score_writes_its_lists_explanations_and_page() throws IOException {
    Path out = folder.resolve("out");
    Cli.Outcome outcome =
        run("score", "--seeds", folder.resolve("seeds.csv"), "--subject", "age<18", "--out", out);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(Cli.names(out))
        .containsExactly(
            "events.csv",
            "explanations.jsonl",
            "locations.csv",
            "network.html",
            "objects.csv",
            "people.csv",
            "provenance.json",
            "rejected.csv",
            "subjects.csv");
    List<String> subjects = Files.readAllLines(out.resolve("subjects.csv"));
    assertThat(subjects.get(0))
        .isEqualTo("rank,id,label,measure,score,share_explained,nearest_seed,hops,why");
    // By record R4; R6 is of handling code C and does not count.
    assertThat(subjects).hasSize(3);
    assertThat(subjects.get(1)).startsWith("1,C2,Second Child,risk-passing,0.0").contains(",K1,5,");
    assertThat(subjects.get(2)).startsWith("2,C3,Third Child,risk-passing,").contains(",K1,6,");
    assertThat(Files.readString(out.resolve("people.csv"))).contains(",A9,'=Adult,risk-passing,");
    assertThat(Files.readString(out.resolve("locations.csv"))).contains("1,L4,4 Mill Lane,");
    assertThat(Files.readString(out.resolve("explanations.jsonl")))
        .contains("\"leans_on\"")
        .contains("\"record\":\"R1\"");
    assertThat(Files.readString(out.resolve("network.html")))
        .contains("Second Child")
        .doesNotContain("R6");
    assertThat(Files.readString(out.resolve("provenance.json")))
        .contains("\"risk.damping\"")
        .contains("\"unknown_seeds\": 1")
        .contains("\"error-bound\"");
    assertThat(Files.readString(out.resolve("rejected.csv"))).contains("NOBODY");
  }

  @Test
  void handling_c_counts_when_it_is_asked_for() {
    Cli.Outcome without = explain("C3");
    Cli.Outcome with = explain("C3", "--with-handling-c");
    assertThat(without.out()).contains("07700 900123").doesNotContain("seen-at 5 Mar 2026");
    assertThat(with.out()).contains("seen-at 5 Mar 2026 [2BC]");
  }

  @Test
  void the_score_as_of_a_day_knows_nothing_later() {
    assertThat(explain("L4", "--as-of", "2026-03-01").out()).contains("risk-reaching 0, ");
    assertThat(explain("L4", "--as-of", "2026-03-02").out()).contains("risk-reaching 0.1");
  }

  private Cli.Outcome explain(String id, Object... more) {
    List<Object> all =
        new ArrayList<>(List.of("explain", id, "--seeds", folder.resolve("seeds.csv")));
    all.addAll(List.of(more));
    return run(all.toArray());
  }

  @Test
  void paths_history_and_deconflict_answer() throws IOException {
    assertThat(run("paths", "C2", "L4").out())
        .startsWith(
            "Second Child — contact 3 Mar 2026 [1BP] — 07700 900123 — phone-user 20 Feb 2026"
                + " [2BP] — =Adult — seen-at 20 Feb 2026 [2BP] — 4 Mill Lane");
    assertThat(run("paths", "K1", "NONE").code()).isEqualTo(1);
    Cli.Outcome history =
        run("history", "L4", "--months", 3, "--seeds", folder.resolve("seeds.csv"));
    assertThat(history.out().lines()).hasSizeBetween(3, 4);
    write("a.csv", "id", "K1", "E1", "L4");
    write("b.csv", "id", "C2", "PH", "L4");
    Cli.Outcome met =
        run("deconflict", folder.resolve("a.csv"), folder.resolve("b.csv"), "--longest", 4);
    assertThat(met.out()).contains("1 in both:").contains("location L4");
  }

  @Test
  void impact_says_whom_a_confirmed_report_would_reveal() throws IOException {
    write(
        "review.csv",
        "rank,report_id,tag,issue,probability",
        "1,R7,CSAE,missing,0.9",
        "2,R7,FRAUD,wrong,0.8",
        "3,R404,CSAE,missing,0.7");
    Path out = folder.resolve("impact.csv");
    Cli.Outcome outcome =
        run(
            "impact",
            folder.resolve("review.csv"),
            "--seeds",
            folder.resolve("seeds.csv"),
            "--subject",
            "age<18",
            "--top",
            1,
            "--out",
            out);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    List<String> lines = Files.readAllLines(out);
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1)).startsWith("1,R7,CSAE,0.9,").contains(",C3,C2,");
  }

  @Test
  void what_is_wrong_is_told() {
    assertThat(explain("NOBODY").code()).isEqualTo(1);
    assertThat(run("score", "--out", folder.resolve("x")).code()).isEqualTo(2);
    assertThat(explain("C2", "--damping", "1.5").err()).contains("damping");
    assertThat(explain("C2", "--as-of", "yesterday").code()).isEqualTo(2);
  }
}
