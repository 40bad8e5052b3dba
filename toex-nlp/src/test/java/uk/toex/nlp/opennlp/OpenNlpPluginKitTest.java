package uk.toex.nlp.opennlp;

import uk.toex.spi.ToexPlugin;
import uk.toex.tck.ToexPluginKit;

/** Holds OpenNLP's classifiers and language detector to the kit. */
class OpenNlpPluginKitTest extends ToexPluginKit {

  @Override
  protected ToexPlugin plugin() {
    return new OpenNlpPlugin();
  }
}
