package uk.toex.comms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.toex.api.InputRefusedException;
import uk.toex.api.comms.Cell;
import uk.toex.api.comms.CommsEvent;
import uk.toex.api.comms.CommsType;
import uk.toex.api.comms.Party;
import uk.toex.api.comms.PartyKind;
import uk.toex.comms.layout.Layouts;
import uk.toex.io.Rejects;

class CommsStoreTest {

  private static final String CALL =
      "call,07700 900001,+447700900002,2026-03-01T10:00:00Z,60,350000000000017,234150000000001,A1,,";

  @TempDir Path folder = Path.of("");

  @Test
  void an_event_is_what_its_row_says() {
    Path file =
        Given.file(
            folder,
            "a.csv",
            CALL,
            "message,07700900002,\"Shop, Ltd\",2026-03-01T11:00:00+01:00,,,,,,\"be \"\"there\"\"\nsoon\"",
            "data,07700900003,,2026-03-01 12:00,600,,,B1,B2,");
    Path store = folder.resolve("store");
    LoadReport report = Given.load(store, file);
    assertThat(report.count("events")).isEqualTo(3);
    try (CommsStore opened = CommsStore.open(store)) {
      CommsEvent call = opened.event(0);
      assertThat(call.from().id()).isEqualTo("+447700900001");
      assertThat(call.served()).isEqualTo(call.from());
      assertThat(call.start()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
      assertThat(call.seconds()).isEqualTo(60);
      assertThat(call.imei()).isEqualTo("350000000000017");
      assertThat(opened.imei(opened.device(0))).isEqualTo("35000000000001");
      assertThat(call.raw().row()).isEqualTo(1);
      assertThat(opened.rawText(0, file)).isEqualTo(CALL);
      CommsEvent message = opened.event(1);
      assertThat(message.type()).isEqualTo(CommsType.MESSAGE);
      assertThat(Objects.requireNonNull(message.to()).id()).isEqualTo("Shop, Ltd");
      assertThat(message.to().kind()).isEqualTo(PartyKind.SENDER);
      assertThat(message.text()).isEqualTo("be \"there\"\nsoon");
      assertThat(message.seconds()).isEqualTo(-1);
      assertThat(message.imei()).isEmpty();
      assertThat(opened.rawText(1, file)).endsWith("\"be \"\"there\"\"\nsoon\"");
      CommsEvent data = opened.event(2);
      assertThat(data.to()).isNull();
      assertThat(data.cell()).isEqualTo("B1");
      assertThat(data.endCell()).isEqualTo("B2");
      assertThat(opened.partyOf("+447700900003")).isEqualTo(opened.from(2));
      assertThat(opened.partyOf("nobody")).isEqualTo(-1);
    }
  }

  @Test
  void reading_in_bulk_is_the_same_as_one_by_one() {
    Path file = Given.file(folder, "a.csv", CALL, "data,07700900003,,2026-03-01 12:00,5,,,B,C,");
    Path store = folder.resolve("store");
    Given.load(store, file);
    try (CommsStore opened = CommsStore.open(store)) {
      EventBatch batch = EventBatch.ofAll();
      opened.read(0, batch);
      assertThat(batch.size()).isEqualTo(2);
      for (int i = 0; i < 2; i++) {
        assertThat(batch.types()[i]).isEqualTo(EventBatch.codeOf(opened.type(i)));
        assertThat(batch.from()[i]).isEqualTo(opened.from(i));
        assertThat(batch.to()[i]).isEqualTo(opened.to(i));
        assertThat(batch.servedTo()[i]).isEqualTo(opened.servedTo(i));
        assertThat(batch.start()[i]).isEqualTo(opened.start(i));
        assertThat(batch.seconds()[i]).isEqualTo(opened.seconds(i));
        assertThat(batch.device()[i]).isEqualTo(opened.device(i));
        assertThat(batch.subscription()[i]).isEqualTo(opened.subscription(i));
        assertThat(batch.cell()[i]).isEqualTo(opened.cell(i));
        assertThat(batch.endCell()[i]).isEqualTo(opened.endCell(i));
        assertThat(batch.duplicateOf()[i]).isEqualTo(-1);
      }
      EventBatch few = EventBatch.of(EventColumn.FROM);
      opened.read(0, few);
      assertThatThrownBy(few::to).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void imeis_of_14_15_and_16_digits_are_one_device() {
    Path file =
        Given.file(
            folder,
            "a.csv",
            "data,07700900001,,2026-03-01T10:00:00Z,1,35000000000001,,,,",
            "data,07700900001,,2026-03-01T10:00:00Z,1,350000000000017,,,,",
            "data,07700900001,,2026-03-01T10:00:00Z,1,3500000000000199,,,,",
            "data,07700900001,,2026-03-01T10:00:00Z,1,35-000000-000001-0,,,,",
            "data,07700900001,,2026-03-01T10:00:00Z,1,unknown,,,,");
    Path store = folder.resolve("store");
    Given.load(store, file);
    try (CommsStore opened = CommsStore.open(store)) {
      assertThat(opened.devices()).isEqualTo(2);
      assertThat(opened.device(3)).isEqualTo(opened.device(0));
      assertThat(opened.imei(opened.device(4))).isEqualTo("unknown");
      assertThat(opened.event(2).imei()).isEqualTo("3500000000000199");
    }
  }

  @Test
  void odd_rows_are_dealt_with_as_is_written() {
    Path file =
        Given.file(
            folder,
            "a.csv",
            "call,07700900001,07700900001,2026-03-02T10:00:00Z,-5,,,,,",
            "call,07700900001,07700900002,2026-03-01T10:00:00Z,n/a,,,,,",
            "call,07700900001,07700900002,1601-01-01T00:00:00Z,1,,,,,",
            "call,07700900001,07700900002,9999-12-31T00:00:00Z,1,,,,,",
            "call,07700900001,07700900002,soon,1,,,,,",
            "fax,07700900001,07700900002,2026-03-01T10:00:00Z,1,,,,,",
            "call,,,2026-03-01T10:00:00Z,1,,,,,",
            "data,,07700900001,2026-03-01T10:00:00Z,1,,,,,",
            "call,07700900001,07700900002",
            "call,withheld,07700900002,2026-03-01T10:00:00Z,1,,,,,",
            "call,,07700900002,2026-03-01T10:00:00Z,1,,,,,",
            "message,07700900002,,2026-03-01T10:00:00Z,,,,,,");
    List<String> rejected = new ArrayList<>();
    Path store = folder.resolve("store");
    try (CommsLoader loader = CommsLoader.into(store)) {
      loader.rejects(Rejects.to(bad -> rejected.add(bad.line() + " " + bad.reason())));
      loader.load(file, CommsLoader.generic());
      LoadReport report = loader.commit();
      assertThat(report.count("unreadable_seconds")).isEqualTo(2);
      assertThat(report.count("rejected")).isEqualTo(7);
      assertThat(report.count("events")).isEqualTo(5);
    }
    assertThat(rejected)
        .containsExactly(
            "4 bad start: before 1970",
            "5 bad start: after 2099",
            "6 bad start: not a time as the layout writes it",
            "7 bad type",
            "8 no number on either side",
            "9 no from",
            "10 wrong number of fields");
    List<CommsEvent> events = Given.events(store);
    assertThat(events.get(0).from()).isEqualTo(events.get(0).to()); // caller and called
    assertThat(events.get(0).start()).isAfter(events.get(1).start()); // in the file's order
    assertThat(events.get(0).seconds()).isEqualTo(-1);
    assertThat(events.get(2).from().kind()).isEqualTo(PartyKind.WITHHELD);
    assertThat(events.get(2).raw().row()).isEqualTo(10);
    assertThat(events.get(3).from().kind()).isEqualTo(PartyKind.WITHHELD); // empty is withheld
    assertThat(events.get(3).served().id()).isEqualTo("+447700900002"); // and so not the record's
    assertThat(events.get(4).to()).isEqualTo(Party.WITHHELD);
  }

  @Test
  void rows_that_a_layout_passes_over_are_counted_and_no_rejects() throws IOException {
    Path file = folder.resolve("calls.csv");
    Files.writeString(
        file,
        """
        call type,a number,b number,start time,duration
        voice,07700900001,07700900002,2026-03-02T10:00:00,5
        voicemail notification,07700900001,07700900002,2026-03-02T10:00:00,5
        voicemail notification,07700900001,07700900002,2026-03-02T10:01:00,5
        """);
    try (CommsLoader loader = CommsLoader.into(folder.resolve("store"))) {
      loader.load(file, Layouts.builtIn().find("cdr"));
      LoadReport report = loader.commit();
      assertThat(report.count("events")).isEqualTo(1);
      assertThat(report.count("rejected")).isZero();
      assertThat(report.count("passed_over")).isEqualTo(2);
    }
  }

  @Test
  void too_many_bad_rows_refuse_a_file_and_leave_the_store_as_it_was() {
    Path store = folder.resolve("store");
    Given.load(store, Given.file(folder, "a.csv", CALL));
    List<CommsEvent> before = Given.events(store);
    Path bad = Given.file(folder, "b.csv", "call,1,2,never,,,,,,");
    assertThatThrownBy(() -> Given.load(store, bad))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("1 of 1 records were rejected");
    assertThat(Given.events(store)).isEqualTo(before);
  }

  @Test
  void a_file_loaded_twice_is_left_out() {
    Path store = folder.resolve("store");
    Path file = Given.file(folder, "a.csv", CALL);
    Path same = Given.file(folder, "same.csv", CALL);
    LoadReport report = Given.load(store, file, same);
    assertThat(report.skipped()).containsExactly("same.csv");
    assertThat(Given.load(store, file).skipped()).containsExactly("a.csv");
    assertThat(Given.events(store)).hasSize(1);
  }

  @Test
  void a_gzipped_file_is_the_same() throws IOException {
    Path plain = Given.file(folder, "a.csv", CALL, CALL);
    Path zipped = folder.resolve("z.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
      Files.copy(plain, out);
    }
    Path store = folder.resolve("store");
    Given.load(store, zipped);
    try (CommsStore opened = CommsStore.open(store)) {
      assertThat(opened.events()).isEqualTo(2);
      assertThat(opened.rawText(1, zipped)).isEqualTo(CALL);
      assertThatThrownBy(() -> opened.rawText(1, plain))
          .isInstanceOf(InputRefusedException.class)
          .hasMessageContaining("is not the file that was loaded as z.csv.gz");
    }
  }

  @Test
  void appending_adds_to_what_is_there_and_rewrites_none_of_it() {
    Path a = Given.file(folder, "a.csv", CALL, "data,07700900003,,2026-03-01 12:00,5,,,B,C,");
    Path b =
        Given.file(folder, "b.csv", "call,07700900003,0044 7700 900001,2026-03-02 12:00,5,,,C,,");
    Path atOnce = folder.resolve("at-once");
    Given.load(atOnce, a, b);
    Path store = folder.resolve("store");
    Given.load(store, a);
    var before = Given.digests(store);
    Given.load(store, b);
    var after = Given.digests(store);
    before.remove("manifest.txt");
    assertThat(after).containsAllEntriesOf(before);
    assertThat(Given.events(store)).isEqualTo(Given.events(atOnce));
    try (CommsStore one = CommsStore.open(store);
        CommsStore other = CommsStore.open(atOnce)) {
      assertThat(one.parties()).isEqualTo(other.parties()).isEqualTo(3);
      assertThat(one.from(2)).isEqualTo(other.from(2));
      assertThat(one.cell(2)).isEqualTo(other.cell(2));
      assertThat(one.files()).isEqualTo(other.files());
      assertThat(one.fileOf(2)).isEqualTo(1);
    }
  }

  @Test
  void what_is_known_about_cells_is_kept() {
    Path store = folder.resolve("store");
    Cell cell = new Cell("A1", new Cell.Place(54.5, -1.25), 120, "Mill Lane");
    try (CommsLoader loader = CommsLoader.into(store)) {
      loader.cell(cell);
      loader.load(Given.file(folder, "a.csv", CALL), CommsLoader.generic());
      loader.commit();
    }
    try (CommsStore opened = CommsStore.open(store)) {
      assertThat(opened.cellAt(opened.cell(0))).isEqualTo(cell);
    }
  }

  @Test
  void a_folder_that_is_no_store_is_refused() {
    assertThat(CommsStore.isStore(folder)).isFalse();
    assertThatThrownBy(() -> CommsStore.open(folder))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("is no store of comms data");
  }

  @Test
  void a_store_of_a_later_version_is_refused() throws IOException {
    Path store = folder.resolve("store");
    Given.load(store, Given.file(folder, "a.csv", CALL));
    Path manifest = store.resolve("manifest.txt");
    Given.text(store, "manifest.txt", Files.readString(manifest).replace("comms 1\n", "comms 9\n"));
    assertThatThrownBy(() -> CommsStore.open(store))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("later version");
  }

  @Test
  void a_file_without_rows_is_an_empty_store() {
    Path store = folder.resolve("store");
    Given.load(store, Given.text(folder, "a.csv", Given.HEADER));
    try (CommsStore opened = CommsStore.open(store)) {
      assertThat(opened.events()).isZero();
      assertThat(opened.batches()).isZero();
    }
  }
}
