package uk.toex.comms.internal;

import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A layout so plain that each field of an event is one column: where each is, -1 if there is none.
 * Such files are mapped column by column.
 *
 * @param types what stands for which type, in lower case: {@link uk.toex.comms.EventBatch#CALL} and
 *     so on
 * @param time the format of {@code start}, as {@link uk.toex.comms.time.TimeReader} takes it
 * @param zone of times without an offset
 */
public record ColumnPlan(
    int type,
    int from,
    int to,
    int start,
    int seconds,
    int imei,
    int imsi,
    int cell,
    int endCell,
    int bytesUp,
    int bytesDown,
    int text,
    SortedMap<String, Byte> types,
    String time,
    ZoneId zone) {

  public ColumnPlan {
    types = new TreeMap<>(types);
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(zone, "zone");
  }

  /** What the generic layout calls the types. */
  public static SortedMap<String, Byte> genericTypes() {
    return new TreeMap<>(Map.of("call", (byte) 0, "message", (byte) 1, "data", (byte) 2));
  }
}
