package uk.toex.graph.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import uk.toex.api.InputRefusedException;
import uk.toex.io.Input;
import uk.toex.io.Limits;
import uk.toex.io.Numbers;
import uk.toex.io.Rejects;

/** How many rows of one input were read and rejected, and whether that is too many. */
final class RowTally {

  /** Once so many are rejected and they are most, the rest is not worth reading. */
  private static final long HOPELESS = 10_000;

  private final String name;
  private final Limits limits;
  private final Rejects rejects;
  private final SortedMap<String, Long> byReason = new TreeMap<>();
  private long line = 2; // after the header
  private long records;
  private long rejected;

  RowTally(Input input, Rejects rejects) {
    this.name = input.name();
    this.limits = input.limits();
    this.rejects = rejects;
  }

  String input() {
    return name;
  }

  long records() {
    return records;
  }

  long rejected() {
    return rejected;
  }

  /** Takes what a block has counted and rejected; blocks come in order. */
  void add(RowBlock block) {
    records += block.records;
    // A reader that took over in the middle was given the header again, as its first line.
    long firstLine = block.isRead() ? line - 2 : line;
    line += block.lines;
    for (RowBlock.Bad bad : block.badInOrder()) {
      rejected++;
      byReason.merge(bad.reason(), 1L, Long::sum);
      long line = firstLine + bad.line();
      rejects.add(
          new Rejects.Rejected(name, line, bad.reason(), bad.detail(), bad.raw(), bad.length()));
      if (rejected >= HOPELESS && rejected > records / 2 && tooMany()) {
        throw refused(" up to line " + line);
      }
    }
  }

  /**
   * To be called at the end of the input.
   *
   * @throws InputRefusedException if too many rows were rejected, or all of them
   */
  void end() {
    if (tooMany() || (records > 0 && rejected == records)) {
      throw refused("");
    }
  }

  private boolean tooMany() {
    return rejected > limits.maxRejects() && rejected > limits.maxRejectShare() * records;
  }

  private InputRefusedException refused(String where) {
    List<Map.Entry<String, Long>> reasons = new ArrayList<>(byReason.entrySet());
    reasons.sort(Map.Entry.<String, Long>comparingByValue().reversed());
    List<String> shown = new ArrayList<>();
    for (Map.Entry<String, Long> reason : reasons.subList(0, Math.min(3, reasons.size()))) {
      shown.add(reason.getKey() + " (" + reason.getValue() + ")");
    }
    String hint =
        reasons.get(0).getKey().equals(RowBlock.INVALID_UTF8)
            ? "\nConvert the input to UTF-8, perhaps from Windows-1252."
            : "";
    return new InputRefusedException(
        name
            + ": "
            + rejected
            + " of "
            + records
            + " records"
            + where
            + " were rejected; allowed are "
            + limits.maxRejects()
            + " or "
            + Numbers.fixed(100 * limits.maxRejectShare(), 2)
            + " %.\nReasons: "
            + String.join(", ", shown)
            + (reasons.size() > 3 ? ", …." : ".")
            + hint);
  }
}
