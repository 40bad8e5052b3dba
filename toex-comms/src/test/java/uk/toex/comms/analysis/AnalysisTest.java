package uk.toex.comms.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.toex.api.InputRefusedException;
import uk.toex.api.comms.Cell;
import uk.toex.api.comms.CommsEvent;
import uk.toex.api.comms.Party;
import uk.toex.api.comms.PartyKind;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.EventRow;
import uk.toex.comms.MemoryEvents;

/** Each analysis on events that can be checked by hand. */
class AnalysisTest {

  private static final Party A = new Party("+447700900001", PartyKind.NUMBER);
  private static final Party B = new Party("+447700900002", PartyKind.NUMBER);
  private static final Party C = new Party("+447700900003", PartyKind.NUMBER);
  private static final Party SHORT = new Party("61234", PartyKind.SHORT_CODE);
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final long NOON = Instant.parse("2026-06-01T12:00:00Z").getEpochSecond();

  private static MemoryEvents events(EventRow... rows) {
    MemoryEvents.Builder builder = MemoryEvents.builder().zone(LONDON);
    for (EventRow row : rows) {
      builder.add(row);
    }
    return builder.build();
  }

  @Test
  void contactsLeaveOutDuplicatesWithheldPartiesAndOneself() {
    CommsEvents events =
        events(
            EventRow.call(A, B, NOON, 60),
            EventRow.call(A, B, NOON + 2, 60).asServedTo().duplicating(0),
            EventRow.message(B, A, NOON + 100),
            EventRow.call(A, A, NOON, 60),
            EventRow.call(Party.WITHHELD, A, NOON, 60),
            EventRow.data(A, NOON, 60),
            EventRow.message(SHORT, A, NOON));
    Contacts contacts = Contacts.of(events, Scope.ALL);
    assertThat(contacts.of(A.id()))
        .containsExactly(
            new Contacts.Contact(
                A.id(),
                B.id(),
                2,
                1,
                1,
                1,
                60,
                Instant.ofEpochSecond(NOON),
                Instant.ofEpochSecond(NOON + 100)),
            new Contacts.Contact(
                A.id(),
                SHORT.id(),
                1,
                0,
                0,
                1,
                0,
                Instant.ofEpochSecond(NOON),
                Instant.ofEpochSecond(NOON)));
    assertThat(contacts.of(Party.WITHHELD.id())).isEmpty();
    assertThat(Contacts.of(events, Scope.ALL.withoutServices()).of(A.id())).hasSize(1);
  }

  @Test
  void hoursAreThoseOfTheClockAcrossAChange() {
    // 01:30 UTC is 01:30 on 28 March 2026, and 02:30 a day later.
    long before = Instant.parse("2026-03-28T01:30:00Z").getEpochSecond();
    CommsEvents events =
        events(
            EventRow.call(A, A, before, 1),
            EventRow.call(A, B, before + 86_400, 1),
            EventRow.data(A, Instant.parse("2026-10-25T00:30:00Z").getEpochSecond(), 1),
            EventRow.data(A, Instant.parse("2026-10-25T01:30:00Z").getEpochSecond(), 1));
    assertThat(HourPattern.of(events, Scope.ALL).of(A.id()))
        .containsExactly(
            new HourPattern.Hour(A.id(), 6, 1, 1),
            new HourPattern.Hour(A.id(), 7, 1, 2),
            new HourPattern.Hour(A.id(), 7, 2, 1));
  }

  @Test
  void everyHourIsThatOfTheJdk() {
    LocalHours hours = new LocalHours(LONDON);
    for (long second = 0; second < 4_200_000_000L; second += 12_345_67) {
      var local = Instant.ofEpochSecond(second).atZone(LONDON);
      assertThat(hours.ofWeek(second))
          .isEqualTo((local.getDayOfWeek().getValue() - 1) * 24 + local.getHour());
    }
  }

