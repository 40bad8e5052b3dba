/** Records in and out: delimited and JSON Lines input, limits, rejects, whole files or none. */
module uk.toex.io {
  requires transitive uk.toex.api;
  requires static transitive org.jspecify;
  requires de.siegmar.fastcsv;
  requires com.fasterxml.jackson.core;

  exports uk.toex.io;
}
