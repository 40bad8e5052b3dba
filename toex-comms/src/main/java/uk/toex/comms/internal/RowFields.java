package uk.toex.comms.internal;

/**
 * The fields of one row, as ranges of bytes in UTF-8: without the quotes around them, doubled
 * quotes made one, blanks around them left. A row has as many fields as the header.
 */
public interface RowFields {

  /** How many fields a row has. */
  int columns();

  /** What the ranges are ranges of; at least 32 bytes may be read beyond any range. */
  byte[] bytes();

  /** Where a field begins. */
  int start(int column);

  /** Where a field ends, exclusive. */
  int end(int column);
}
