package uk.toex.graph;

import uk.toex.spi.ToexPlugin;
import uk.toex.tck.ToexPluginKit;

/** Holds the built-in network score to the kit. */
class NetworkRiskPluginKitTest extends ToexPluginKit {

  @Override
  protected ToexPlugin plugin() {
    return new NetworkRiskPlugin();
  }
}
