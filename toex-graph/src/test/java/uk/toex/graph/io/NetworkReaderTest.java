package uk.toex.graph.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import uk.toex.api.network.Link;
import uk.toex.api.network.Seed;
import uk.toex.api.report.Grade;
import uk.toex.graph.RiskNetwork;
import uk.toex.io.Input;
import uk.toex.io.Rejects;

/** {@link NetworkReader} on small files, good and bad. */
class NetworkReaderTest {

  private static final String ENTITIES =
      """
      id,kind,label,age
      P1,person,Ash,15
      P2,person,Bo,
      O1,object,07700 900001,
      L1,location,4 Mill Lane,
      E1,Event,missing episode,
      """;

  @TempDir Path folder = Path.of("");

  private final List<Rejects.Rejected> rejected = new ArrayList<>();

  @Test
  void entities_and_links_are_read() throws IOException {
    LoadedNetwork loaded =
        read(
            ENTITIES,
            """
            from,to,type,date,recorded,grade,record
            P1,O1,phone-user,2024-03-01,2024-03-02T10:00,2BP,R1
            O1,P2,phone-user,,,,
            P1,P1,associate,,,,
            """);
    RiskNetwork network = loaded.network();
    assertThat(network.size()).isEqualTo(5);
    assertThat(network.links()).isEqualTo(2);
    assertThat(network.entity(0).attributes()).containsExactly(java.util.Map.entry("age", "15"));
    assertThat(network.kind(network.indexOf("E1"))).isEqualTo(EntityKind.EVENT);
    assertThat(network.label(3)).isEqualTo("4 Mill Lane");
    assertThat(network.link(0))
        .isEqualTo(
            new Link(
                "P1",
                "O1",
                "phone-user",
                LocalDate.of(2024, 3, 1),
                LocalDate.of(2024, 3, 2),
                Grade.parse("2BP"),
                "R1"));
    assertThat(network.link(1)).isEqualTo(new Link("O1", "P2", "phone-user", null, null, null, ""));
    assertThat(loaded.counts())
        .containsEntry("self_loops", 1L)
        .containsEntry("entities", 5L)
        .containsEntry("links", 2L)
        .containsEntry("rejected", 0L);
    assertThat(loaded.inputs()).hasSize(2);
    assertThat(loaded.inputs().get(0).name()).isEqualTo("entities.csv");
  }

  @Test
  void bad_rows_are_rejected_with_their_reasons() throws IOException {
    LoadedNetwork loaded =
        read(
            ENTITIES + "P1,object,again,\nP9,robot,,\n,person,,\nP1,person,Other,16\n",
            """
            from,to,type,date,recorded,grade
            P1,P2,associate,1601-01-01,9999-12-31,
            P1,P7,associate,,,
            ,P2,associate,,,
            P1,P2,associate,yesterday,,
            P1,P2,associate,2024-02-30,,
            P1,P2,associate,,,9ZZ
            P1,P2,associate,,
            """);
    assertThat(rejected.stream().map(Rejects.Rejected::reason))
        .containsExactly(
            "an id seen before with another kind",
            "unknown kind",
            "no id",
            "an end that is no entity",
            "an end is missing",
            "unreadable date",
            "unreadable date",
            "unreadable grade",
            "wrong number of fields");
    assertThat(rejected.stream().map(Rejects.Rejected::line))
        .containsExactly(7L, 8L, 9L, 3L, 4L, 5L, 6L, 7L, 8L);
    assertThat(rejected.get(3).raw()).isEqualTo("P1,P7,associate,,,");
    assertThat(rejected.get(3).file()).isEqualTo("links.csv");
    assertThat(loaded.network().links()).isEqualTo(1);
    assertThat(loaded.network().latest()).isNull();
    assertThat(loaded.network().label(0)).isEqualTo("Ash");
    assertThat(loaded.counts())
        .containsEntry("dates_out_of_range", 2L)
        .containsEntry("duplicate_entities", 1L)
        .containsEntry("rejected", 9L);
  }

  @Test
  void seeds_outside_the_network_are_listed_and_bad_weights_rejected() throws IOException {
    RiskNetwork network = read(ENTITIES, "from,to\nP1,P2\n").network();
    Input seeds =
        file(
            "seeds.csv",
            """
            id,weight,date
            P1,0.5,2024-01-01
            P2,,
            P1,1,
            X1,1,
            L1,NaN,
            L1,Infinity,
            L1,0,
            L1,-0.5,
            L1,4.9e-324,
            L1,1.5,
            L1,1f,
            """);
    LoadedSeeds loaded =
        NetworkReader.seeds(List.of(seeds), network, Rejects.to(rejected::add), Progress.NONE);
    assertThat(loaded.seeds())
        .containsExactly(new Seed("P1", 0.5, LocalDate.of(2024, 1, 1)), new Seed("P2", 1, null));
    assertThat(loaded.unknown()).containsExactly("X1");
    assertThat(rejected).hasSize(7).allMatch(bad -> bad.reason().equals("unusable weight"));
    assertThat(loaded.counts()).containsEntry("duplicate_seeds", 1L);
  }

  @Test
  void a_file_without_its_columns_or_without_anything_is_refused() throws IOException {
    assertThatThrownBy(() -> read("id,label\nP1,Ash\n", "from,to\n"))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("entities.csv has no column kind");
    assertThatThrownBy(() -> read(ENTITIES, ""))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("links.csv is empty");
    assertThat(read("id,kind\n", "from,to\n").network().size()).isZero();
  }

  @Test
  void several_files_need_not_have_the_same_columns() throws IOException {
    LoadedNetwork loaded =
        NetworkReader.network(
            List.of(file("a.csv", ENTITIES), file("b.csv", "kind,id\nperson,P3\nperson,P1\n")),
            List.of(
                file("c.csv", "from,to\nP1,P2\n"),
                file("d.csv", "record,from,to\nR1,P1,P3\n,P2,P3\nR1,P2,P3\n"),
                file("e.csv", "from,to,type\nP1,L1,resident\n")),
            Rejects.to(rejected::add),
            1,
            Progress.NONE);
    assertThat(rejected).isEmpty();
    RiskNetwork network = loaded.network();
    assertThat(network.links()).isEqualTo(5);
    List<String> links = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Link link = network.link(i);
      links.add(link.from() + link.to() + ":" + link.type() + ":" + link.record());
    }
    assertThat(links).containsExactly("P1P2::", "P1L1:resident:", "P1P3::R1", "P2P3::", "P2P3::R1");
  }

  private LoadedNetwork read(String entities, String links) throws IOException {
    return NetworkReader.network(
        List.of(file("entities.csv", entities)),
        List.of(file("links.csv", links)),
        Rejects.to(rejected::add),
        1,
        Progress.NONE);
  }

  private Input file(String name, String text) throws IOException {
    return Input.of(Files.writeString(folder.resolve(name), text));
  }
}
