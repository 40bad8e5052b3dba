package uk.toex.comms.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.EventBatch;
import uk.toex.comms.EventColumn;

/**
 * At which hours of the week each number takes part in events: calls and messages of both parties,
 * data sessions of their subscriber. Hours and weekdays are those of the clock in {@link
 * CommsEvents#zone}; the hour that an autumn clock change repeats counts as one hour. An event of a
 * number with itself counts once.
 *
 * <p>An hour with events is when the records begin, not when someone was awake: a handset makes
 * data sessions, and machines send messages, by themselves.
 *
 * <p>Immutable and thread-safe.
 */
public final class HourPattern {

  private static final int BLOCK_BITS = 11;
  private static final int BLOCK = 1 << BLOCK_BITS;
  private static final int WEEK = LocalHours.WEEK;

  private final PartyRanks parties;
  private final Block[] blocks;

  private HourPattern(PartyRanks parties, Block[] blocks) {
    this.parties = parties;
    this.blocks = blocks;
  }

  /**
   * How many events a number has in one hour of the week.
   *
   * @param weekday 1 is Monday, 7 Sunday
   * @param hour 0 to 23
   */
  public record Hour(String number, int weekday, int hour, int events) {}

  /** Counts of some numbers: their rows of hours with events. */
  private static final class Block {
    final int[] rows;
    final byte[] hours;
    final int[] counts;

    Block(int[] rows, byte[] hours, int[] counts) {
      this.rows = rows;
      this.hours = hours;
      this.counts = counts;
    }
  }

  /**
   * Counts the events of every number.
   *
   * @throws uk.toex.api.InputRefusedException if an event is not between 1970 and 2106
   * @throws uk.toex.api.CancelledException if the scope's progress says so
   */
  public static HourPattern of(CommsEvents events, Scope scope) {
    PartyRanks parties = PartyRanks.of(events, scope);
    int blocks = (parties.size() + BLOCK - 1) / BLOCK;
    int shares = Batches.shares(events, scope);
    LongBins[] found = new LongBins[shares];
    LocalHours[] clocks = new LocalHours[shares];
    for (int share = 0; share < shares; share++) {
      found[share] = new LongBins(Math.max(1, blocks));
      clocks[share] = new LocalHours(events.zone());
    }
    int[] ranks = parties.ranks();
    Batches.read(
        events,
        scope,
        () ->
            EventBatch.of(
                EventColumn.FROM, EventColumn.TO, EventColumn.START, EventColumn.DUPLICATE_OF),
        (share, batch) -> gather(batch, ranks, clocks[share], found[share]));
    Block[] counted = new Block[blocks];
    ThreadLocal<int[]> room = ThreadLocal.withInitial(() -> new int[BLOCK * WEEK]);
    ThreadLocal<RadixSort> values = ThreadLocal.withInitial(() -> new RadixSort(false));
    Tasks.run(
        scope.threads(),
        blocks,
        block -> counted[block] = count(found, block, values.get(), room.get()));
    return new HourPattern(parties, counted);
  }

  private static void gather(EventBatch batch, int[] ranks, LocalHours clock, LongBins found) {
    int[] from = batch.from();
    int[] to = batch.to();
    long[] start = batch.start();
    int[] duplicateOf = batch.duplicateOf();
    for (int i = 0; i < batch.size(); i++) {
      if (duplicateOf[i] >= 0) {
        continue;
      }
      Batches.second(start[i], batch, i);
      int hour = clock.ofWeek(start[i]);
      int one = ranks[from[i]];
      int two = to[i] < 0 ? -1 : ranks[to[i]];
      if (one >= 0) {
        found.add(one >>> BLOCK_BITS, (long) (one & (BLOCK - 1)) * WEEK + hour);
      }
      if (two >= 0 && two != one) {
        found.add(two >>> BLOCK_BITS, (long) (two & (BLOCK - 1)) * WEEK + hour);
      }
    }
  }

  private static Block count(LongBins[] found, int block, RadixSort values, int[] counts) {
    int size = LongBins.size(found, block);
    values.room(size);
    int at = 0;
    for (LongBins each : found) {
      at = each.take(block, values.keys, at);
    }
    for (int i = 0; i < size; i++) {
      counts[(int) values.keys[i]]++;
    }
    int kept = 0;
    for (int count : counts) {
      kept += count > 0 ? 1 : 0;
    }
    int[] rows = new int[BLOCK + 1];
    byte[] hours = new byte[kept];
    int[] kepts = new int[kept];
    kept = 0;
    for (int party = 0; party < BLOCK; party++) {
      for (int hour = 0; hour < WEEK; hour++) {
        int count = counts[party * WEEK + hour];
        if (count > 0) {
          hours[kept] = (byte) hour;
          kepts[kept++] = count;
        }
      }
      rows[party + 1] = kept;
    }
    Arrays.fill(counts, 0);
    return new Block(rows, hours, kepts);
  }

  /** A number's hours that have events, Monday first. Empty if it has none. */
  public List<Hour> of(String number) {
    List<Hour> hours = new ArrayList<>();
    int rank = parties.rankOf(number);
    if (rank >= 0) {
      each(rank, hours::add);
    }
    return hours;
  }

  /** All numbers' hours that have events: by number, then Monday first. */
  public void forEach(Consumer<Hour> each) {
    for (int rank = 0; rank < parties.size(); rank++) {
      each(rank, each);
    }
  }

  private void each(int rank, Consumer<Hour> each) {
    Block block = blocks[rank >>> BLOCK_BITS];
    int row = rank & (BLOCK - 1);
    if (block.rows[row] == block.rows[row + 1]) {
      return;
    }
    String number = parties.id(rank);
    for (int i = block.rows[row]; i < block.rows[row + 1]; i++) {
      int hour = block.hours[i] & 0xff;
      each.accept(new Hour(number, hour / 24 + 1, hour % 24, block.counts[i]));
    }
  }

  /** How many rows {@link #forEach} gives. */
  public long size() {
    long size = 0;
    for (Block block : blocks) {
      size += block.counts.length;
    }
    return size;
  }
}
