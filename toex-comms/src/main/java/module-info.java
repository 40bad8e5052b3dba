/** Comms data: layouts of files, a store of events in columns, analyses, findings, indicators. */
module uk.toex.comms {
  requires transitive uk.toex.api;
  requires transitive uk.toex.io;
  requires com.google.i18n.phonenumbers.libphonenumber;
  requires org.dhatim.fastexcel.reader;
  requires static transitive org.jspecify;

  exports uk.toex.comms;
  exports uk.toex.comms.analysis;
  exports uk.toex.comms.indicator;
  exports uk.toex.comms.layout;
  exports uk.toex.comms.number;
  exports uk.toex.comms.pattern;
  exports uk.toex.comms.time;
}
