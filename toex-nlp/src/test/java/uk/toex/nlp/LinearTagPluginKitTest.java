package uk.toex.nlp;

import uk.toex.spi.ToexPlugin;
import uk.toex.tck.ToexPluginKit;

/** Holds the built-in classifier to the kit. */
class LinearTagPluginKitTest extends ToexPluginKit {

  @Override
  protected ToexPlugin plugin() {
    return new LinearTagPlugin();
  }
}
