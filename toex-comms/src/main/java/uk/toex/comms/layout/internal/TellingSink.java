package uk.toex.comms.layout.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.toex.comms.EventBatch;
import uk.toex.comms.internal.EventSink;
import uk.toex.comms.internal.Imei;
import uk.toex.comms.number.PhoneNumbers;

/** What a row says, as texts to be shown. */
public final class TellingSink implements EventSink {

  private final PhoneNumbers numbers = new PhoneNumbers();
  private final SortedMap<String, String> values = new TreeMap<>();
  private final List<String> unreadable = new ArrayList<>();
  private @Nullable String rejected;

  /** Empty. */
  public TellingSink() {}

  /** Forgets the last row. */
  public void reset() {
    values.clear();
    unreadable.clear();
    rejected = null;
  }

  /** The fields, by the names of the generic columns. */
  public SortedMap<String, String> values() {
    return values;
  }

  /** The fields that could not be read, as often as they were said. */
  public List<String> unreadable() {
    return unreadable;
  }

  /** Why the row is rejected; null if it is not. */
  public @Nullable String rejected() {
    return rejected;
  }

  @Override
  public void type(byte type) {
    values.put(
        "type", type == EventBatch.CALL ? "call" : type == EventBatch.MESSAGE ? "message" : "data");
  }

  @Override
  public void from(byte[] bytes, int start, int end) {
    values.put("from", numbers.party(bytes, start, end).id());
  }

  @Override
  public void to(byte[] bytes, int start, int end) {
    values.put("to", numbers.party(bytes, start, end).id());
  }

  @Override
  public void servedTo(boolean isTo) {
    values.put("served", isTo ? "to" : "from");
  }

  @Override
  public void start(long epochSecond, byte doubt) {
    values.put("start", Instant.ofEpochSecond(epochSecond).toString());
    if (doubt != EventBatch.NO_DOUBT) {
      values.put(
          "time_doubt", doubt == EventBatch.REPEATED_HOUR ? "repeated hour" : "skipped hour");
    }
  }

  @Override
  public void seconds(long seconds) {
    values.put("duration_s", Long.toString(seconds));
  }

  @Override
  public void imei(byte[] bytes, int start, int end) {
    values.put("imei", Imei.device(decoded(bytes, start, end)));
  }

  @Override
  public void imsi(byte[] bytes, int start, int end) {
    values.put("imsi", decoded(bytes, start, end));
  }

  @Override
  public void cell(byte[] bytes, int start, int end) {
    values.put("cell", decoded(bytes, start, end));
  }

  @Override
  public void endCell(byte[] bytes, int start, int end) {
    values.put("end_cell", decoded(bytes, start, end));
  }

  @Override
  public void bytesUp(long bytes) {
    values.put("bytes_up", Long.toString(bytes));
  }

  @Override
  public void bytesDown(long bytes) {
    values.put("bytes_down", Long.toString(bytes));
  }

  @Override
  public void text(byte[] bytes, int start, int end) {
    values.put("text", decoded(bytes, start, end));
  }

  @Override
  public void unreadable(String field) {
    unreadable.add(field);
  }

  @Override
  public void reject(String reason) {
    rejected = reason;
  }

  private static String decoded(byte[] bytes, int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }
}
