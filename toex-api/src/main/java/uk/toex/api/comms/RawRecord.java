package uk.toex.api.comms;

import java.util.Objects;

/**
 * Where an event came from, so that what the file said can always be shown.
 *
 * @param file the file's name, without its folder
 * @param sha256 the digest of the file's stored bytes, 64 lower-case hexadecimal digits
 * @param row the record's number in the file, from 1, the header not counted
 * @param offset where the record's text begins, in bytes of the file once decompressed; for a
 *     spreadsheet -1
 * @param length how many bytes it is long, without its line end; for a spreadsheet 0
 */
public record RawRecord(String file, String sha256, long row, long offset, int length) {
  public RawRecord {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(sha256, "sha256");
  }
}
