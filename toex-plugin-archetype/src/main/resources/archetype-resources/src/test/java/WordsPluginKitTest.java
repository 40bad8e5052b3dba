package ${package};

import uk.toex.spi.ToexPlugin;
import uk.toex.tck.ToexPluginKit;

/** Runs the plugin kit; its report is in target/toex-kit/. */
class WordsPluginKitTest extends ToexPluginKit {

  @Override
  protected ToexPlugin plugin() {
    return new WordsPlugin();
  }
}
