package uk.toex.comms;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.toex.api.comms.CommsEvent;
import uk.toex.api.comms.CommsType;
import uk.toex.api.comms.Party;
import uk.toex.api.comms.RawRecord;
import uk.toex.api.comms.TimeDoubt;

/**
 * An event to be added to {@link MemoryEvents}, with all that is optional set aside.
 *
 * <pre>{@code
 * EventRow.call(caller, called, start, 60).at("A1", "").on("350000000000001", "")
 * }</pre>
 *
 * @param servedTo true if the record is {@code to}'s
 * @param start seconds since 1970-01-01T00:00Z
 * @param seconds -1 if not known
 * @param imei empty if not known
 * @param imsi empty if not known
 * @param cell empty if not known
 * @param endCell empty if not known
 * @param bytesUp -1 if not known
 * @param bytesDown -1 if not known
 * @param text null if not known
 * @param duplicateOf the number of an event, -1 for one that counts
 * @param raw where it came from; null if it was made by hand
 */
public record EventRow(
    CommsType type,
    Party from,
    @Nullable Party to,
    boolean servedTo,
    long start,
    TimeDoubt timeDoubt,
    int seconds,
    String imei,
    String imsi,
    String cell,
    String endCell,
    long bytesUp,
    long bytesDown,
    @Nullable String text,
    int duplicateOf,
    @Nullable RawRecord raw) {

  /**
   * @throws IllegalArgumentException if it is served to nobody
   */
  public EventRow {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(from, "from");
    if (servedTo && to == null) {
      throw new IllegalArgumentException("a record is one of its two parties'");
    }
  }

  private static EventRow plain(CommsType type, Party from, @Nullable Party to, long start, int s) {
    return new EventRow(
        type, from, to, false, start, TimeDoubt.NONE, s, "", "", "", "", -1, -1, null, -1, null);
  }

  /** An event as a view has it. */
  public static EventRow of(CommsEvent event) {
    return new EventRow(
        event.type(),
        event.from(),
        event.to(),
        !event.served().equals(event.from()),
        event.start().getEpochSecond(),
        event.timeDoubt(),
        event.seconds(),
        event.imei(),
        event.imsi(),
        event.cell(),
        event.endCell(),
        event.bytesUp(),
        event.bytesDown(),
        event.text(),
        event.duplicateOf(),
        event.raw());
  }

  /** A call, the caller's record. */
  public static EventRow call(Party from, Party to, long start, int seconds) {
    return plain(CommsType.CALL, from, to, start, seconds);
  }

  /** A message, the sender's record. */
  public static EventRow message(Party from, Party to, long start) {
    return plain(CommsType.MESSAGE, from, to, start, -1);
  }

  /** A data session. */
  public static EventRow data(Party of, long start, int seconds) {
    return plain(CommsType.DATA, of, null, start, seconds);
  }

  /** The other party's record. */
  public EventRow asServedTo() {
    return with(true, imei, imsi, cell, endCell, text, duplicateOf);
  }

  /** With the served party's device and subscription; empty if not known. */
  public EventRow on(String device, String subscription) {
    return with(servedTo, device, subscription, cell, endCell, text, duplicateOf);
  }

  /** With the cells at its start and end; empty if not known. */
  public EventRow at(String startCell, String lastCell) {
    return with(servedTo, imei, imsi, startCell, lastCell, text, duplicateOf);
  }

  /** With a message's text. */
  public EventRow saying(String message) {
    return with(servedTo, imei, imsi, cell, endCell, message, duplicateOf);
  }

  /** As the other party's record of an event. */
  public EventRow duplicating(int event) {
    return with(servedTo, imei, imsi, cell, endCell, text, event);
  }

  private EventRow with(
      boolean toServed,
      String device,
      String sim,
      String startCell,
      String lastCell,
      @Nullable String message,
      int duplicated) {
    return new EventRow(
        type,
        from,
        to,
        toServed,
        start,
        timeDoubt,
        seconds,
        device,
        sim,
        startCell,
        lastCell,
        bytesUp,
        bytesDown,
        message,
        duplicated,
        raw);
  }
}
