package uk.toex.comms.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import uk.toex.api.comms.Party;
import uk.toex.api.comms.PartyKind;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.EventRow;
import uk.toex.comms.MemoryEvents;

class IndicatorsProperties {

  private static final long START =
      LocalDateTime.of(2024, 12, 20, 0, 0).toEpochSecond(ZoneOffset.UTC);

  private static Party party(int i) {
    return new Party("+4477009000" + (10 + i), PartyKind.NUMBER);
  }

  /** Events among some parties; no two of them at the same second. */
  private static List<EventRow> rows(long seed, int size, int parties, int span) {
    Random random = new Random(seed);
    List<EventRow> rows = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Party from = party(random.nextInt(parties));
      Party to = party(random.nextInt(parties));
      // Mostly near each other, so that there are conversations.
      long at = START + size * (long) (random.nextDouble() * random.nextDouble() * span) + i;
      EventRow row =
          random.nextInt(3) == 0
              ? EventRow.call(from, to, at, random.nextInt(600))
              : EventRow.message(from, to, at);
      row = row.at("C" + random.nextInt(4), "");
      rows.add(random.nextBoolean() ? row : row.asServedTo());
    }
    return rows;
  }

  private static CommsEvents events(List<EventRow> rows, int batchSize) {
    MemoryEvents.Builder events = MemoryEvents.builder().batchSize(batchSize);
    rows.forEach(events::add);
    return events.build();
  }

  private static SortedMap<String, List<Double>> all(
      CommsEvents events, IndicatorOptions options, int threads, long room) {
    SortedMap<String, List<Double>> all = new TreeMap<>();
    List<Integer> order = new ArrayList<>();
    Indicators.of(events, options)
        .forEach(
            threads,
            room,
            (party, values) -> {
              order.add(party);
              all.put(events.party(party).id(), boxed(values));
            });
    assertThat(order).isSorted().doesNotHaveDuplicates();
    return all;
  }

  private static List<Double> boxed(double[] values) {
    List<Double> boxed = new ArrayList<>();
    for (double value : values) {
      boxed.add(value);
    }
    return boxed;
  }

  @Property(tries = 10)
  void the_definitions_one_by_one_give_the_same(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 120) int size,
      @ForAll Grouping grouping) {
    List<EventRow> rows = rows(seed, size, 5, 40_000);
    CommsEvents events = events(rows, 16);
    Indicators indicators =
        Indicators.of(events, IndicatorOptions.DEFAULT.by(grouping).split().ofOwnRecords());
    for (int p = 0; p < events.parties(); p++) {
      Party owner = events.party(p);
      List<SlowIndicators.Rec> own = new ArrayList<>();
      for (EventRow row : rows) {
        Party served = row.servedTo() ? row.to() : row.from();
        if (owner.equals(served)) {
          own.add(record(row));
        }
      }
      Map<String, Double> expected = new SlowIndicators(own, grouping).all();
      double[] values = indicators.of(p);
      int compared = 0;
      for (int i = 0; i < values.length; i++) {
        String name = indicators.names().get(i);
        if (!name.startsWith("radius")) {
          assertThat(isNear(values[i], expected.getOrDefault(name, -1e9)))
              .as(name + ": expected " + expected.get(name) + ", was " + values[i])
              .isTrue();
          compared++;
        }
      }
      assertThat(compared).isEqualTo(expected.size());
    }
  }

  private static boolean isNear(double value, double expected) {
    // A deviation is the root of what is left of greater numbers.
    return Double.isNaN(expected)
        ? Double.isNaN(value)
        : Math.abs(value - expected) <= 1e-7 + 1e-9 * Math.abs(expected);
  }

  private static SlowIndicators.Rec record(EventRow row) {
    boolean call = row.seconds() >= 0;
    Party other = row.servedTo() ? row.from() : row.to();
    return new SlowIndicators.Rec(
        call,
        !row.servedTo(),
        String.valueOf(other),
        LocalDateTime.ofEpochSecond(row.start(), 0, ZoneOffset.UTC),
        row.seconds(),
        row.cell());
  }

  @Property(tries = 10)
  void the_order_of_rows_does_not_matter(@ForAll long seed, @ForAll boolean ownOnly) {
    List<EventRow> rows = rows(seed, 150, 8, 30_000);
    List<EventRow> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(seed + 1));
    IndicatorOptions options = new IndicatorOptions(Grouping.WEEK, true, true, true, ownOnly);
    SortedMap<String, List<Double>> ordered = all(events(rows, 64), options, 1, 1L << 20);
    SortedMap<String, List<Double>> mixed = all(events(shuffled, 64), options, 1, 1L << 20);
    assertThat(mixed).isEqualTo(ordered);
  }

  @Property(tries = 10)
  void threads_slices_and_batches_do_not_matter(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int room) {
    List<EventRow> rows = rows(seed, 300, 40, 30_000);
    IndicatorOptions options = IndicatorOptions.DEFAULT.split();
    SortedMap<String, List<Double>> one = all(events(rows, 1000), options, 1, 1L << 20);
    SortedMap<String, List<Double>> many = all(events(rows, 7), options, 3, room);
    assertThat(many).isEqualTo(one);
    CommsEvents events = events(rows, 100);
    Indicators indicators = Indicators.of(events, options);
    for (int party : indicators.subscribers()) {
      assertThat(boxed(indicators.of(party))).isEqualTo(one.get(events.party(party).id()));
    }
  }
}
