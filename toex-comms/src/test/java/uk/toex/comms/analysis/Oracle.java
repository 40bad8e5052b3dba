package uk.toex.comms.analysis;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import uk.toex.api.comms.Party;
import uk.toex.comms.EventRow;

/** DuckDB, asked for the same answers in SQL. */
final class Oracle implements AutoCloseable {

  private final Connection connection;

  Oracle(List<EventRow> rows) throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create table e(type varchar, a varchar, ak varchar, b varchar, bk varchar,"
              + " served varchar, sk varchar, start bigint, seconds int, imei varchar,"
              + " imsi varchar, cell varchar, dup boolean)");
    }
    DuckDBConnection duck = connection.unwrap(DuckDBConnection.class);
    try (DuckDBAppender insert = duck.createAppender("main", "e")) {
      for (EventRow row : rows) {
        Party to = row.to();
        Party served = row.servedTo() && to != null ? to : row.from();
        insert.beginRow();
        insert.append(row.type().name());
        insert.append(row.from().id());
        insert.append(row.from().kind().name());
        if (to == null) {
          insert.appendNull();
          insert.appendNull();
        } else {
          insert.append(to.id());
          insert.append(to.kind().name());
        }
        insert.append(served.id());
        insert.append(served.kind().name());
        insert.append(row.start());
        insert.append(row.seconds());
        insert.append(row.imei());
        insert.append(row.imsi());
        insert.append(row.cell());
        insert.append(row.duplicateOf() >= 0);
        insert.endRow();
      }
    }
    try (Statement statement = connection.createStatement()) {
      // Both sides of each contact.
      statement.execute(
          "create view c as select a as number, b as other, * from e where not dup and a <> b"
              + " and ak <> 'WITHHELD' and bk <> 'WITHHELD'"
              + " union all select b as number, a as other, * from e where not dup and a <> b"
              + " and ak <> 'WITHHELD' and bk <> 'WITHHELD'");
      statement.execute(
          "create view took as select a as number, start from e where not dup and ak <> 'WITHHELD'"
              + " union all select b as number, start from e where not dup"
              + " and bk <> 'WITHHELD' and a <> b");
    }
  }

  /** Rows, their values joined by commas. */
  List<String> ask(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
          row.append(i == 1 ? "" : ",").append(result.getString(i));
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
