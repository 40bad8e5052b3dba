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

/** {@code toex network update}: a report comes in, and is withdrawn again. */
class NetworkUpdateCommandTest {

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void files() throws IOException {
    write(
        "entities.csv",
        "id,kind,label,age",
        "K1,person,Known Child,14",
        "C2,person,Second Child,15",
        "C3,person,Third Child,13",
        "L4,location,4 Mill Lane,");
    write(
        "links.csv",
        "from,to,type,date,recorded,grade,record",
        "K1,L4,seen-at,2026-03-01,2026-03-02,1AP,R1",
        "C2,L4,seen-at,2026-02-20,,2CP,R2");
    write("seeds.csv", "id,weight", "K1,1", "R9,0.5");
    write("new-entities.csv", "id,kind,label", "R9,event,report", "R9,person,report");
    write(
        "new-links.csv",
        "from,to,type,date,grade,record",
        "C3,R9,named-in,2026-03-09,1AP,R9",
        "C3,K1,associate,2026-03-09,1AP,R9",
        "C3,NOBODY,associate,2026-03-09,1AP,R9");
    write("old-links.csv", "record", "R2", "R404");
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

  private void write(String name, String... lines) throws IOException {
    Files.writeString(file(name), String.join("\n", lines) + "\n");
  }

  private Cli.Outcome update(String network, Object... more) {
    List<Object> all = new ArrayList<>(List.of("network", "update", "--quiet"));
    all.addAll(List.of("--network", file(network), "--subject", "age<18"));
    all.addAll(List.of(more));
    return Cli.run(all.toArray());
  }

  private String people(String network, Path seeds, String asOf) throws IOException {
    Path out = file("scored-" + network + asOf);
    Cli.Outcome scored =
        Cli.run(
            "network",
            "score",
            "--network",
            file(network),
            "--seeds",
            seeds,
            "--as-of",
            asOf,
            "--out",
            out,
            "--quiet");
    assertThat(scored.code()).as(scored.err()).isZero();
    return Files.readString(out.resolve("people.csv"));
  }

  @Test
  void a_report_is_merged_and_its_effect_told_and_a_withdrawal_undoes_it() throws IOException {
    Cli.Outcome outcome =
        update(
            "network",
            "--seeds",
            file("seeds.csv"),
            "--add-entities",
            file("new-entities.csv"),
            "--add-links",
            file("new-links.csv"),
            "--remove",
            file("old-links.csv"),
            "--out",
            file("second"));
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(Cli.names(file("second")))
        .containsExactly(
            "changes.csv", "network.toexnet", "provenance.json", "rejected.csv", "seeds.csv");
    assertThat(Files.readString(file("second/rejected.csv")))
        .contains("nothing to take out", "end that is no entity", "another kind");
    assertThat(Files.readAllLines(file("second/changes.csv")))
        .satisfiesExactly(
            header -> assertThat(header).startsWith("id,label,measure,rank_before,rank_after"),
            entered -> assertThat(entered).startsWith("C3,Third Child,risk-passing,,1,0,"),
            gone -> assertThat(gone).startsWith("C2,Second Child,risk-passing,1,,"));
    assertThat(Files.readString(file("second/seeds.csv")))
        .isEqualTo("id,weight,date\nK1,1,\nR9,0.5,\n");
    assertThat(Files.readString(file("second/provenance.json")))
        .contains("\"error-bound\"", "\"local push\"", "2026-03-09");
    assertThat(outcome.out()).contains("solved by local push", "C3");

    write("undo.csv", "id", "R9");
    write("back.csv", "from,to,type,date,grade,record", "C2,L4,seen-at,2026-02-20,2CP,R2");
    Cli.Outcome undone =
        update(
            "second",
            "--seeds",
            file("second/seeds.csv"),
            "--remove",
            file("undo-links.csv"),
            "--remove-entities",
            file("undo.csv"),
            "--add-links",
            file("back.csv"),
            "--out",
            file("third"));
    assertThat(undone.code()).isEqualTo(1); // undo-links.csv is not there yet
    write("undo-links.csv", "from,to,type,date,grade,record", "K1,C3,,,,R9");
    undone =
        update(
            "second",
            "--seeds",
            file("second/seeds.csv"),
            "--remove",
            file("undo-links.csv"),
            "--remove-entities",
            file("undo.csv"),
            "--add-links",
            file("back.csv"),
            "--out",
            file("third"));
    assertThat(undone.code()).as(undone.err()).isZero();
    assertThat(Files.readAllBytes(file("third/network.toexnet")))
        .isEqualTo(Files.readAllBytes(file("network/network.toexnet")));
    assertThat(people("third", file("third/seeds.csv"), "2026-03-09"))
        .isEqualTo(people("network", file("seeds.csv"), "2026-03-09"));
  }

  @Test
  void seeds_come_and_go() throws IOException {
    write("more.csv", "id,weight", "C2,0.5", "K7,1");
    write("less.csv", "id", "K1", "C3");
    Cli.Outcome outcome =
        update(
            "network",
            "--seeds",
            file("seeds.csv"),
            "--add-seeds",
            file("more.csv"),
            "--remove-seeds",
            file("less.csv"),
            "--json");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("\"id\": \"K1\"", "\"rank_before\": 0", "\"id\": \"C2\"");
  }

  @Test
  void wrong_use_is_told() {
    assertThat(update("network").code()).isEqualTo(2);
    assertThat(update("network", "--seeds", file("seeds.csv"), "--out", file("network")).err())
        .contains("another folder");
    assertThat(update("network", "--seeds", file("seeds.csv"), "--remove", file("seeds.csv")).err())
        .contains("no column from");
  }
}
