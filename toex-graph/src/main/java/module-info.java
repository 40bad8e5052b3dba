/** Network risk: compact networks, the risk score, its explanation, groups, graph algorithms. */
module uk.toex.graph {
  requires transitive uk.toex.api;
  requires transitive uk.toex.io;
  requires transitive org.jgrapht.core;
  requires static transitive org.jspecify;

  exports uk.toex.graph;
  exports uk.toex.graph.algo;
  exports uk.toex.graph.evaluate;
  exports uk.toex.graph.io;

  provides uk.toex.spi.ToexPlugin with
      uk.toex.graph.NetworkRiskPlugin;
}
