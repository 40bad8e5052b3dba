package uk.toex.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what came of injected faults, and writes it as a table. */
final class FaultTable {

  /** What can come of a fault. */
  enum Came {
    SCORED,
    REFUSED,
    FAILED,
    TIMED_OUT;

    static Came of(Outcome<?> outcome) {
      if (outcome instanceof Outcome.Scored<?>) {
        return SCORED;
      }
      return outcome instanceof Outcome.Refused<?>
          ? REFUSED
          : outcome instanceof Outcome.Failed<?> ? FAILED : TIMED_OUT;
    }
  }

  private static final class Row {
    private final Map<Came, Integer> expected = new EnumMap<>(Came.class);
    private int injected;
    private int wrong;
    private int hostFailures;
  }

  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final List<String> troubles = new ArrayList<>();
  private int others;
  private int othersWrong;

  /** A fault whose outcome was one of those expected, or not. */
  void fault(String kind, Came came, boolean asExpected, String detail) {
    Row row = rows.computeIfAbsent(kind, name -> new Row());
    row.injected++;
    if (asExpected) {
      row.expected.merge(came, 1, Integer::sum);
    } else {
      row.wrong++;
      trouble(kind + ": wrongly " + came + ": " + detail);
    }
  }

  /** The host threw something. */
  void hostFailure(String kind, Throwable e) {
    Row row = rows.computeIfAbsent(kind, name -> new Row());
    row.injected++;
    row.hostFailures++;
    trouble(kind + ": the host threw " + e);
  }

  /** A text beside the faults, which must have its score. */
  void other(Outcome<double[]> outcome, String text) {
    others++;
    boolean right =
        outcome instanceof Outcome.Scored<double[]> scored
            && Arrays.equals(scored.value(), Faulty.right(text));
    if (!right) {
      othersWrong++;
      trouble("beside a fault: " + outcome + " for " + text);
    }
  }

  int injected() {
    return rows.values().stream().mapToInt(row -> row.injected).sum();
  }

  List<String> troubles() {
    return troubles;
  }

  void write(Path file, long seed) throws IOException {
    StringBuilder out = new StringBuilder();
    out.append("| fault | injected | scored | refused | failed | timed out | wrong outcome |");
    out.append(" host failures |\n|---|--:|--:|--:|--:|--:|--:|--:|\n");
    Row sum = new Row();
    rows.forEach(
        (kind, row) -> {
          line(out, kind, row);
          sum.injected += row.injected;
          sum.wrong += row.wrong;
          sum.hostFailures += row.hostFailures;
          row.expected.forEach((came, n) -> sum.expected.merge(came, n, Integer::sum));
        });
    line(out, "**all**", sum);
    out.append("\nTexts beside the faults: " + others + ", of which without exactly their score: ");
    out.append(othersWrong + ". Seed " + seed + ".\n");
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, out);
    System.out.println(out);
  }

  private static void line(StringBuilder out, String kind, Row row) {
    out.append("| " + kind + " | " + row.injected);
    for (Came came : Came.values()) {
      out.append(" | " + row.expected.getOrDefault(came, 0));
    }
    out.append(" | " + row.wrong + " | " + row.hostFailures + " |\n");
  }

  private void trouble(String what) {
    if (troubles.size() < 50) {
      troubles.add(what.length() > 600 ? what.substring(0, 600) : what);
    }
  }
}
