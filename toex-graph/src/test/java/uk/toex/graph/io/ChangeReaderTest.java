package uk.toex.graph.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.api.network.Entity;
import uk.toex.api.network.EntityKind;
import uk.toex.api.network.Link;
import uk.toex.graph.NetworkBuilder;
import uk.toex.graph.NetworkChange;
import uk.toex.graph.RiskNetwork;
import uk.toex.io.Input;
import uk.toex.io.Rejects;

class ChangeReaderTest {

  @TempDir Path folder = Path.of("");

  private final List<Rejects.Rejected> rejected = new ArrayList<>();
  private final NetworkChange change = new NetworkChange(network());
  private final ChangeReader reader =
      new ChangeReader(change, Rejects.to(rejected::add), Progress.NONE);

  private static RiskNetwork network() {
    NetworkBuilder builder = RiskNetwork.builder();
    for (String id : List.of("A", "B", "C")) {
      builder.add(new Entity(id, EntityKind.PERSON, ""));
    }
    builder.add(new Link("A", "B", "family", null, null, null, "R1"));
    builder.add(new Link("B", "C", "family", null, null, null, "R1"));
    builder.add(new Link("A", "C", "contact", null, null, null, "R2"));
    return builder.build();
  }

  private Input input(String name, String text) throws IOException {
    return Input.of(Files.writeString(folder.resolve(name), text));
  }

  private List<String> reasons() {
    return rejected.stream().map(each -> each.line() + " " + each.reason()).toList();
  }

  @Test
  void bad_rows_go_to_the_rejects_and_the_others_count() throws IOException {
    reader.removeLinks(input("r.csv", "record\nR2\nR2\n\nR7\n"));
    reader.addEntities(
        input("e.csv", "id,kind,label,age\nD,person,Dee,15\nA,event,,\n,person,,\nE,animal,,\n"));
    String links =
        """
        from,to,type,date,grade,record
        D,A, contact ,2026-03-01,2BP,R3
        D,Z,,,,
        D,,,,,
        D,B,,2026-02-30,,
        D,B,,,9,
        D,D,,,,
        """;
    reader.addLinks(input("l.csv", links));
    assertThat(reasons())
        .containsExactly(
            "3 nothing to take out",
            "5 nothing to take out",
            "3 an id seen before with another kind",
            "4 no id",
            "5 unknown kind",
            "3 an end that is no entity",
            "4 an end is missing",
            "5 unreadable date",
            "6 unreadable grade");
    assertThat(change.addedEntities()).isEqualTo(1);
    assertThat(change.addedLinks()).isEqualTo(1);
    assertThat(change.removedLinks()).isEqualTo(1);
    assertThat(change.selfLoops()).isEqualTo(1);
    assertThat(change.merged().attribute(3, "age")).isEqualTo("15");
    assertThat(change.merged().links()).isEqualTo(3);
    assertThat(reader.inputs()).hasSize(3);
    assertThat(reader.counts()).containsEntry("rejected", 9L);
  }

  @Test
  void links_are_taken_out_by_their_ends_in_either_order() throws IOException {
    reader.removeLinks(
        input("r.csv", "from,to,type,record\nB,A,,\nA,C,family,\nC,,,\n,,,R1\n,,,\n,,x,\n"));
    assertThat(reasons())
        .containsExactly("3 nothing to take out", "4 an end is missing", "7 an end is missing");
    assertThat(change.removedLinks()).isEqualTo(2);
  }

  @Test
  void json_lines_tell_fields_late() throws IOException {
    String lines =
        """
        {"from":"A","to":"B"}
        {"from":"A","to":"C","type":"t"}
        """;
    reader.addLinks(input("l.jsonl", lines));
    RiskNetwork merged = change.merged();
    assertThat(merged.links()).isEqualTo(5);
    assertThat(merged.link(3).type() + merged.link(2).type()).contains("t");
    assertThat(rejected).isEmpty();
  }

  @Test
  void entities_are_taken_out_with_their_links() throws IOException {
    reader.removeEntities(input("x.csv", "id\nA\nZ\n\"\"\nA\n"));
    assertThat(change.merged().links()).isEqualTo(1);
    assertThat(rejected).hasSize(2);
    assertThatThrownBy(() -> reader.removeEntities(input("y.csv", "name\nA\n")))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("no column id");
    assertThatThrownBy(() -> reader.removeLinks(input("z.csv", "name\nA\n")))
        .isInstanceOf(InputRefusedException.class);
  }
}
