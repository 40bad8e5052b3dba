package uk.toex.api.comms;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One call, message or data session, as one record of one file says.
 *
 * @param type what it is
 * @param from who began it: the caller, the sender, the subscriber of a data session
 * @param to who was called or written to; null for a data session
 * @param served whose record it is: {@code from} or {@code to}. The device, the subscription and
 *     the cells are this party's
 * @param start when it began, to the second
 * @param timeDoubt what is uncertain about {@code start}
 * @param seconds how long it lasted; -1 if not known
 * @param imei the served party's device, as the file wrote it; empty if not known
 * @param imsi the served party's subscription; empty if not known
 * @param cell the cell at the start; empty if not known. For a data session it was in use at or
 *     before the start
 * @param endCell the cell at the end; empty if not known
 * @param bytesUp bytes sent; -1 if not known
 * @param bytesDown bytes received; -1 if not known
 * @param text a message's text; null if not known
 * @param duplicateOf the number of the event of which this is the other party's record; -1 if it
 *     counts itself. A duplicate is kept, and still tells where its served party was
 * @param raw the record in its file
 */
public record CommsEvent(
    CommsType type,
    Party from,
    @Nullable Party to,
    Party served,
    Instant start,
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
    RawRecord raw) {

  /**
   * @throws IllegalArgumentException if {@code served} is neither end
   */
  public CommsEvent {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(timeDoubt, "timeDoubt");
    Objects.requireNonNull(imei, "imei");
    Objects.requireNonNull(imsi, "imsi");
    Objects.requireNonNull(cell, "cell");
    Objects.requireNonNull(endCell, "endCell");
    Objects.requireNonNull(raw, "raw");
    if (!served.equals(from) && !served.equals(to)) {
      throw new IllegalArgumentException("a record is one of its two parties': " + served.id());
    }
  }
}
