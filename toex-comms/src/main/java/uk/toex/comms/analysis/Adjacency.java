package uk.toex.comms.analysis;

import java.util.Arrays;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.EventBatch;
import uk.toex.comms.EventColumn;

/** Who is in contact with whom: for each rank a row of ranks, ascending. To be read only. */
final class Adjacency {

  /** Where each row begins; one more at the end. */
  final int[] rows;

  final int[] others;

  private Adjacency(int[] rows) {
    this.rows = rows;
    this.others = new int[rows[rows.length - 1]];
  }

  static Adjacency of(CommsEvents events, PartyRanks parties, Scope scope) {
    int bins = LongBins.binsFor(events.events());
    int shares = Batches.shares(events, scope);
    LongBins[] found = new LongBins[shares];
    for (int share = 0; share < shares; share++) {
      found[share] = new LongBins(bins);
    }
    int binBits = RadixSort.bits(bins);
    int bits = RadixSort.bits(parties.size());
    int[] ranks = parties.ranks();
    Batches.read(
        events,
        scope,
        () -> EventBatch.of(EventColumn.FROM, EventColumn.TO, EventColumn.DUPLICATE_OF),
        (share, batch) -> gather(batch, ranks, binBits, bits, found[share]));
    long[][] pairs = new long[bins][];
    int[] degrees = new int[parties.size() + 1];
    ThreadLocal<RadixSort> room = ThreadLocal.withInitial(() -> new RadixSort(false));
    int high = bits + RadixSort.bits((parties.size() >>> binBits) + 1L);
    Tasks.run(
        scope.threads(),
        bins,
        bin -> pairs[bin] = distinct(found, bin, room.get(), Math.min(64, high)));
    return rows(pairs, binBits, bits, degrees);
  }

  private static void gather(EventBatch batch, int[] ranks, int binBits, int bits, LongBins found) {
    int[] from = batch.from();
    int[] to = batch.to();
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
      found.add(lower & mask, (long) (lower >>> binBits) << bits | Math.max(a, b));
    }
  }

  private static long[] distinct(LongBins[] found, int bin, RadixSort sort, int high) {
    int size = LongBins.size(found, bin);
    sort.room(size);
    int at = 0;
    for (LongBins each : found) {
      at = each.take(bin, sort.keys, at);
    }
    sort.sort(size, 0, high);
    int kept = 0;
    long[] keys = sort.keys;
    for (int i = 0; i < size; i++) {
      if (i == 0 || keys[i] != keys[i - 1]) {
        kept++;
      }
    }
    long[] pairs = new long[kept];
    kept = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || keys[i] != keys[i - 1]) {
        pairs[kept++] = keys[i];
      }
    }
    return pairs;
  }

  private static Adjacency rows(long[][] pairs, int binBits, int bits, int[] degrees) {
    int mask = (int) ((1L << bits) - 1);
    for (int bin = 0; bin < pairs.length; bin++) {
      for (long pair : pairs[bin]) {
        degrees[(int) (pair >>> bits) << binBits | bin]++;
        degrees[(int) pair & mask]++;
      }
    }
    int total = 0;
    for (int rank = 0; rank < degrees.length; rank++) {
      int degree = degrees[rank];
      degrees[rank] = total;
      total = Math.addExact(total, degree);
    }
    Adjacency made = new Adjacency(degrees);
    int[] next = degrees.clone();
    int[] taken = new int[pairs.length];
    // Lower ranks first, so that every row fills in order.
    for (int lower = 0; lower < degrees.length - 1; lower++) {
      int bin = lower & ((1 << binBits) - 1);
      long[] of = pairs[bin];
      int at = taken[bin];
      while (at < of.length && (int) (of[at] >>> bits) == lower >>> binBits) {
        int higher = (int) of[at++] & mask;
        made.others[next[lower]++] = higher;
        made.others[next[higher]++] = lower;
      }
      taken[bin] = at;
    }
    return made;
  }

  /** Whether two are in contact. */
  boolean joined(int one, int two) {
    return Arrays.binarySearch(others, rows[one], rows[one + 1], two) >= 0;
  }

  /** Whom two are both in contact with, ascending. */
  int[] shared(int one, int two) {
    int[] shared = new int[Math.min(rows[one + 1] - rows[one], rows[two + 1] - rows[two])];
    int size = 0;
    int i = rows[one];
    int j = rows[two];
    while (i < rows[one + 1] && j < rows[two + 1]) {
      if (others[i] == others[j]) {
        shared[size++] = others[i];
      }
      boolean next = others[i] <= others[j];
      j += others[i] >= others[j] ? 1 : 0;
      i += next ? 1 : 0;
    }
    return Arrays.copyOf(shared, size);
  }
}
