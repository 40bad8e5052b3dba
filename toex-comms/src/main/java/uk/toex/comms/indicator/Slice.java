package uk.toex.comms.indicator;

import java.util.Arrays;
import uk.toex.api.InputRefusedException;
import uk.toex.comms.EventBatch;

/**
 * The records of a range of parties, brought together in two steps so that memory is written in few
 * places at a time: by bucket of neighbouring parties as events come, then by party within a bucket
 * as it is asked for. Immutable once filled; safe for several threads.
 */
final class Slice {

  static final int KIND = 3;
  static final int OUT = 4;
  static final int OWN = 8;
  private static final int FLAG_BITS = 4;
  private static final int FLAGS = (1 << FLAG_BITS) - 1;

  /** Numbers a record takes: time, other party, cell, seconds, party in its bucket with flags. */
  static final int WIDTH = 5;

  private static final int MAX_RECORDS = Integer.MAX_VALUE / WIDTH - 8;
  private static final int BUCKETS = 1024;
  private static final int MIN_SHIFT = 6;
  private static final int MAX_SHIFT = 13;

  private final int first;
  private final int end;
  private final int shift;
  private final long base;
  private final int[] begin;
  private final int[] next;
  private final int[] records;

  private Slice(Views views, int first, int end, int shift, long room, int[] memory) {
    this.first = first;
    this.end = end;
    this.shift = shift;
    this.base = views.first();
    int buckets = ((end - first - 1) >> shift) + 1;
    this.begin = new int[buckets + 1];
    for (int b = 0; b < buckets; b++) {
      begin[b + 1] = begin[b] + (int) views.count(first(b), end(b));
    }
    this.next = begin.clone();
    int length = WIDTH * begin[buckets];
    int all = (int) Math.max(length, WIDTH * Math.min(room, MAX_RECORDS));
    this.records = length <= memory.length ? memory : new int[all];
  }

  /** The records of one party. */
  static Slice of(Views views, int party) {
    Slice slice = new Slice(views, party, party + 1, 0, 0, new int[0]);
    views.fill(slice);
    return slice;
  }

  /**
   * The records of as many parties as have room, but of one at least.
   *
   * @param room how many records have room
   * @param memory of a slice that is no longer used; taken if it suffices
   * @throws InputRefusedException if one party has more records than can be worked on
   */
  static Slice from(Views views, int party, long room, int[] memory) {
    int shift = MIN_SHIFT;
    while (shift < MAX_SHIFT && (views.parties() - party) >> shift > BUCKETS) {
      shift++;
    }
    int limit = Math.min(views.parties(), party + (BUCKETS << shift));
    long size = views.count(party);
    if (size > MAX_RECORDS) {
      throw new InputRefusedException("A party has " + size + " records; that is too many.");
    }
    int end = party + 1;
    while (end < limit && size + views.count(end) <= Math.min(room, MAX_RECORDS)) {
      size += views.count(end++);
    }
    Slice slice = new Slice(views, party, end, shift, room, memory);
    views.fill(slice);
    return slice;
  }

  void put(EventBatch batch, int i, int party, int other, int flags) {
    int at = party - first;
    int record = WIDTH * next[at >> shift]++;
    records[record] = (int) (batch.start()[i] - base);
    records[record + 1] = other;
    records[record + 2] = batch.cell()[i];
    records[record + 3] = batch.seconds()[i];
    records[record + 4] = (at & (1 << shift) - 1) << FLAG_BITS | flags;
  }

  int first() {
    return first;
  }

  int end() {
    return end;
  }

  int buckets() {
    return begin.length - 1;
  }

  /** The first party of a bucket. */
  int first(int bucket) {
    return first + (bucket << shift);
  }

  /** The party behind the last one of a bucket. */
  int end(int bucket) {
    return (int) Math.min(end, first + ((bucket + 1L) << shift));
  }

  /** The second that times are counted from. */
  long base() {
    return base;
  }

  /** The records' numbers, {@link #WIDTH} for each; to be read only. */
  int[] records() {
    return records;
  }

  /** A record's flags: {@link #KIND}, {@link #OUT}, {@link #OWN}. */
  static int flags(int last) {
    return last & FLAGS;
  }

  /** The records of a bucket, by party and in the order of events. Belongs to one thread. */
  final class Bucket {
    private int firstParty;
    private int[] offsets = {};
    private int[] order = {};

    /** Turns to a bucket. */
    void open(int bucket) {
      firstParty = first(bucket);
      int parties = 1 << shift;
      int from = begin[bucket];
      int count = begin[bucket + 1] - from;
      if (offsets.length < parties + 2) {
        offsets = new int[parties + 2];
      }
      if (order.length < count) {
        order = new int[count + (count >> 2)];
      }
      Arrays.fill(offsets, 0);
      for (int i = from; i < from + count; i++) {
        offsets[(records[WIDTH * i + WIDTH - 1] >>> FLAG_BITS) + 2]++;
      }
      for (int i = 2; i < offsets.length; i++) {
        offsets[i] += offsets[i - 1];
      }
      for (int i = from; i < from + count; i++) {
        order[offsets[(records[WIDTH * i + WIDTH - 1] >>> FLAG_BITS) + 1]++] = WIDTH * i;
      }
    }

    /** Where in {@link #order} a party's records begin. */
    int begin(int party) {
      return offsets[party - firstParty];
    }

    int end(int party) {
      return offsets[party - firstParty + 1];
    }

    /** Where in {@link Slice#records} each record begins. */
    int[] order() {
      return order;
    }

    int[] records() {
      return records;
    }

    long base() {
      return base;
    }
  }
}
