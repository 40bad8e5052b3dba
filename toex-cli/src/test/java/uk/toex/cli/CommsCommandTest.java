package uk.toex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract of {@code toex comms}. */
class CommsCommandTest {

  private static final String EVENTS =
      """
      type,from,to,start,duration_s,imei,imsi,cell
      call,07700 900001,+447700900002,2026-03-02T08:00:00Z,60,350000000000011,234150000000001,A1
      message,0044 (0)7700 900001,61234,2026-03-02T09:00:00Z,,,,A1
      message,DENTIST,07700900001,2026-03-02T09:30:00+01:00,,,,
      call,,07700900001,2026-03-02T10:05:00Z,12,,,
      data,07700900001,,2026-03-02T11:00:00Z,600,35000000000001,234150000000001,A2
      call,07700900003,07700900002,1601-01-01T00:00:00Z,5,,,
      call,07700900003,07700900002,2026-03-02T11:00:00Z,-5,,,
      fax,07700900003,07700900002,2026-03-02T11:00:00Z,5,,,
      """;

  @TempDir Path folder = Path.of("");

  private Path events() throws IOException {
    return Cli.write(folder.resolve("events.csv"), EVENTS);
  }

  private Path store() throws IOException {
    Path store = folder.resolve("store");
    assertThat(Cli.run("comms", "load", events(), "--out", store).code()).isZero();
    return store;
  }

  @Test
  void a_load_keeps_bad_rows_aside_with_their_reasons() throws IOException {
    Cli.Outcome loaded = Cli.run("comms", "load", events(), "--out", folder.resolve("store"));
    assertThat(loaded.code()).isZero();
    assertThat(loaded.out()).contains("rejected records");
    assertThat(Files.readAllLines(folder.resolve("store/rejected.csv")))
        .hasSize(3)
        .startsWith("file,line,reason,raw")
        .element(1)
        .asString()
        .startsWith("events.csv,7,bad start: before 1970,");
    assertThat(Files.readString(folder.resolve("store/provenance.json"))).contains("\"rejected\"");
  }

  @ParameterizedTest
  @CsvSource({
    "contacts, 'number,other,events,calls,messages,seconds,first,last'",
    "common, 'a,b,shared'",
    "hours, 'number,weekday,hour,events'",
    "devices, 'imei,imsi,number,first,last,events'",
    "colocation, 'a,b,slots'",
    "deal-lines, 'rank,number,score,bursts,recipients,why'",
    "number-changes, 'rank,old_number,new_number,changed_at,score,order,why'",
    "indicators, 'number,indicator,group,value'"
  })
  void each_analysis_writes_the_columns_that_are_fixed(String command, String columns)
      throws IOException {
    Path out = folder.resolve("out");
    assertThat(Cli.run("comms", command, store(), "--out", out, "--quiet").code()).isZero();
    assertThat(Files.readAllLines(out.resolve(command + ".csv")).get(0)).isEqualTo(columns);
    assertThat(Cli.names(out)).contains("provenance.json");
  }

  @Test
  void numbers_come_out_in_one_spelling_and_other_parties_as_they_stand() throws IOException {
    Path out = folder.resolve("out");
    Cli.run("comms", "contacts", store(), "--number", "07700 900001", "--out", out);
    assertThat(Files.readAllLines(out.resolve("contacts.csv")))
        .containsExactly(
            "number,other,events,calls,messages,seconds,first,last",
            "+447700900001,+447700900002,1,1,0,60,2026-03-02T08:00:00Z,2026-03-02T08:00:00Z",
            "+447700900001,61234,1,0,1,0,2026-03-02T09:00:00Z,2026-03-02T09:00:00Z",
            "+447700900001,DENTIST,1,0,1,0,2026-03-02T08:30:00Z,2026-03-02T08:30:00Z");
    assertThat(Files.readString(out.resolve("contacts.html"))).contains("DENTIST");
  }

  @Test
  void raw_files_and_standard_input_stand_where_a_store_stands() throws IOException {
    Path stored = folder.resolve("stored");
    Path raw = folder.resolve("raw");
    Path piped = folder.resolve("piped");
    Cli.run("comms", "hours", store(), "--out", stored);
    assertThat(Cli.run("comms", "hours", events(), "--out", raw).code()).isZero();
    byte[] in = EVENTS.getBytes(StandardCharsets.UTF_8);
    assertThat(Cli.run(in, "comms", "hours", "-", "--format", "csv", "--out", piped).code())
        .isZero();
    List<String> hours = Files.readAllLines(stored.resolve("hours.csv"));
    assertThat(Files.readAllLines(raw.resolve("hours.csv"))).isEqualTo(hours);
    assertThat(Files.readAllLines(piped.resolve("hours.csv"))).isEqualTo(hours);
    assertThat(Cli.run(in, "comms", "hours", "-", "--out", piped).code()).isEqualTo(2);
  }

  @Test
  void a_timeline_shows_each_event_with_its_file_and_row() throws IOException {
    Path out = folder.resolve("out");
    Cli.Outcome run =
        Cli.run("comms", "timeline", store(), "--number", "07700900001", "--out", out);
    assertThat(run.code()).isZero();
    assertThat(Files.readString(out.resolve("timeline.html"))).contains("[events.csv row 1]");
    assertThat(Cli.run("comms", "timeline", store(), "--number", "1", "--out", out).err())
        .contains("No event names");
  }
}
