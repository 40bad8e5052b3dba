package uk.toex.comms.analysis;

import java.util.Arrays;
import uk.toex.api.InputRefusedException;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.EventBatch;
import uk.toex.comms.EventColumn;

/**
 * Which numbers were in which cell and slot, as far as it can bear on a pair: cells and slots that
 * hold two numbers at least, and not too many. Numbers that are in fewer of them than a pair must
 * share are left out. To be read only.
 */
final class Presence {

  /** Where each rank's row begins; one more at the end. */
  final int[] rows;

  /** The cells and slots of each rank, as numbers that only tell them apart, ascending. */
  final int[] groups;

  private final int[] sizes;
  private final int slots;
  private final int skipped;

  private Presence(int[] rows, int[] groups, int[] sizes, int slots, int skipped) {
    this.rows = rows;
    this.groups = groups;
    this.sizes = sizes;
    this.slots = slots;
    this.skipped = skipped;
  }

  int groupCount() {
    return sizes.length;
  }

  int slots() {
    return slots;
  }

  int skipped() {
    return skipped;
  }

  /** How keys are put together: cell within its bin, slot, number. */
  private record Keys(int binBits, int slotBits, int rankBits, int seconds) {

    static Keys of(CommsEvents events, PartyRanks parties, int minutes) {
      int binBits = RadixSort.bits(LongBins.binsFor(events.events()));
      int slotBits = RadixSort.bits((1L << 32) / (60L * minutes) + 1);
      int rankBits = RadixSort.bits(parties.size());
      int bits = RadixSort.bits((events.cells() >>> binBits) + 1L) + slotBits + rankBits;
      if (bits > 63) {
        throw new InputRefusedException(
            "Too many cells ("
                + events.cells()
                + ") and numbers ("
                + parties.size()
                + ") to compare in slots of "
                + minutes
                + " minutes.\nChoose longer slots.");
      }
      return new Keys(binBits, slotBits, rankBits, 60 * minutes);
    }

    long of(int cell, long second, int rank) {
      return (((long) (cell >>> binBits) << slotBits) | (second / seconds)) << rankBits | rank;
    }

    int bin(int cell) {
      return cell & ((1 << binBits) - 1);
    }

    int high(CommsEvents events) {
      return RadixSort.bits((events.cells() >>> binBits) + 1L) + slotBits + rankBits;
    }
  }

  static Presence of(
      CommsEvents events, PartyRanks parties, Colocation.Settings settings, Scope scope) {
    Keys keys = Keys.of(events, parties, settings.minutes());
    int bins = 1 << keys.binBits();
    int shares = Batches.shares(events, scope);
    LongBins[] found = new LongBins[shares];
    for (int share = 0; share < shares; share++) {
      found[share] = new LongBins(bins);
    }
    int[] ranks = parties.ranks();
    Batches.read(
        events,
        scope,
        () -> columns(settings.endCells()),
        (share, batch) -> gather(batch, ranks, keys, settings.endCells(), found[share]));
    Bin[] sorted = new Bin[bins];
    int high = keys.high(events);
    ThreadLocal<RadixSort> room = ThreadLocal.withInitial(() -> new RadixSort(false));
    Tasks.run(
        scope.threads(),
        bins,
        bin ->
            sorted[bin] =
                Bin.of(found, bin, room.get(), high, keys.rankBits(), settings.maxDevices()));
    return joined(sorted, parties.size(), settings.atLeast());
  }

  private static EventBatch columns(boolean endCells) {
    return endCells
        ? EventBatch.of(
            EventColumn.FROM,
            EventColumn.TO,
            EventColumn.SERVED_TO,
            EventColumn.START,
            EventColumn.CELL,
            EventColumn.SECONDS,
            EventColumn.END_CELL)
        : EventBatch.of(
            EventColumn.FROM,
            EventColumn.TO,
            EventColumn.SERVED_TO,
            EventColumn.START,
            EventColumn.CELL);
  }

  private static void gather(
      EventBatch batch, int[] ranks, Keys keys, boolean endCells, LongBins found) {
    int[] from = batch.from();
    int[] to = batch.to();
    boolean[] servedTo = batch.servedTo();
    long[] start = batch.start();
    int[] cell = batch.cell();
    for (int i = 0; i < batch.size(); i++) {
      int rank = ranks[servedTo[i] ? to[i] : from[i]];
      if (rank >= 0 && cell[i] >= 0) {
        Batches.second(start[i], batch, i);
        found.add(keys.bin(cell[i]), keys.of(cell[i], start[i], rank));
      }
    }
    if (endCells) {
      int[] endCell = batch.endCell();
      int[] seconds = batch.seconds();
      for (int i = 0; i < batch.size(); i++) {
        int rank = ranks[servedTo[i] ? to[i] : from[i]];
        if (rank >= 0 && endCell[i] >= 0) {
          long end = start[i] + Math.max(0, seconds[i]);
          Batches.second(end, batch, i);
          found.add(keys.bin(endCell[i]), keys.of(endCell[i], end, rank));
        }
      }
    }
  }