  @Test
  void devicesOfADuplicateCountButNotOfTheSameRowAgain() {
    CommsEvents events =
        events(
            EventRow.call(A, B, NOON, 60).on("350000000000011", "1"),
            EventRow.call(A, B, NOON + 1, 60)
                .asServedTo()
                .on("350000000000022", "2")
                .duplicating(0),
            EventRow.call(A, B, NOON, 60).on("350000000000011", "1").duplicating(0),
            EventRow.data(A, NOON + 50, 60).on("3500000000000399", "1"),
            EventRow.data(C, NOON + 60, 60).on("350000000000031", "3"));
    Devices devices = Devices.of(events, Scope.ALL);
    assertThat(devices.uses())
        .extracting(u -> u.imei() + " " + u.imsi() + " " + u.number() + " " + u.events())
        .containsExactly(
            "35000000000001 1 " + A.id() + " 1",
            "35000000000002 2 " + B.id() + " 1",
            "35000000000003 1 " + A.id() + " 1",
            "35000000000003 3 " + C.id() + " 1");
    assertThat(devices.swaps())
        .containsExactly(
            new Devices.Swap(
                A.id(),
                Instant.ofEpochSecond(NOON),
                Instant.ofEpochSecond(NOON + 50),
                Devices.Part.HANDSET,
                "35000000000001",
                "35000000000003"));
    assertThat(devices.shared())
        .containsExactly(
            new Devices.Shared(Devices.Part.HANDSET, "35000000000003", List.of(A.id(), C.id())));
  }

  @Test
  void colocationPlacesTheServedPartyOnly() {
    CommsEvents events =
        events(
            EventRow.call(A, C, NOON, 60).at("X", ""),
            EventRow.call(C, B, NOON + 10, 60).asServedTo().at("X", "").duplicating(0),
            EventRow.data(B, NOON + 20, 60).at("X", "Y"),
            EventRow.data(A, NOON + 3600, 60).at("Z", "Y"));
    Colocation.Settings settings = new Colocation.Settings(15, 1, 40, false);
    Colocation found = Colocation.of(events, settings, Scope.ALL);
    assertThat(found.top(9)).containsExactly(new Colocation.Pair(A.id(), B.id(), 1));
    assertThat(found.weight(A.id(), B.id())).isEqualTo(1);
  }

  @Test
  void chainsNeedTheSecondCallWithinTheTime() {
    CommsEvents events =
        events(
            EventRow.call(A, B, NOON, 60),
            EventRow.call(B, C, NOON + 120, 5),
            EventRow.call(B, C, NOON + 130, 5),
            EventRow.call(B, A, NOON + 140, 5),
            EventRow.call(A, B, NOON + 1000, 60),
            EventRow.call(B, C, NOON + 1030, 5), // before the first has ended
            EventRow.call(B, C, NOON + 1661, 5)); // a second too late
    assertThat(CallChains.of(events, 600, 1, Scope.ALL))
        .containsExactly(
            new CallChains.Chain(
                A.id(),
                B.id(),
                C.id(),
                1,
                Instant.ofEpochSecond(NOON),
                Instant.ofEpochSecond(NOON)));
  }

  @Test
  void chainsAreThoseOfEveryPairOfCalls() {
    RandomEvents random = new RandomEvents(5, 800, 30);
    CommsEvents events = random.events();
    TreeMap<String, Integer> expected = new TreeMap<>();
    List<CommsEvent> calls = new ArrayList<>();
    for (int i = 0; i < events.events(); i++) {
      CommsEvent e = events.event(i);
      if (e.duplicateOf() < 0
          && e.type() == uk.toex.api.comms.CommsType.CALL
          && e.from().kind() != PartyKind.WITHHELD
          && e.to() != null
          && e.to().kind() != PartyKind.WITHHELD
          && !e.from().equals(e.to())) {
        calls.add(e);
      }
    }
    for (CommsEvent one : calls) {
      Set<String> met = new java.util.TreeSet<>();
      for (CommsEvent two : calls) {
        long gap =
            two.start().getEpochSecond()
                - one.start().getEpochSecond()
                - Math.max(0, one.seconds());
        if (two.from().equals(one.to())
            && !one.from().equals(two.to())
            && gap >= 0
            && gap <= 7200) {
          met.add(one.from().id() + " " + two.from().id() + " " + String.valueOf(two.to()));
        }
      }
      met.forEach(each -> expected.merge(each, 1, Integer::sum));
    }
    TreeMap<String, Integer> found = new TreeMap<>();
    for (CallChains.Chain each : CallChains.of(events, 7200, 1, Scope.ALL)) {
      Party c = events.party(events.partyOf(each.c()));
      found.put(each.a() + " " + each.b() + " " + c, each.times());
    }
    assertThat(found).isNotEmpty().isEqualTo(expected);
  }

