package uk.toex.smile;

import uk.toex.spi.ToexPlugin;
import uk.toex.tck.ToexPluginKit;

/** Holds the plugin to the kit. */
class SmilePluginKitTest extends ToexPluginKit {

  @Override
  protected ToexPlugin plugin() {
    return new SmilePlugin();
  }
}
