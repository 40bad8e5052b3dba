package uk.toex.comms.analysis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.EventBatch;
import uk.toex.comms.EventColumn;

/**
 * Long times in which a number takes part in no event, between two in which it does. A handset that
 * is off, a number put away for another, a person who is missing or in custody: all look alike, and
 * so does a period that was not asked for. Before a number's first event and after its last one
 * nothing is known.
 */
public final class SilenceGaps {

  private SilenceGaps() {}

  /**
   * A time without events.
   *
   * @param last when the last event before it began
   * @param next when the first event after it began
   */
  public record Gap(String number, Instant last, Instant next) {
    /** How long it is. */
    public Duration length() {
      return Duration.between(last, next);
    }
  }

  /**
   * Finds all gaps of a length at least: by number, then time.
   *
   * @throws uk.toex.api.InputRefusedException if an event is not between 1970 and 2106
   * @throws uk.toex.api.CancelledException if the scope's progress says so
   */
  public static List<Gap> of(CommsEvents events, Duration atLeast, Scope scope) {
    long least = atLeast.toSeconds();
    if (least < 1) {
      throw new IllegalArgumentException("a gap is at least a second long, not " + atLeast);
    }
    PartyRanks parties = PartyRanks.of(events, scope);
    PartyRecords records = new PartyRecords(events, parties, 32, false, scope);
    int[] ranks = parties.ranks();
    Batches.read(
        events,
        scope,
        () ->
            EventBatch.of(
                EventColumn.FROM, EventColumn.TO, EventColumn.START, EventColumn.DUPLICATE_OF),
        (share, batch) -> gather(share, batch, ranks, records));
    List<List<Gap>> found = new ArrayList<>();
    for (int bin = 0; bin < records.bins(); bin++) {
      found.add(new ArrayList<>());
    }
    records.read(
        scope,
        (bin, sorted, size) -> {
          for (int i = 1; i < size; i++) {
            long key = sorted.keys[i];
            long before = sorted.keys[i - 1];
            if ((key ^ before) >>> 32 == 0 && key - before >= least) {
              found
                  .get(bin)
                  .add(
                      new Gap(
                          parties.id(records.rank(bin, key)),
                          Instant.ofEpochSecond(before & 0xffffffffL),
                          Instant.ofEpochSecond(key & 0xffffffffL)));
            }
          }
        });
    List<Gap> all = new ArrayList<>();
    found.forEach(all::addAll);
    all.sort(Comparator.comparing(Gap::number).thenComparing(Gap::last));
    return all;
  }

  private static void gather(int share, EventBatch batch, int[] ranks, PartyRecords records) {
    int[] from = batch.from();
    int[] to = batch.to();
    long[] start = batch.start();
    int[] duplicateOf = batch.duplicateOf();
    for (int i = 0; i < batch.size(); i++) {
      if (duplicateOf[i] >= 0) {
        continue;
      }
      long second = Integer.toUnsignedLong(Batches.second(start[i], batch, i));
      int one = ranks[from[i]];
      int two = to[i] < 0 ? -1 : ranks[to[i]];
      if (one >= 0) {
        records.add(share, one, second, 0);
      }
      if (two >= 0 && two != one) {
        records.add(share, two, second, 0);
      }
    }
  }
}