  @Test
  void usualCellsAreCountedByHalfHours() {
    long night = Instant.parse("2026-06-01T22:05:00Z").getEpochSecond();
    CommsEvents events =
        events(
            EventRow.data(A, night, 1).at("H2", ""),
            EventRow.data(A, night + 60, 1).at("H2", ""),
            EventRow.data(A, night + 1800, 1).at("H1", ""),
            EventRow.data(A, NOON, 1).at("W", ""));
    assertThat(UsualCells.of(events, Scope.ALL))
        .containsExactly(new UsualCells.Usual(A.id(), "H1", 1, 2, "W", 1, 1));
  }

  @Test
  void silenceLiesBetweenTwoEvents() {
    CommsEvents events =
        events(
            EventRow.call(A, B, NOON + 864_000, 1),
            EventRow.call(A, C, NOON, 1),
            EventRow.call(B, C, NOON + 10, 1));
    assertThat(SilenceGaps.of(events, Duration.ofDays(10), Scope.ALL))
        .containsExactly(
            new SilenceGaps.Gap(
                A.id(), Instant.ofEpochSecond(NOON), Instant.ofEpochSecond(NOON + 864_000)));
  }

  @Test
  void placesAreThoseOfOwnRecordsInTheirTime() {
    CommsEvents events =
        events(
            EventRow.call(A, B, NOON, 1).at("X", ""),
            EventRow.data(A, NOON + 5000, 1).at("Y", ""),
            EventRow.data(B, NOON + 5000, 1).at("Y", ""));
    List<SharedPlaces.Place> places =
        List.of(
            new SharedPlaces.Place(
                "x", Set.of("X"), Instant.ofEpochSecond(NOON), Instant.ofEpochSecond(NOON + 1)),
            new SharedPlaces.Place(
                "y", Set.of("Y"), Instant.ofEpochSecond(NOON), Instant.ofEpochSecond(NOON + 9999)));
    assertThat(SharedPlaces.of(events, places, 2, Scope.ALL))
        .extracting(SharedPlaces.Presence::number)
        .containsExactly(A.id());
    assertThat(SharedPlaces.of(events, places, 1, Scope.ALL)).hasSize(2);
  }

  @Test
  void aMapFollowsOwnRecords(@TempDir Path folder) throws IOException {
    MemoryEvents.Builder builder =
        MemoryEvents.builder()
            .cell(new Cell("X", new Cell.Place(54.5, -1.25), 120, "Mill Lane"))
            .cell(new Cell("Y", new Cell.Place(54.75, -1.5), Double.NaN, ""));
    builder.add(EventRow.data(A, NOON, 1).at("X", ""));
    builder.add(EventRow.data(A, NOON + 10, 1).at("X", ""));
    builder.add(EventRow.data(A, NOON + 15, 1).at("unplaced", ""));
    builder.add(EventRow.data(A, NOON + 20, 1).at("Y", ""));
    builder.add(EventRow.call(B, A, NOON + 30, 1).at("X", ""));
    CellMap map = CellMap.of(builder.build(), A.id(), Scope.ALL);
    assertThat(map.stays())
        .extracting(s -> s.cell().id() + s.records())
        .containsExactly("X2", "Y1");
    assertThat(map.unplaced()).isEqualTo(1);
    map.writeCells(folder.resolve("c"));
    map.writeMovements(folder.resolve("m"));
    assertThat(packed(folder.resolve("c"))).contains("[-1.25,54.5]").contains("MillLane");
    assertThat(packed(folder.resolve("m")))
        .contains("[[-1.25,54.5],[-1.5,54.75]]")
        .contains("2026-06-01T12:00:10Z");
  }

  private static String packed(Path file) throws IOException {
    return Files.readString(file).replace(" ", "").replace("\n", "");
  }

  @Test
  void aTimelineHasAllRecordsInOrder() {
    CommsEvents events =
        events(
            EventRow.call(A, B, NOON + 2, 60),
            EventRow.message(B, A, NOON),
            EventRow.data(A, NOON + 1, 60),
            EventRow.data(B, NOON + 1, 60));
    assertThat(NumberTimeline.of(events, A.id(), Scope.ALL))
        .extracting(m -> m.number() + " " + m.direction() + " " + m.own())
        .containsExactly("1 IN false", "2 OWN true", "0 OUT true");
  }

  @Test
  void anEventBeyond2106IsRefused() {
    CommsEvents events = events(EventRow.call(A, B, 1L << 32, 60));
    assertThatThrownBy(() -> Contacts.of(events, Scope.ALL))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("Event 0");
  }
}
