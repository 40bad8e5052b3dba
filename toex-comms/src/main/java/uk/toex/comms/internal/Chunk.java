package uk.toex.comms.internal;

/** Some whole records of a file. Used again and again by one thread. */
final class Chunk {

  /** With {@link Bytes#PAD} bytes to spare behind {@code end}. */
  byte[] bytes;

  /** Where its first record begins. */
  int begin;

  /** Where its last record has ended. */
  int end;

  /** Where what was read has ended: a bad record is told by what comes behind its first line. */
  int limit;

  /** Where {@code bytes[0]} is in the file, once decompressed. */
  long offset;

  /** Its place among the file's chunks. */
  int index;

  /** Whether it may hold quotes. */
  boolean quotes;

  /** Whether it may hold bytes beyond ASCII. */
  boolean beyondAscii;

  /** Whether it is the beginning of one record too long to be held. */
  boolean tooLong;

  Chunk(int size) {
    bytes = new byte[size + Bytes.PAD];
  }
}
