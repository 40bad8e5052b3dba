/** Report classification: text features, linear models, calibration, tag review. */
module uk.toex.nlp {
  requires transitive uk.toex.api;
  requires uk.toex.io;
  requires org.apache.opennlp.tools;
  // What OpenNLP logs through: an automatic module cannot require it for itself.
  requires org.slf4j;
  requires static transitive org.jspecify;

  exports uk.toex.nlp;

  provides uk.toex.spi.ToexPlugin with
      uk.toex.nlp.LinearTagPlugin,
      uk.toex.nlp.opennlp.OpenNlpPlugin;
}
