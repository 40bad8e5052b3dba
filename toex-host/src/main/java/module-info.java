/** Finding, checking and guarding plugins. */
module uk.toex.host {
  requires transitive uk.toex.api;
  requires uk.toex.io;
  requires static transitive org.jspecify;

  exports uk.toex.host;

  uses uk.toex.spi.ToexPlugin;
}
