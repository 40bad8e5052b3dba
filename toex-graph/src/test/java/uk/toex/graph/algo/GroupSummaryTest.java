package uk.toex.graph.algo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.toex.api.Progress;
import uk.toex.api.network.Entity;
import uk.toex.api.network.EntityKind;
import uk.toex.api.network.Link;
import uk.toex.api.network.NetworkView;

class GroupSummaryTest {

  private static final List<Entity> ENTITIES =
      List.of(
          new Entity("P1", EntityKind.PERSON, "A"),
          new Entity("P2", EntityKind.PERSON, "B"),
          new Entity("O1", EntityKind.OBJECT, "07700 900123"),
          new Entity("L1", EntityKind.LOCATION, "4 Mill Lane"),
          new Entity("P3", EntityKind.PERSON, "C"));

  private static final List<Link> LINKS =
      List.of(
          link("P1", "O1", "phone-user", "2024-03-12"),
          link("P2", "O1", "phone-user", "2024-02-01"),
          link("P1", "L1", "seen-at", null),
          link("P2", "L1", "seen-at", "2024-06-30"),
          link("P2", "L1", "resident", "2024-05-01"),
          link("P3", "L1", "seen-at", "2025-01-01"));

  private static Link link(String from, String to, String type, @Nullable String date) {
    return new Link(from, to, type, date == null ? null : LocalDate.parse(date), null, null, "R1");
  }

  @Test
  void says_who_where_what_and_when() {
    NetworkView network = new Small();
    GroupSummary summary = GroupSummary.of(network, Partition.of(new int[] {0, 0, 0, 0, 4}), 0);
    assertThat(summary.people()).extracting(Entity::id).containsExactly("P2", "P1");
    assertThat(summary.places()).extracting(Entity::id).containsExactly("L1");
    assertThat(summary.shared()).extracting(Entity::id).containsExactly("O1");
    assertThat(summary.of(EntityKind.EVENT)).isEmpty();
    assertThat(summary.size()).isEqualTo(4);
    assertThat(summary.links()).isEqualTo(5);
    assertThat(summary.away()).isEqualTo(1);
    assertThat(summary.types()).isEqualTo(Map.of("phone-user", 2, "seen-at", 2, "resident", 1));
    assertThat(summary.firstSeen()).isEqualTo(LocalDate.of(2024, 2, 1));
    assertThat(summary.lastSeen()).isEqualTo(LocalDate.of(2024, 6, 30));
  }

  @Test
  void a_group_of_one_has_seen_nothing() {
    Partition groups = Partition.of(new int[] {0, 0, 0, 0, 4});
    GroupSummary alone = GroupSummary.of(new Small(), groups, 1);
    assertThat(alone.people()).extracting(Entity::id).containsExactly("P3");
    assertThat(alone.links()).isZero();
    assertThat(alone.firstSeen()).isNull();
    assertThatThrownBy(() -> GroupSummary.of(new Small(), Partition.of(new int[3]), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_network_is_a_graph_with_its_ids_and_weights() {
    EdgeGraph graph = EdgeGraph.of(new Small());
    assertThat(graph.size()).isEqualTo(5);
    assertThat(graph.links()).isEqualTo(6);
    assertThat(graph.arcs()).isEqualTo(12);
    assertThat(graph.id(3)).isEqualTo("L1");
    assertThat(graph.indexOf("P3")).isEqualTo(4);
    assertThat(graph.indexOf("P9")).isEqualTo(-1);
    assertThat(graph.weight(graph.firstArc(4))).isEqualTo(0.5);
    assertThat(Components.of(graph).groups()).isEqualTo(1);
    assertThat(Leiden.of(graph, Leiden.Settings.DEFAULT, Progress.NONE).communities().size())
        .isEqualTo(5);
  }

  /** The network of the entities and links above. */
  private static final class Small implements NetworkView {
    private final int[] start = new int[ENTITIES.size() + 1];
    private final List<int[]> arcs = new ArrayList<>();

    Small() {
      for (int i = 0; i < ENTITIES.size(); i++) {
        for (int l = 0; l < LINKS.size(); l++) {
          int from = indexOf(LINKS.get(l).from());
          int to = indexOf(LINKS.get(l).to());
          if (from == i || to == i) {
            arcs.add(new int[] {from == i ? to : from, l});
          }
        }
        start[i + 1] = arcs.size();
      }
    }

    @Override
    public int size() {
      return ENTITIES.size();
    }

    @Override
    public int arcs() {
      return arcs.size();
    }

    @Override
    public int indexOf(String id) {
      for (int i = 0; i < ENTITIES.size(); i++) {
        if (ENTITIES.get(i).id().equals(id)) {
          return i;
        }
      }
      return -1;
    }

    @Override
    public Entity entity(int index) {
      return ENTITIES.get(index);
    }

    @Override
    public String id(int index) {
      return entity(index).id();
    }

    @Override
    public EntityKind kind(int index) {
      return entity(index).kind();
    }

    @Override
    public int firstArc(int index) {
      return start[index];
    }

    @Override
    public int neighbour(int arc) {
      return arcs.get(arc)[0];
    }

    @Override
    public int link(int arc) {
      return arcs.get(arc)[1];
    }

    @Override
    public int links() {
      return LINKS.size();
    }

    @Override
    public Link linkAt(int link) {
      return LINKS.get(link);
    }

    @Override
    public String type(int link) {
      return linkAt(link).type();
    }

    @Override
    public double weight(int link) {
      return 0.5;
    }

    @Override
    public @Nullable LocalDate asOf() {
      return null;
    }
  }
}
