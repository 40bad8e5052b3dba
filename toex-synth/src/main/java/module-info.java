/** A seeded generator of a fictional force, with planted truth. */
module uk.toex.synth {
  requires transitive uk.toex.api;
  requires uk.toex.io;
  requires static transitive org.jspecify;

  exports uk.toex.synth;
  exports uk.toex.synth.comms;
  exports uk.toex.synth.world;
}