  /** What one bin's cells and slots hold. */
  private static final class Bin {
    final int[] ends;
    final int[] ranks;
    final int skipped;

    private Bin(int[] ends, int[] ranks, int skipped) {
      this.ends = ends;
      this.ranks = ranks;
      this.skipped = skipped;
    }

    static Bin of(
        LongBins[] found, int bin, RadixSort sort, int high, int rankBits, int maxDevices) {
      int size = LongBins.size(found, bin);
      sort.room(size);
      int at = 0;
      for (LongBins each : found) {
        at = each.take(bin, sort.keys, at);
      }
      sort.sort(size, 0, high);
      long[] keys = sort.keys;
      int kept = 0;
      for (int i = 0; i < size; i++) {
        if (i == 0 || keys[i] != keys[i - 1]) {
          keys[kept++] = keys[i];
        }
      }
      int mask = (int) ((1L << rankBits) - 1);
      int[] ends = new int[kept / 2];
      int[] ranks = new int[kept];
      int groups = 0;
      int members = 0;
      int skipped = 0;
      for (int from = 0, to; from < kept; from = to) {
        long group = keys[from] >>> rankBits;
        to = from + 1;
        while (to < kept && keys[to] >>> rankBits == group) {
          to++;
        }
        if (to - from > maxDevices) {
          skipped++;
        } else if (to - from > 1) {
          for (int i = from; i < to; i++) {
            ranks[members++] = (int) keys[i] & mask;
          }
          ends[groups++] = members;
        }
      }
      return new Bin(Arrays.copyOf(ends, groups), Arrays.copyOf(ranks, members), skipped);
    }
  }

  private static Presence joined(Bin[] bins, int parties, int atLeast) {
    int[] rows = new int[parties + 1];
    int total = 0;
    int skipped = 0;
    for (Bin bin : bins) {
      total = Math.addExact(total, bin.ends.length);
      skipped += bin.skipped;
      for (int rank : bin.ranks) {
        rows[rank]++;
      }
    }
    int sum = 0;
    for (int rank = 0; rank <= parties; rank++) {
      int count = rows[rank] < atLeast ? 0 : rows[rank];
      rows[rank] = sum;
      sum = Math.addExact(sum, count);
    }
    int[] groups = new int[sum];
    int[] sizes = new int[total];
    int[] next = rows.clone();
    int group = 0;
    for (Bin bin : bins) {
      int at = 0;
      for (int end : bin.ends) {
        sizes[group] = end - at;
        for (; at < end; at++) {
          int rank = bin.ranks[at];
          if (rows[rank] < rows[rank + 1]) {
            groups[next[rank]++] = group;
          }
        }
        group++;
      }
    }
    return new Presence(rows, groups, sizes, total, skipped);
  }

  /** How many cells and slots each rank shares with one. */
  int[] sharedWith(int rank, int parties) {
    boolean[] in = new boolean[sizes.length];
    for (int i = rows[rank]; i < rows[rank + 1]; i++) {
      in[groups[i]] = true;
    }
    int[] shared = new int[parties];
    for (int other = 0; other < parties; other++) {
      for (int i = rows[other]; i < rows[other + 1]; i++) {
        shared[other] += in[groups[i]] ? 1 : 0;
      }
    }
    return shared;
  }

  /** The sum of 1 / (n - 1) over the cells and slots that two share, n being how many they hold. */
  double weight(int one, int two, int maxDevices) {
    int[] ofSize = new int[maxDevices + 1];
    int i = rows[one];
    int j = rows[two];
    while (i < rows[one + 1] && j < rows[two + 1]) {
      if (groups[i] == groups[j]) {
        ofSize[sizes[groups[i]]]++;
      }
      boolean next = groups[i] <= groups[j];
      j += groups[i] >= groups[j] ? 1 : 0;
      i += next ? 1 : 0;
    }
    // In one order, whatever that of the groups is.
    double weight = 0;
    for (int size = maxDevices; size > 1; size--) {
      weight += (double) ofSize[size] / (size - 1);
    }
    return weight;
  }
}
