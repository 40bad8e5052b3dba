package uk.toex.comms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.toex.api.Progress;
import uk.toex.api.comms.CommsEvent;
import uk.toex.api.comms.Party;
import uk.toex.api.comms.PartyKind;

class CommsExportTest {

  @TempDir Path folder = Path.of("");

  private Path store() {
    Path store = folder.resolve("store");
    Given.load(
        store,
        Given.file(
            folder,
            "a.csv",
            "call,07700900001,07700900002,2026-03-01T10:00:00Z,60,350000000000017,234,A,B,",
            "message,07700900002,Shop,2026-03-01T10:30:00Z,,,,,,\"=1, \u00e9\"",
            "data,07700900003,,2026-03-02T10:30:00Z,1,,,C,,"));
    return store;
  }

  @Test
  void csv_has_the_generic_columns_and_can_be_loaded_again() throws IOException {
    Path csv = folder.resolve("out.csv");
    try (CommsStore opened = CommsStore.open(store())) {
      CommsExport.csv(opened, csv, Progress.NONE);
    }
    assertThat(Files.readAllLines(csv))
        .containsExactly(
            "type,from,to,start,duration_s,imei,imsi,cell,end_cell,bytes_up,bytes_down,text,served,"
                + "time_doubt,event,duplicate_of,file,row",
            "call,+447700900001,+447700900002,2026-03-01T10:00:00Z,60,350000000000017,234,A,B,,,,"
                + "from,,0,,a.csv,1",
            "message,+447700900002,Shop,2026-03-01T10:30:00Z,,,,,,,,\"'=1, \u00e9\",from,,1,,a.csv,2",
            "data,+447700900003,,2026-03-02T10:30:00Z,1,,,C,,,,,from,,2,,a.csv,3");
    Path again = folder.resolve("again");
    Given.load(again, csv);
    List<String> cells = Given.events(again).stream().map(CommsEvent::cell).toList();
    assertThat(cells).containsExactly("A", "", "C");
  }

  @Test
  void DuckDB_reads_the_parquet() throws SQLException {
    Path parquet = folder.resolve("out.parquet");
    try (CommsStore opened = CommsStore.open(store())) {
      CommsExport.parquet(opened, parquet, Progress.NONE);
    }
    assertThat(query("select * exclude (start), epoch(start)::bigint from '" + parquet + "'"))
        .containsExactly(
            "call|+447700900001|+447700900002|60|350000000000017|234|A|B|null|null|null|from|null|"
                + "0|null|a.csv|1|1772359200",
            "message|+447700900002|Shop|null|null|null|null|null|null|null|=1, \u00e9|from|null|"
                + "1|null|a.csv|2|1772361000",
            "data|+447700900003|null|1|null|null|C|null|null|null|null|from|null|"
                + "2|null|a.csv|3|1772447400");
  }

  @Test
  void DuckDB_reads_many_row_groups() throws SQLException {
    MemoryEvents.Builder events = MemoryEvents.builder();
    Party a = new Party("+447700900001", PartyKind.NUMBER);
    Party b = new Party("+447700900002", PartyKind.NUMBER);
    for (int i = 0; i < 140_000; i++) {
      events.add(i % 3 == 0 ? EventRow.message(a, b, i) : EventRow.call(b, a, i, i));
    }
    Path parquet = folder.resolve("out.parquet");
    CommsExport.parquet(events.build(), parquet, Progress.NONE);
    assertThat(
            query(
                "select count(*), count(duration_s), sum(duration_s)::bigint, max(epoch(start))::bigint"
                    + " from '"
                    + parquet
                    + "'"))
        .containsExactly("140000|93333|6533286667|139999");
  }

  private static List<String> query(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(String.valueOf(result.getString(i)));
        }
        rows.add(String.join("|", row));
      }
    }
    return rows;
  }
}
