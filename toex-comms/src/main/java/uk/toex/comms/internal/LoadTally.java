package uk.toex.comms.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import uk.toex.api.InputRefusedException;
import uk.toex.io.Input;
import uk.toex.io.Numbers;
import uk.toex.io.Rejects;

/** Counts the records and lines of a file, hands on those rejected, and refuses too many. */
final class LoadTally {

  /** Once so many are rejected and they are most, the rest is not worth reading. */
  private static final long HOPELESS = 10_000;

  private final Input input;
  private final Rejects rejects;
  private final SortedMap<String, Long> byReason = new TreeMap<>();
  private long records;
  private long rejected;
  private long lines;

  LoadTally(Input input, Rejects rejects) {
    this.input = input;
    this.rejects = rejects;
  }

  long records() {
    return records;
  }

  long rejected() {
    return rejected;
  }

  /** Counts lines before the records. */
  void lines(int more) {
    lines += more;
  }

  /**
   * Counts some records, in the order of the file; returns how many came before.
   *
   * @param bad those rejected, in order
   */
  long settle(List<Rows.Bad> bad, int moreRecords, int moreLines) {
    long before = records;
    records += moreRecords;
    for (Rows.Bad each : bad) {
      reject(each);
    }
    lines += moreLines;
    return before;
  }

  private void reject(Rows.Bad bad) {
    rejected++;
    byReason.merge(bad.reason(), 1L, Long::sum);
    String raw = bad.raw();
    long line = lines + bad.line() + 1;
    rejects.add(
        new Rejects.Rejected(input.name(), line, bad.reason(), bad.detail(), raw, raw.length()));
    if (rejected >= HOPELESS && rejected > records / 2 && tooMany()) {
      throw refused(" up to line " + line);
    }
  }

  /**
   * To be called at the end.
   *
   * @throws InputRefusedException if too many records were rejected, or all of them
   */
  void end() {
    if (tooMany() || (records > 0 && rejected == records)) {
      throw refused("");
    }
  }

  private boolean tooMany() {
    return rejected > input.limits().maxRejects()
        && rejected > input.limits().maxRejectShare() * records;
  }

  private InputRefusedException refused(String where) {
    List<Map.Entry<String, Long>> reasons = new ArrayList<>(byReason.entrySet());
    reasons.sort(Map.Entry.<String, Long>comparingByValue().reversed());
    StringBuilder message = new StringBuilder(input.name());
    message.append(": ").append(rejected).append(" of ").append(records).append(" records");
    message.append(where).append(" were rejected; allowed are ");
    message.append(input.limits().maxRejects()).append(" or ");
    message.append(Numbers.fixed(100 * input.limits().maxRejectShare(), 2)).append(" %.");
    message.append("\nReasons: ");
    for (int i = 0; i < Math.min(3, reasons.size()); i++) {
      message.append(i == 0 ? "" : ", ").append(reasons.get(i).getKey());
      message.append(" (").append(reasons.get(i).getValue()).append(')');
    }
    message.append(reasons.size() > 3 ? ", …." : ".");
    return new InputRefusedException(message.toString());
  }
}
