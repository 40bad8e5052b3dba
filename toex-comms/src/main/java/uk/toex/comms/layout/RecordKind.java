package uk.toex.comms.layout;

import java.util.List;

/** What the rows of a file are. */
public enum RecordKind {
  /** Calls, messages, data sessions. */
  EVENTS("events"),
  /** Cells, and where they stand. */
  CELLS("cells"),
  /** Who holds which number. */
  SUBSCRIBERS("subscribers"),
  /** Payments onto a prepaid number. */
  RECHARGES("recharges");

  private final String word;

  RecordKind(String word) {
    this.word = word;
  }

  /** As a layout says it: {@code events}. */
  public String word() {
    return word;
  }

  /** The fields that such a row can have, in the order in which they are shown. */
  public List<String> fields() {
    return switch (this) {
      case EVENTS ->
          List.of(
              "type",
              "direction",
              "from",
              "to",
              "owner",
              "other",
              "start",
              "end",
              "duration",
              "imei",
              "imsi",
              "cell",
              "end-cell",
              "bytes-up",
              "bytes-down",
              "text");
      case CELLS -> List.of("cell", "latitude", "longitude", "azimuth", "name");
      case SUBSCRIBERS -> List.of("number", "name", "address", "valid-from", "valid-to");
      case RECHARGES -> List.of("owner", "start", "amount", "retailer");
    };
  }
}
