/** Comms data: layouts of files, a store of events in columns, analyses, indicators. */
module uk.toex.comms {
  requires transitive uk.toex.api;
  requires transitive uk.toex.io;
  requires com.google.i18n.phonenumbers.libphonenumber;
  requires org.dhatim.fastexcel.reader;
  requires static transitive org.jspecify;
}
