package uk.toex.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uk.toex.api.network.Entity;
import uk.toex.pages.NetworkPageData.Subject;

class NetworkLayoutTest {

  @Test
  void two_hundred_entities_keep_apart_and_every_step_is_drawn_once() {
    Subject subject = NetworkSamples.large(200, 3, 1);
    NetworkLayout layout = new NetworkLayout(subject);
    assertApart(layout);
    assertThat(layout.nodes.stream().filter(node -> !node.bend).count()).isBetween(180L, 200L);
    Set<Set<String>> pairs = new HashSet<>();
    for (NetworkPageData.Path path : subject.paths()) {
      List<Entity> way = NetworkLayout.entities(path.path(), subject.entity().id());
      for (int i = 1; i < way.size(); i++) {
        pairs.add(Set.of(way.get(i - 1).id(), way.get(i).id()));
      }
    }
    assertThat(layout.lines).hasSize(pairs.size());
    assertThat(layout.width).as("fits a laptop's window beside the list").isLessThan(960);
  }

  @Test
  void long_paths_are_wrapped_into_rows_that_fit() {
    for (int hops = 1; hops <= 12; hops++) {
      NetworkLayout layout = new NetworkLayout(NetworkSamples.large(40, hops, 3));
      assertThat(layout.first(0)).isZero();
      assertThat(layout.last(layout.rows - 1)).isEqualTo(layout.columns - 1);
      for (int row = 0; row < layout.rows; row++) {
        assertThat(layout.last(row)).isGreaterThan(layout.first(row));
        double width = layout.x(layout.last(row)) + layout.box - layout.x(layout.first(row));
        assertThat(width).as(hops + " steps, row " + row).isLessThan(960);
        if (row > 0) {
          assertThat(layout.first(row)).isEqualTo(layout.last(row - 1));
        }
      }
    }
  }

  @Test
  void parallel_records_become_one_line() {
    NetworkLayout layout = new NetworkLayout(NetworkSamples.small());
    assertThat(layout.lines).hasSize(9);
    assertThat(layout.lines.get(0).records).hasSize(3);
    assertThat(layout.columns).isEqualTo(4);
    assertThat(layout.nodes.stream().filter(node -> node.seed).map(node -> node.column))
        .containsExactly(3, 3);
  }

  static void assertApart(NetworkLayout layout) {
    for (int column = 0; column < layout.columns; column++) {
      int here = column;
      List<NetworkLayout.Node> nodes =
          new ArrayList<>(layout.nodes.stream().filter(node -> node.column == here).toList());
      nodes.sort(Comparator.comparingDouble(node -> node.y));
      double bottom = 0;
      for (NetworkLayout.Node node : nodes) {
        assertThat(node.y - node.height() / 2).isGreaterThanOrEqualTo(bottom - 1e-6);
        bottom = node.y + node.height() / 2;
        Set<Double> tracks = new HashSet<>();
        node.in.forEach(line -> tracks.add(node.track(line)));
        assertThat(tracks).hasSameSizeAs(node.in);
      }
      assertThat(bottom).isLessThanOrEqualTo(layout.height + 1e-6);
    }
  }
}
