/**
 * The contracts of TOEX: records of the domain, the interfaces that work on them, the plugin SPI.
 */
module uk.toex.api {
  requires static transitive org.jspecify;

  exports uk.toex.api;
  exports uk.toex.api.comms;
  exports uk.toex.api.network;
  exports uk.toex.api.report;
  exports uk.toex.api.text;
  exports uk.toex.spi;
}
