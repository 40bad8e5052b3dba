package uk.toex.comms.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.toex.api.comms.Cell;
import uk.toex.api.comms.Party;
import uk.toex.api.comms.PartyKind;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.EventRow;
import uk.toex.comms.MemoryEvents;

class IndicatorsTest {

  private static final Party A = new Party("+447700900001", PartyKind.NUMBER);
  private static final Party B = new Party("+447700900002", PartyKind.NUMBER);
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final long NOON = 1_700_049_600; // 2023-11-15T12:00Z, a Wednesday
  private static final IndicatorOptions PLAIN = IndicatorOptions.DEFAULT.by(Grouping.NONE);

  private static double value(CommsEvents events, Party of, String name) {
    return value(events, of, name, PLAIN);
  }

  private static double value(CommsEvents events, Party of, String name, IndicatorOptions how) {
    Indicators indicators = Indicators.of(events, how);
    return indicators.of(events.partyOf(of.id()))[indicators.names().indexOf(name)];
  }

  @Test
  void noEventsHaveNoSubscribers() {
    CommsEvents events = MemoryEvents.builder().build();
    Indicators indicators = Indicators.of(events, IndicatorOptions.DEFAULT);
    assertThat(indicators.subscribers()).isEmpty();
    indicators.forEach(2, (party, values) -> assertThat(party).isNegative());
  }

  @Test
  void oneEventHasWhatOneEventCanHave() {
    MemoryEvents.Builder rows = MemoryEvents.builder();
    rows.add(EventRow.call(A, B, NOON, 60).at("C", ""));
    CommsEvents events = rows.build();
    assertThat(value(events, A, "number_of_interactions__allweek__allday__call")).isEqualTo(1);
    assertThat(value(events, A, "call_duration__allweek__allday__call__mean")).isEqualTo(60);
    assertThat(value(events, A, "interevent_time__allweek__allday__call__mean")).isNaN();
    assertThat(value(events, A, "number_of_interactions__allweek__allday__text")).isNaN();
    assertThat(value(events, A, "number_of_antennas__allweek__allday")).isEqualTo(1);
    assertThat(value(events, A, "percent_at_home__allweek__allday")).isNaN();
    assertThat(value(events, A, "radius_of_gyration__allweek__allday")).isNaN();
    assertThat(value(events, A, "churn_rate__mean")).isNaN();
  }

  @Test
  void theOtherPartySeesItComeIn() {
    MemoryEvents.Builder rows = MemoryEvents.builder();
    rows.add(EventRow.call(A, B, NOON, 60).at("C", ""));
    CommsEvents events = rows.build();
    assertThat(value(events, B, "number_of_interaction_in__allweek__allday__call")).isEqualTo(1);
    assertThat(value(events, B, "number_of_antennas__allweek__allday")).isNaN();
    String calls = "number_of_interactions__allweek__allday__call";
    assertThat(value(events, B, calls, PLAIN.ofOwnRecords())).isNaN();
  }

  @Test
  void bothPartiesRecordsOfOneCallCountOnceForEach() {
    MemoryEvents.Builder rows = MemoryEvents.builder();
    rows.add(EventRow.call(A, B, NOON, 60).at("C", ""));
    rows.add(EventRow.call(A, B, NOON + 3, 60).asServedTo().at("D", "").duplicating(0));
    rows.add(EventRow.call(A, B, NOON, 60).at("C", "").duplicating(0));
    CommsEvents events = rows.build();
    for (Party party : List.of(A, B)) {
      for (IndicatorOptions how : List.of(PLAIN, PLAIN.ofOwnRecords())) {
        String calls = "number_of_interactions__allweek__allday__call";
        assertThat(value(events, party, calls, how)).isEqualTo(1);
        String cells = "number_of_antennas__allweek__allday";
        assertThat(value(events, party, cells, how)).isEqualTo(1);
      }
    }
    assertThat(Indicators.of(events, PLAIN).records(events.partyOf(A.id()))).isEqualTo(1);
  }

