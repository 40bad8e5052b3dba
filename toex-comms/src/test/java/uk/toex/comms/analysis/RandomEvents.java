package uk.toex.comms.analysis;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import uk.toex.api.comms.Party;
import uk.toex.api.comms.PartyKind;
import uk.toex.comms.EventRow;
import uk.toex.comms.MemoryEvents;

/** Events from a seed, with all that is odd: every kind of party, self calls, duplicates. */
final class RandomEvents {

  private static final long START = 1_774_000_000L; // ten days before a clock change

  private final List<EventRow> rows = new ArrayList<>();

  RandomEvents(long seed, int events, int parties) {
    Random random = new Random(seed);
    for (int i = 0; i < events; i++) {
      rows.add(row(random, parties));
      if (random.nextInt(8) == 0 && rows.get(i).to() != null && rows.get(i).duplicateOf() < 0) {
        EventRow other = rows.get(i);
        rows.add(
            (other.servedTo() ? served(other, false) : served(other, true))
                .at("C" + random.nextInt(6), "C" + random.nextInt(6))
                .on("3500000000000" + random.nextInt(10), "")
                .duplicating(i));
        i++;
      }
    }
  }

  private static EventRow served(EventRow row, boolean to) {
    Party from = row.from();
    Party other = Objects.requireNonNull(row.to());
    EventRow plain =
        row.type() == uk.toex.api.comms.CommsType.CALL
            ? EventRow.call(from, other, row.start(), row.seconds())
            : EventRow.message(from, other, row.start());
    return to ? plain.asServedTo() : plain;
  }

  private static EventRow row(Random random, int parties) {
    Party from = party(random, parties);
    Party to = random.nextInt(40) == 0 ? from : party(random, parties);
    long start = START + random.nextInt(20 * 86_400);
    EventRow row =
        switch (random.nextInt(10)) {
          case 0 -> EventRow.data(from, start, random.nextInt(1000));
          case 1, 2, 3 -> EventRow.message(from, to, start);
          default -> EventRow.call(from, to, start, random.nextInt(600) - 1);
        };
    if (row.to() != null && random.nextInt(3) == 0) {
      row = row.asServedTo();
    }
    if (random.nextInt(10) > 0) {
      row = row.at("C" + (int) (6 * random.nextDouble() * random.nextDouble()), "");
    }
    if (random.nextInt(10) > 0) {
      row = row.on("3500000000000" + random.nextInt(10), "23415000000000" + random.nextInt(10));
    }
    return row;
  }

  private static Party party(Random random, int parties) {
    double u = random.nextDouble();
    int n = (int) (parties * u * u);
    return switch (n % 17) {
      case 13 -> new Party("6123" + n % 10, PartyKind.SHORT_CODE);
      case 14 -> new Party("Shop" + n, PartyKind.SENDER);
      case 15 -> Party.WITHHELD;
      case 16 -> new Party("*" + n, PartyKind.OTHER);
      default -> new Party("+4477009" + (10000 + 7 * n), PartyKind.NUMBER);
    };
  }

  List<EventRow> rows() {
    return rows;
  }

  /** As they are, in UTC. */
  MemoryEvents events() {
    return events(1 << 16, ZoneOffset.UTC);
  }

  MemoryEvents events(int batch, ZoneId zone) {
    MemoryEvents.Builder builder = MemoryEvents.builder().batchSize(batch).zone(zone);
    rows.forEach(builder::add);
    return builder.build();
  }

  /** The same events in another order. */
  MemoryEvents shuffled(long seed, int batch) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(seed));
    int[] now = new int[rows.size()];
    for (int i = 0; i < now.length; i++) {
      now[order.get(i)] = i;
    }
    MemoryEvents.Builder builder = MemoryEvents.builder().batchSize(batch);
    for (int was : order) {
      EventRow row = rows.get(was);
      builder.add(row.duplicateOf() < 0 ? row : row.duplicating(now[row.duplicateOf()]));
    }
    return builder.build();
  }
}
