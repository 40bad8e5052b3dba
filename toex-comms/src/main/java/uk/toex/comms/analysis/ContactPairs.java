package uk.toex.comms.analysis;

import uk.toex.comms.CommsEvents;
import uk.toex.comms.EventBatch;
import uk.toex.comms.EventColumn;

/**
 * Every pair of parties with an event between them, in rows: those of the party with the lower
 * rank, in order of the other's rank. Starts are unsigned. To be read only.
 */
final class ContactPairs {

  /** Where the row of each rank begins; one more at the end. */
  final int[] rows;

  /** The rank of each pair's higher party. */
  final int[] higher;

  final int[] events;
  final int[] calls;

  /** How many of the events the lower party began. */
  final int[] begun;

  /** How long the calls were. */
  final long[] seconds;

  final int[] first;
  final int[] last;

  private ContactPairs(int[] rows) {
    int size = rows[rows.length - 1];
    this.rows = rows;
    this.higher = new int[size];
    this.events = new int[size];
    this.calls = new int[size];
    this.begun = new int[size];
    this.seconds = new long[size];
    this.first = new int[size];
    this.last = new int[size];
  }

  int size() {
    return higher.length;
  }

  static ContactPairs of(CommsEvents events, PartyRanks parties, Scope scope) {
    int bins = LongBins.binsFor(events.events());
    int shares = Batches.shares(events, scope);
    LongBins[] keys = new LongBins[shares];
    LongBins[] values = new LongBins[shares];
    for (int share = 0; share < shares; share++) {
      keys[share] = new LongBins(bins);
      values[share] = new LongBins(bins);
    }
    int binBits = RadixSort.bits(bins);
    int bits = RadixSort.bits(parties.size());
    int[] ranks = parties.ranks();
    Batches.read(
        events,
        scope,
        () ->
            EventBatch.of(
                EventColumn.TYPE,
                EventColumn.FROM,
                EventColumn.TO,
                EventColumn.START,
                EventColumn.SECONDS,
                EventColumn.DUPLICATE_OF),
        (share, batch) -> gather(batch, ranks, binBits, bits, keys[share], values[share]));
    return merged(keys, values, bins, bits, parties.size(), scope);
  }

  /** The key: lower party within its bin, higher party, two bits; the value: start and seconds. */
  private static void gather(
      EventBatch batch, int[] ranks, int binBits, int bits, LongBins keys, LongBins values) {
    byte[] types = batch.types();
    int[] from = batch.from();
    int[] to = batch.to();
    long[] start = batch.start();
    int[] seconds = batch.seconds();
    int[] duplicateOf = batch.duplicateOf();
    int mask = (1 << binBits) - 1;
    for (int i = 0; i < batch.size(); i++) {
      if (duplicateOf[i] >= 0 || to[i] < 0) {
        continue;
      }
      int a = ranks[from[i]];
      int b = ranks[to[i]];
      if (a < 0 || b < 0 || a == b) {
        continue;
      }
      int lower = Math.min(a, b);
      boolean call = types[i] == EventBatch.CALL;
      long key = ((long) (lower >>> binBits) << bits | Math.max(a, b)) << 2;
      keys.add(lower & mask, key | (call ? 2 : 0) | (a < b ? 1 : 0));
      long lasted = call ? Math.max(0, seconds[i]) : 0;
      values.add(lower & mask, (long) Batches.second(start[i], batch, i) << 32 | lasted);
    }
  }

  private static ContactPairs merged(
      LongBins[] keys, LongBins[] values, int bins, int bits, int parties, Scope scope) {
    int binBits = RadixSort.bits(bins);
    int[] rows = new int[parties + 1];
    Bin[] sorted = new Bin[bins];
    ThreadLocal<RadixSort> room = ThreadLocal.withInitial(() -> new RadixSort(true));
    int high = 2 + bits + RadixSort.bits((parties >>> binBits) + 1L);
    Tasks.run(
        scope.threads(),
        bins,
        bin -> {
          RadixSort sort = room.get();
          int size = LongBins.size(keys, bin);
          sort.room(size);
          int at = 0;
          for (int share = 0; share < keys.length; share++) {
            values[share].take(bin, sort.values, at);
            at = keys[share].take(bin, sort.keys, at);
          }
          sort.sort(size, 2, Math.min(64, high));
          sorted[bin] = new Bin(sort, size);
          sorted[bin].count(rows, bin, binBits, bits);
        });
    int total = 0;
    for (int rank = 0; rank < parties; rank++) {
      int count = rows[rank];
      rows[rank] = total;
      total = Math.addExact(total, count);
    }
    rows[parties] = total;
    ContactPairs pairs = new ContactPairs(rows);
    Tasks.run(
        scope.threads(),
        bins,
        bin -> {
          pairs.put(sorted[bin], bin, binBits, bits);
          sorted[bin] = Bin.NONE;
        });
    return pairs;
  }

  /** A bin's pairs, in their order. */
  private static final class Bin {
    static final Bin NONE = new Bin(new RadixSort(false), 0);

    final long[] pair;
    final int[] events;
    final int[] calls;
    final int[] begun;
    final long[] seconds;
    final int[] first;
    final int[] last;

    Bin(RadixSort sorted, int size) {
      int pairs = 0;
      for (int i = 0; i < size; i++) {
        pairs += i == 0 || (sorted.keys[i] ^ sorted.keys[i - 1]) >>> 2 != 0 ? 1 : 0;
      }
      pair = new long[pairs];
      events = new int[pairs];
      calls = new int[pairs];
      begun = new int[pairs];
      seconds = new long[pairs];
      first = new int[pairs];
      last = new int[pairs];
      int at = -1;
      long before = -1;
      for (int i = 0; i < size; i++) {
        long key = sorted.keys[i];
        long value = sorted.values[i];
        int start = (int) (value >>> 32);
        if (i == 0 || key >>> 2 != before) {
          before = key >>> 2;
          pair[++at] = before;
          first[at] = start;
          last[at] = start;
        }
        events[at]++;
        calls[at] += (int) (key >>> 1) & 1;
        begun[at] += (int) key & 1;
        seconds[at] += (int) value;
        first[at] = Integer.compareUnsigned(start, first[at]) < 0 ? start : first[at];
        last[at] = Integer.compareUnsigned(start, last[at]) > 0 ? start : last[at];
      }
    }

    void count(int[] rows, int bin, int binBits, int bits) {
      for (long each : pair) {
        rows[(int) (each >>> bits) << binBits | bin]++;
      }
    }
  }

  private void put(Bin from, int bin, int binBits, int bits) {
    int mask = (int) ((1L << bits) - 1);
    int lower = -1;
    int at = 0;
    for (int i = 0; i < from.pair.length; i++) {
      int now = (int) (from.pair[i] >>> bits) << binBits | bin;
      if (now != lower) {
        lower = now;
        at = rows[now];
      }
      higher[at] = (int) from.pair[i] & mask;
      events[at] = from.events[i];
      calls[at] = from.calls[i];
      begun[at] = from.begun[i];
      seconds[at] = from.seconds[i];
      first[at] = from.first[i];
      last[at] = from.last[i];
      at++;
    }
  }
}
