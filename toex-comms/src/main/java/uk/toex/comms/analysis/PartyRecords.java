package uk.toex.comms.analysis;

import uk.toex.api.InputRefusedException;
import uk.toex.comms.CommsEvents;

/**
 * Gathers numbers for each party, in bins of parties, and hands out each bin sorted. The bins of a
 * party hold its rank's upper bits in a key's upper bits, from bit {@code keyBits} on.
 */
final class PartyRecords {

  private final int binBits;
  private final int keyBits;
  private final int rankBits;
  private final boolean paired;
  private final LongBins[] keys;
  private final LongBins[] values;

  /**
   * @param keyBits how many bits of a key are the caller's
   * @param paired whether each key has a value
   */
  PartyRecords(CommsEvents events, PartyRanks parties, int keyBits, boolean paired, Scope scope) {
    int bins = LongBins.binsFor(events.events());
    int shares = Batches.shares(events, scope);
    this.binBits = RadixSort.bits(bins);
    this.keyBits = keyBits;
    this.rankBits = RadixSort.bits((parties.size() >>> binBits) + 1L);
    this.paired = paired;
    this.keys = new LongBins[shares];
    this.values = new LongBins[shares];
    for (int share = 0; share < shares; share++) {
      keys[share] = new LongBins(bins);
      values[share] = new LongBins(paired ? bins : 1);
    }
    if (keyBits + rankBits > 64) {
      throw new InputRefusedException(
          "Too many numbers ("
              + parties.size()
              + ") and cells ("
              + events.cells()
              + ") to be told apart in one go.\nLoad fewer files into a store.");
    }
  }

  /** Adds a record of a party. */
  void add(int share, int rank, long key, long value) {
    int bin = rank & ((1 << binBits) - 1);
    keys[share].add(bin, (long) (rank >>> binBits) << keyBits | key);
    if (paired) {
      values[share].add(bin, value);
    }
  }

  /** Is given the records of one bin, sorted by party and key. */
  interface Reader {
    void read(int bin, RadixSort sorted, int size);
  }

  /** Hands out the bins, by several threads. */
  void read(Scope scope, Reader reader) {
    ThreadLocal<RadixSort> room = ThreadLocal.withInitial(() -> new RadixSort(paired));
    int bins = bins();
    Tasks.run(
        scope.threads(),
        bins,
        bin -> {
          RadixSort sort = room.get();
          int size = LongBins.size(keys, bin);
          sort.room(size);
          int at = 0;
          for (int share = 0; share < keys.length; share++) {
            if (paired) {
              values[share].take(bin, sort.values, at);
            }
            at = keys[share].take(bin, sort.keys, at);
          }
          sort.sort(size, 0, keyBits + rankBits);
          reader.read(bin, sort, size);
        });
  }

  int bins() {
    return 1 << binBits;
  }

  /** The rank that a key of a bin belongs to. */
  int rank(int bin, long key) {
    return (int) (key >>> keyBits) << binBits | bin;
  }

  /** Where the records of the party at a place end. */
  int end(RadixSort sorted, int from, int size) {
    int to = from + 1;
    while (to < size && (sorted.keys[to] ^ sorted.keys[from]) >>> keyBits == 0) {
      to++;
    }
    return to;
  }
}
