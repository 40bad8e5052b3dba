/** Self-contained HTML pages for analysts. */
module uk.toex.pages {
  requires transitive uk.toex.api;
  requires static transitive org.jspecify;

  exports uk.toex.pages;
}
