package uk.toex.comms.internal;

/** The columns of a segment; their numbers and names are part of the store's format. */
enum StoredColumn {
  /** Type, whose record it is, and what is uncertain about the time, in one byte. */
  KIND(0, "kind"),
  FROM(1, "from"),
  TO(2, "to"),
  START(3, "start"),
  SECONDS(4, "seconds"),
  IMEI(5, "imei"),
  IMSI(6, "imsi"),
  CELL(7, "cell"),
  END_CELL(8, "end_cell"),
  BYTES_UP(9, "bytes_up"),
  BYTES_DOWN(10, "bytes_down"),
  TEXT(11, "text"),
  /** The record's number in its file, from 0, less the event's number in the segment. */
  RECORD(12, "record"),
  /** Where the record begins in its file. */
  OFFSET(13, "offset"),
  LENGTH(14, "length"),
  DUPLICATE_OF(15, "duplicate_of");

  /** How many columns a segment of events has; duplicates are kept apart. */
  static final int EVENT_COLUMNS = 15;

  final int number;
  final String label;

  StoredColumn(int number, String label) {
    this.number = number;
    this.label = label;
  }
}
