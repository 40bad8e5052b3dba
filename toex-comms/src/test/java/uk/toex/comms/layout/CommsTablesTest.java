package uk.toex.comms.layout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.toex.api.comms.Cell;
import uk.toex.api.comms.Party;
import uk.toex.api.comms.PartyKind;
import uk.toex.io.Rejects;

class CommsTablesTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // by JUnit
  Path folder;

  @Test
  void readsCells() throws IOException {
    Path file =
        write(
            "cells.csv",
            """
            cell,latitude,longitude,azimuth,name
            A1,51.5,-0.12,360,"Mast, north"
            B2,95,1,,
            C3,51,0,x,
            ,51,0,,
            """);
    Rejects rejects = Rejects.counted();
    List<Cell> cells = CommsTables.cells(file, Layouts.builtIn().find("cell-sites"), rejects);
    assertThat(cells)
        .containsExactly(
            new Cell("A1", new Cell.Place(51.5, -0.12), 0, "Mast, north"),
            new Cell("C3", new Cell.Place(51, 0), Double.NaN, ""));
    assertThat(rejects.byReason()).containsOnlyKeys("bad latitude: out of range", "no cell");
  }

  @Test
  void readsSubscribers() throws IOException {
    Path file =
        write(
            "people.tsv",
            """
            Number|Forename|Surname|Address|From|To
            07700 900001|Sam|Example|1 Example Road|01/02/2026|
            |Nobody|Here|||
            """
                .replace('|', '\t'));
    Rejects rejects = Rejects.counted();
    List<Subscriber> people =
        CommsTables.subscribers(file, Layouts.builtIn().find("subscriber"), rejects);
    assertThat(people)
        .containsExactly(
            new Subscriber(
                new Party("+447700900001", PartyKind.NUMBER),
                "Sam Example",
                "1 Example Road",
                Instant.parse("2026-02-01T00:00:00Z"),
                null));
    assertThat(people.get(0).label()).isEqualTo("Sam Example");
    assertThat(rejects.byReason()).containsOnlyKeys("no number");
  }

  @Test
  void readsRecharges() throws IOException {
    Path file =
        write(
            "A.csv",
            "datetime,amount,retailer_id\n2015-1-13,12,1185\n2015-2-1,4.5,\n2015-2-2,,\n2015-2-2,x,\n");
    Rejects rejects = Rejects.counted();
    List<Recharge> recharges =
        CommsTables.recharges(file, Layouts.builtIn().find("bandicoot-recharges"), null, rejects);
    assertThat(recharges)
        .containsExactly(
            new Recharge(
                new Party("A", PartyKind.SENDER),
                Instant.parse("2015-01-13T00:00:00Z"),
                12,
                "1185"),
            new Recharge(
                new Party("A", PartyKind.SENDER), Instant.parse("2015-02-01T00:00:00Z"), 4.5, ""),
            new Recharge(
                new Party("A", PartyKind.SENDER), Instant.parse("2015-02-02T00:00:00Z"), 0, ""));
    assertThat(rejects.byReason()).containsOnlyKeys("bad amount: no number");
  }

  @Test
  void placesCellsThatAreCalledByTheirPlace() {
    assertThat(CommsTables.atPlace("42.3987,-71.5750"))
        .isEqualTo(new Cell("42.3987,-71.5750", new Cell.Place(42.3987, -71.575), Double.NaN, ""));
    for (String other : List.of("101,7", "51.5", "95.0,1.0", "a.b,c.d", "1.5.2,1.0", ",", "")) {
      assertThat(CommsTables.atPlace(other)).as(other).isNull();
    }
  }

  @Test
  void refusesALayoutOfSomethingElse() throws IOException {
    Path file = write("A.csv", "a\nb\n");
    assertThatThrownBy(
            () -> CommsTables.cells(file, Layouts.builtIn().find("sms"), Rejects.counted()))
        .hasMessageContaining("is of events, not of cells");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, UTF_8);
  }
}
