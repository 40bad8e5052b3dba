package uk.toex.embeddings;

import org.junit.jupiter.api.Tag;
import uk.toex.spi.ToexPlugin;
import uk.toex.tck.ToexPluginKit;

/** Holds the plugin to the kit: some minutes, since the kit has it read many different texts. */
@Tag("thorough")
class EmbeddingsPluginKitTest extends ToexPluginKit {

  @Override
  protected ToexPlugin plugin() {
    return new EmbeddingsPlugin();
  }
}
