package uk.toex.bench.comms;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.EventBatch;
import uk.toex.comms.EventColumn;

/** Puts the columns of events into a table of DuckDB's, as numbers, the cheapest it can have. */
final class DuckEvents {

  private DuckEvents() {}

  static void copy(CommsEvents events, Connection duck) throws SQLException {
    try (Statement sql = duck.createStatement()) {
      sql.execute(
          "create table e(type tinyint, a int, b int, served int, start bigint, seconds int,"
              + " cell int, dup int)");
    }
    EventBatch batch =
        EventBatch.of(
            EventColumn.TYPE,
            EventColumn.FROM,
            EventColumn.TO,
            EventColumn.SERVED_TO,
            EventColumn.START,
            EventColumn.SECONDS,
            EventColumn.CELL,
            EventColumn.DUPLICATE_OF);
    DuckDBConnection connection = duck.unwrap(DuckDBConnection.class);
    try (DuckDBAppender rows = connection.createAppender("main", "e")) {
      for (int b = 0; b < events.batches(); b++) {
        events.read(b, batch);
        for (int i = 0; i < batch.size(); i++) {
          rows.beginRow();
          rows.append(batch.types()[i]);
          rows.append(batch.from()[i]);
          rows.append(batch.to()[i]);
          rows.append(batch.servedTo()[i] ? batch.to()[i] : batch.from()[i]);
          rows.append(batch.start()[i]);
          rows.append(batch.seconds()[i]);
          rows.append(batch.cell()[i]);
          rows.append(batch.duplicateOf()[i]);
          rows.endRow();
        }
      }
    }
  }
}
