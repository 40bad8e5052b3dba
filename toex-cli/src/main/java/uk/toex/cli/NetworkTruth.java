package uk.toex.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.toex.api.InputRefusedException;
import uk.toex.graph.RiskNetwork;
import uk.toex.io.Columns;
import uk.toex.io.Input;
import uk.toex.io.Rejects;
import uk.toex.io.Row;
import uk.toex.io.RowReader;

/**
 * What entities are in truth, read from a file of {@code id,role} and perhaps {@code flagged}, the
 * day on which someone was recognised without help. The columns are never guessed.
 *
 * @param roles by id
 * @param flagged by id
 */
record NetworkTruth(Map<String, String> roles, Map<String, LocalDate> flagged) {

  static NetworkTruth read(Path file, RiskNetwork network, Rejects rejects, RunRecord record) {
    Map<String, String> roles = new TreeMap<>();
    Map<String, LocalDate> flagged = new TreeMap<>();
    long unknown = 0;
    try (RowReader rows = RowReader.open(Input.of(file), rejects)) {
      Columns columns = rows.columns();
      for (Row row = rows.next(); row != null; row = rows.next()) {
        if (row.isBlank()) {
          continue;
        }
        String id = text(row, columns.require("id"));
        String role = text(row, columns.require("role"));
        String day = text(row, columns.index("flagged"));
        if (id.isEmpty() || role.isEmpty()) {
          rows.reject(row, "no id or no role", "");
          continue;
        }
        unknown += network.indexOf(id) < 0 ? 1 : 0;
        roles.put(id, role);
        try {
          if (!day.isEmpty()) {
            flagged.put(id, LocalDate.parse(day));
          }
        } catch (DateTimeException e) {
          rows.reject(row, "unreadable date", day);
        }
      }
      record.input(rows.provenance());
    }
    if (unknown == roles.size()) {
      throw new InputRefusedException(
          "None of the " + roles.size() + " ids of " + file + " is in the network.");
    }
    record.count("truth", roles.size());
    record.count("truth_not_in_network", unknown);
    return new NetworkTruth(roles, flagged);
  }

  private static String text(Row row, int column) {
    @Nullable String value = column < 0 ? null : row.get(column);
    return value == null ? "" : value.strip();
  }
}
