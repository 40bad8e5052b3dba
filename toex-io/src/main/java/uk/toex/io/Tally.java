package uk.toex.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import uk.toex.api.InputRefusedException;

/** How many records of one input were read and rejected, and whether that is too many. */
final class Tally {

  /** Once so many are rejected and they are most, the rest is not worth reading. */
  private static final long HOPELESS = 10_000;

  private final Input input;
  private final Rejects rejects;
  private final SortedMap<String, Long> byReason = new TreeMap<>();
  private long records;
  private long rejected;

  Tally(Input input, Rejects rejects) {
    this.input = input;
    this.rejects = rejects;
  }

  long records() {
    return records;
  }

  long rejected() {
    return rejected;
  }

  void record() {
    records++;
  }

  void reject(long line, BadRecord bad, String raw, long length) {
    rejected++;
    byReason.merge(bad.reason, 1L, Long::sum);
    rejects.add(new Rejects.Rejected(input.name(), line, bad.reason, bad.detail, raw, length));
    if (rejected >= HOPELESS && rejected > records / 2 && tooMany()) {
      throw refused(" up to line " + line);
    }
  }

  /**
   * To be called at the end of the input.
   *
   * @throws InputRefusedException if too many records were rejected, or all of them
   */
  void end() {
    if (tooMany() || (records > 0 && rejected == records)) {
      throw refused("");
    }
  }

  private boolean tooMany() {
    Limits limits = input.limits();
    return rejected > limits.maxRejects() && rejected > limits.maxRejectShare() * records;
  }

  private InputRefusedException refused(String where) {
    List<Map.Entry<String, Long>> reasons = new ArrayList<>(byReason.entrySet());
    reasons.sort(Map.Entry.<String, Long>comparingByValue().reversed());
    StringBuilder message = new StringBuilder(input.name());
    message.append(": ").append(rejected).append(" of ").append(records).append(" records");
    message.append(where).append(" were rejected; allowed are ");
    message.append(input.limits().maxRejects()).append(" or ");
    message
        .append(Numbers.fixed(100 * input.limits().maxRejectShare(), 2))
        .append(" %.\nReasons: ");
    for (int i = 0; i < Math.min(3, reasons.size()); i++) {
      message.append(i == 0 ? "" : ", ").append(reasons.get(i).getKey());
      message.append(" (").append(reasons.get(i).getValue()).append(')');
    }
    message.append(reasons.size() > 3 ? ", …." : ".").append(rejects.where());
    if (reasons.get(0).getKey().equals(RowReader.INVALID_UTF8)) {
      message.append('\n').append(RowReader.CONVERT);
    }
    return new InputRefusedException(message.toString());
  }
}
