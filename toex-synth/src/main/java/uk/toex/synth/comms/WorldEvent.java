package uk.toex.synth.comms;

import org.jspecify.annotations.Nullable;
import uk.toex.api.comms.CommsType;

/**
 * One record of a generated world, its parties, devices, subscriptions and cells by number: {@link
 * CommsWorld#party}, {@link CommsWorld#imei}, {@link CommsWorld#imsi} and {@link CommsWorld#cells}
 * say what they are.
 *
 * @param type what it is
 * @param from who began it
 * @param to who was called or written to; -1 for a data session
 * @param servedTo whether the record, and so device, subscription and cells, is {@code to}'s
 * @param start seconds since 1970-01-01T00:00Z
 * @param seconds how long a call or session lasted, 0 for a call that was not answered; -1 for a
 *     message
 * @param device -1 if not known
 * @param subscription -1 if not known
 * @param cell the cell at the start, -1 if not known
 * @param endCell the cell at the end of a call, otherwise -1
 * @param bytesUp -1 unless a data session
 * @param bytesDown -1 unless a data session
 * @param text a message's text; null if the record has none, as phone companies' never do
 */
public record WorldEvent(
    CommsType type,
    int from,
    int to,
    boolean servedTo,
    long start,
    int seconds,
    int device,
    int subscription,
    int cell,
    int endCell,
    long bytesUp,
    long bytesDown,
    @Nullable String text) {}
