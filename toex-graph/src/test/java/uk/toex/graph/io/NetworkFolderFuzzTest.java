package uk.toex.graph.io;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import uk.toex.api.InputRefusedException;
import uk.toex.graph.RiskNetwork;

/** Whatever a file holds, it is opened or refused, and what is opened answers. */
class NetworkFolderFuzzTest {

  @FuzzTest(maxDuration = "60s")
  void anything_is_opened_or_refused(byte[] bytes) throws IOException {
    Path folder = Files.createTempDirectory("toex-fuzz");
    try {
      Files.write(NetworkFolder.file(folder), bytes);
      RiskNetwork network = NetworkFolder.open(folder, 1);
      for (int i = 0; i < network.size(); i++) {
        network.indexOf(network.entity(i).id());
      }
      for (int link = 0; link < network.links(); link++) {
        network.link(link);
      }
    } catch (InputRefusedException refused) {
      // As it should be.
    } finally {
      Files.deleteIfExists(NetworkFolder.file(folder));
      Files.delete(folder);
    }
  }
}
