/** The contracts of TOEX: records of the domain and the interfaces that work on them. */
module uk.toex.api {
  requires static transitive org.jspecify;

  exports uk.toex.api;
  exports uk.toex.api.report;
}
