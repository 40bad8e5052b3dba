package uk.toex.graph.algo;

import com.code_intelligence.jazzer.junit.FuzzTest;
import uk.toex.api.InputRefusedException;
import uk.toex.io.Rejects;

/** Whatever bytes come as links, they are read or refused. */
class LinkFileFuzzTest {

  @FuzzTest(maxDuration = "30s")
  void any_bytes(byte[] bytes) {
    for (LinkLayout layout : LinkLayout.values()) {
      try {
        EdgeGraph graph = GraphFiles.read(bytes, layout, true, Rejects.counted()).graph();
        for (int i = 0; i < Math.min(graph.size(), 100); i++) {
          if (graph.indexOf(graph.id(i)) != i) {
            throw new IllegalStateException("an id that is not found again: " + graph.id(i));
          }
        }
      } catch (InputRefusedException e) {
        // As it should be.
      }
    }
  }
}
