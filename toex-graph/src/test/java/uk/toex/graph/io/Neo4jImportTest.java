package uk.toex.graph.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.api.network.EntityKind;
import uk.toex.graph.RiskNetwork;
import uk.toex.io.Limits;
import uk.toex.io.Rejects;

/** {@link Neo4jImport} on a small export and on Neo4j's POLE example. */
class Neo4jImportTest {

  private static final String MAP =
      """
      # people
      label Person = person
      label Call = event
      ignore label Officer
      type KNOWS = associate
      ignore type SEEN
      name Person = name surname
      date Call = on dd/MM/yyyy
      """;

  @TempDir Path folder = Path.of("");

  private final List<Rejects.Rejected> rejected = new ArrayList<>();

  @Test
  void a_small_export_is_read() throws IOException {
    write(
        "nodes.people.csv",
        """
        personId:ID(Person),name:string,surname,age:int,secret:IGNORE,:LABEL
        1,Ash,Vale,15,x,Person
        2,"Bo, jr",,,x,Other;Person
        3,Cat,,,x,Officer
        4,Dee,,,x,Robot
        """);
    write("nodes.calls.csv", ":ID(Call),on,:LABEL\n1,29/02/2024,Call\n2,30/02/2024,Call\n");
    write(
        "rels.csv",
        """
        :START_ID(Person),:END_ID(Person),:TYPE
        1,2,KNOWS
        1,3,KNOWS
        1,9,KNOWS
        1,2,SEEN
        """);
    write("made.csv", ":START_ID(Person),:END_ID(Call),:TYPE\n1,1,MADE\n2,2,MADE\n");
    LoadedNetwork loaded = read(Neo4jMap.parse(MAP, "map"));
    RiskNetwork network = loaded.network();
    assertThat(network.size()).isEqualTo(4);
    int ash = network.indexOf("Person/1");
    assertThat(network.label(ash)).isEqualTo("Ash Vale");
    assertThat(network.entity(ash).attributes())
        .containsEntry("age", "15")
        .containsEntry("personId", "1")
        .containsEntry("labels", "Person")
        .doesNotContainKey("secret");
    assertThat(network.label(network.indexOf("Person/2"))).isEqualTo("Bo, jr");
    assertThat(network.kind(network.indexOf("Call/1"))).isEqualTo(EntityKind.EVENT);
    assertThat(network.links()).isEqualTo(3);
    List<String> links = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      var link = network.link(i);
      links.add(link.from() + " " + link.type() + " " + link.to() + " " + link.date());
    }
    assertThat(links)
        .containsExactlyInAnyOrder(
            "Person/1 associate Person/2 null",
            "Person/1 MADE Call/1 " + LocalDate.of(2024, 2, 29),
            "Person/2 MADE Call/2 null");
    assertThat(rejected.stream().map(Rejects.Rejected::reason))
        .containsExactly("a label that the map does not know", "an end that is no entity");
    assertThat(loaded.counts())
        .containsEntry("nodes", 6L)
        .containsEntry("relationships", 6L)
        .containsEntry("ignored_nodes", 1L)
        .containsEntry("ignored_relationships", 2L)
        .containsEntry("unreadable_dates", 1L);
  }

  @Test
  void what_is_no_export_or_no_map_is_refused() throws IOException {
    Neo4jMap map = Neo4jMap.parse(MAP, "map");
    assertThatThrownBy(() -> read(map)).hasMessageContaining("There is no .csv");
    write("x.csv", "a,b\n1,2\n");
    assertThatThrownBy(() -> read(map))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("neither a column :ID");
    for (String bad :
        List.of(
            "label Person person", "label Person = robot", "date X = on rr", "colour X = red")) {
      assertThatThrownBy(() -> Neo4jMap.parse("\n" + bad, "our.map"))
          .isInstanceOf(InputRefusedException.class)
          .hasMessageContaining("our.map, line 2");
    }
    assertThatThrownBy(() -> Neo4jMap.parse("", "our.map")).hasMessageContaining("of no label");
    assertThatThrownBy(() -> Neo4jMap.named("polo")).hasMessageContaining("polo");
  }

  @Test
  void the_pole_example_is_read_whole() {
    Path pole = Path.of(System.getProperty("toex.testdata", "")).resolve("graph/pole");
    assumeTrue(Files.exists(pole), "not there: " + pole + "; set -Dtoex.testdata=FOLDER");
    LoadedNetwork loaded =
        Neo4jImport.read(
            pole, Neo4jMap.named("pole"), Limits.DEFAULT, Rejects.to(rejected::add), Progress.NONE);
    assertThat(rejected).isEmpty();
    assertThat(loaded.network().size()).isEqualTo(61_521);
    assertThat(loaded.network().links()).isEqualTo(105_840);
    assertThat(loaded.counts()).containsEntry("unreadable_dates", 0L);
    assertThat(loaded.network().latest()).isEqualTo(LocalDate.of(2017, 8, 31));
  }

  private LoadedNetwork read(Neo4jMap map) {
    return Neo4jImport.read(
        folder,
        map,
        Limits.DEFAULT.withMaxRejects(10, 1),
        Rejects.to(rejected::add),
        Progress.NONE);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
