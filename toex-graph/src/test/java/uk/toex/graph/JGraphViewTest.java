package uk.toex.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.alg.shortestpath.DijkstraShortestPath;
import org.junit.jupiter.api.Test;
import uk.toex.api.network.Link;

class JGraphViewTest {

  private final RiskView view =
      RiskView.of(Networks.random(41, 300, 700), RiskConfig.defaults(), null);
  private final Graph<Integer, Integer> graph = view.asGraph();

  @Test
  void edges_are_the_links_with_their_ends_and_weights() {
    assertThat(graph.vertexSet()).hasSize(view.size());
    assertThat(graph.edgeSet()).hasSize(view.links());
    for (int link = 0; link < view.links(); link++) {
      Link is = view.linkAt(link);
      assertThat(view.id(graph.getEdgeSource(link))).isEqualTo(is.from());
      assertThat(view.id(graph.getEdgeTarget(link))).isEqualTo(is.to());
      assertThat(graph.getEdgeWeight(link)).isEqualTo(view.weight(link));
      assertThat(graph.getAllEdges(graph.getEdgeSource(link), graph.getEdgeTarget(link)))
          .contains(link);
      assertThat(graph.edgesOf(graph.getEdgeTarget(link))).contains(link);
    }
  }

  @Test
  void jgrapht_works_on_it() {
    ConnectivityInspector<Integer, Integer> components = new ConnectivityInspector<>(graph);
    assertThat(components.connectedSets().stream().mapToInt(java.util.Set::size).sum())
        .isEqualTo(view.size());
    var path = new DijkstraShortestPath<>(graph).getPath(0, 1);
    double sum = path.getEdgeList().stream().mapToDouble(graph::getEdgeWeight).sum();
    assertThat(path.getWeight()).isCloseTo(sum, within(1e-12));
  }

  @Test
  void it_can_only_be_read() {
    assertThat(graph.getType().isModifiable()).isFalse();
    assertThatThrownBy(() -> graph.addVertex(9999))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> graph.removeEdge(0)).isInstanceOf(UnsupportedOperationException.class);
  }
}