  @Test
  void whoCallsItselfHasOneRecord() {
    MemoryEvents.Builder rows = MemoryEvents.builder();
    rows.add(EventRow.call(A, A, NOON, 60));
    rows.add(EventRow.call(A, A, NOON + 100, 60).asServedTo());
    CommsEvents events = rows.build();
    assertThat(value(events, A, "number_of_interactions__allweek__allday__call")).isEqualTo(2);
    assertThat(value(events, A, "number_of_interaction_in__allweek__allday__call")).isEqualTo(1);
    assertThat(value(events, A, "number_of_contacts__allweek__allday__call")).isEqualTo(1);
  }

  @Test
  void allAtOneSecond() {
    MemoryEvents.Builder rows = MemoryEvents.builder();
    for (int i = 0; i < 500; i++) {
      Party to = new Party("+4477009" + (10_000 + i), PartyKind.NUMBER);
      rows.add(EventRow.message(A, to, NOON).at("C" + i % 7, ""));
    }
    CommsEvents events = rows.build();
    assertThat(value(events, A, "interevent_time__allweek__allday__text__std")).isZero();
    assertThat(value(events, A, "number_of_contacts__allweek__allday__text")).isEqualTo(500);
    assertThat(value(events, A, "number_of_antennas__allweek__allday")).isEqualTo(1);
    assertThat(value(events, A, "entropy_of_contacts__allweek__allday__text"))
        .isCloseTo(Math.log(500), org.assertj.core.data.Offset.offset(1e-12));
  }

  @Test
  void theDayIsCountedByTheClockAndTimeIsReal() {
    MemoryEvents.Builder rows = MemoryEvents.builder().zone(LONDON);
    // Half past midnight on 27 October 2024 in summer time, and 23:45 the evening before.
    long first = LocalDateTime.of(2024, 10, 26, 23, 45).atZone(LONDON).toEpochSecond();
    long second = LocalDateTime.of(2024, 10, 27, 0, 30).atZone(LONDON).toEpochSecond();
    long third = LocalDateTime.of(2024, 10, 27, 3, 30).atZone(LONDON).toEpochSecond();
    for (long at : List.of(first, second, third)) {
      rows.add(EventRow.message(A, B, at));
    }
    CommsEvents events = rows.build();
    assertThat(value(events, A, "active_days__allweek__allday__callandtext")).isEqualTo(2);
    // 45 minutes, and three hours that took four.
    assertThat(value(events, A, "interevent_time__allweek__allday__text__mean"))
        .isEqualTo((2700 + 4 * 3600) / 2.0);
  }

  @Test
  void nightBeginsAndEndsWithTheHour() {
    MemoryEvents.Builder rows = MemoryEvents.builder();
    long midnight = NOON - 12 * 3600;
    for (long second : List.of(7 * 3600L, 7 * 3600L + 1, 19 * 3600L - 1, 19 * 3600L)) {
      rows.add(EventRow.message(A, B, midnight + second));
    }
    CommsEvents events = rows.build();
    assertThat(value(events, A, "percent_nocturnal__allweek__allday__text")).isEqualTo(0.5);
  }

  @Test
  void aCallOfUnknownLengthCountsButNotInDurations() {
    MemoryEvents.Builder rows = MemoryEvents.builder();
    rows.add(EventRow.call(A, B, NOON, -1));
    rows.add(EventRow.call(A, B, NOON + 60, 30));
    CommsEvents events = rows.build();
    assertThat(value(events, A, "number_of_interactions__allweek__allday__call")).isEqualTo(2);
    assertThat(value(events, A, "call_duration__allweek__allday__call__mean")).isEqualTo(30);
  }

  @Test
  void dataSessionsTellOfPlacesOnly() {
    MemoryEvents.Builder rows = MemoryEvents.builder();
    rows.cell(new Cell("C", new Cell.Place(51, 0), Double.NaN, ""));
    rows.add(EventRow.data(A, NOON, 60).at("C", ""));
    rows.add(EventRow.data(A, NOON + 7200, 60));
    CommsEvents events = rows.build();
    assertThat(value(events, A, "number_of_antennas__allweek__allday")).isEqualTo(1);
    assertThat(value(events, A, "radius_of_gyration__allweek__allday")).isZero();
    assertThat(value(events, A, "active_days__allweek__allday__callandtext")).isNaN();
  }

  @Test
  void homeIsWhereTheNightsAre() {
    MemoryEvents.Builder rows = MemoryEvents.builder();
    for (int i = 0; i < 3; i++) {
      rows.add(EventRow.message(A, B, NOON + 11 * 3600L + 1800L * i).at("HOME", ""));
    }
    for (int i = 0; i < 9; i++) {
      rows.add(EventRow.message(A, B, NOON + 60L * i).at("WORK", ""));
    }
    CommsEvents events = rows.build();
    Indicators indicators = Indicators.of(events, PLAIN);
    assertThat(events.cellAt(indicators.home(events.partyOf(A.id()))).id()).isEqualTo("HOME");
    assertThat(indicators.home(events.partyOf(B.id()))).isEqualTo(-1);
  }

  @Test
  void whatIsReported() {
    MemoryEvents.Builder rows = MemoryEvents.builder();
    rows.add(EventRow.call(A, B, NOON, 3600).at("C", ""));
    rows.add(EventRow.call(A, B, NOON + 60, 5));
    rows.add(EventRow.message(A, B, NOON + 14 * 86_400));
    CommsEvents events = rows.build();
    Indicators indicators = Indicators.of(events, IndicatorOptions.DEFAULT);
    Map<String, String> said = indicators.reporting(events.partyOf(A.id()));
    assertThat(said)
        .containsEntry("reporting__start_time", "2023-11-15 12:00:00")
        .containsEntry("reporting__number_of_records", "3")
        .containsEntry("reporting__bins", "3")
        .containsEntry("reporting__bins_without_data", "1")
        .containsEntry("reporting__has_text", "true")
        .containsEntry("reporting__antennas_missing_locations", "1")
        .containsEntry("reporting__percent_records_missing_location", "1");
    assertThat(indicators.overlappingCalls(events.partyOf(A.id()))).isEqualTo(0.5);
  }

  @Test
  void groupingsGoByTheirWords() {
    for (Grouping grouping : Grouping.values()) {
      assertThat(Grouping.of(grouping.word())).isEqualTo(grouping);
    }
    assertThatThrownBy(() -> Grouping.of("hour")).hasMessageContaining("expected none, day");
  }

  @Test
  void stopsAndPlaces() {
    List<Stops.Fix> fixes =
        List.of(
            new Stops.Fix(0, 51.0, 0.0),
            new Stops.Fix(60, 51.0001, 0.0),
            new Stops.Fix(3600, 51.01, 0.0),
            new Stops.Fix(7200, 51.0002, 0.0));
    List<Stops.Stop> stops = Stops.of(fixes);
    assertThat(stops).extracting(Stops.Stop::place).containsExactly(0, 1, 0);
    assertThat(stops.get(0).fixes()).isEqualTo(2);
    assertThat(stops.get(0).latitude()).isEqualTo(51.0001);
    assertThat(Stops.of(List.of())).isEmpty();
  }

  @Test
  void rechargesOfOneDayHaveNoBalance() {
    TopUp one = new TopUp(Instant.ofEpochSecond(NOON), 5);
    Map<String, Double> values = RechargeIndicators.of(List.of(one), LONDON, PLAIN);
    assertThat(values.get("number_of_recharges__allweek__allday")).isEqualTo(1);
    assertThat(values.get("average_balance_recharges")).isNaN();
    assertThat(RechargeIndicators.of(List.of(), LONDON, PLAIN)).isEmpty();
  }
}
