package uk.toex.comms.pattern;

import java.util.Arrays;
import uk.toex.api.Progress;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.EventBatch;
import uk.toex.comms.EventColumn;

/**
 * When each party itself was first and last active, and how often: what it began, not what others
 * sent it, for a number that was given up is still tried by some. And whether it is in touch with a
 * crowd, as services are: each other sets one of 64 bits, and all but a few are set.
 */
final class Lifetimes {

  private static final long MIDDLE = 1L << 31;

  /** So many bits are set by some 150 others. */
  private static final int CROWD_BITS = 58;

  private final int[] first;
  private final int[] last;
  private final int[] count;
  private final long[] others;

  private Lifetimes(int parties) {
    first = new int[parties];
    last = new int[parties];
    count = new int[parties];
    others = new long[parties];
    Arrays.fill(first, Integer.MAX_VALUE);
    Arrays.fill(last, Integer.MIN_VALUE);
  }

  static Lifetimes of(CommsEvents events, int threads, Progress progress) {
    EventBatch[] room = new EventBatch[threads];
    Lifetimes[] parts = new Lifetimes[threads];
    Work.share(
        threads,
        events.batches(),
        "lifetimes",
        progress,
        (batch, worker) -> {
          if (room[worker] == null) {
            room[worker] = EventBatch.of(EventColumn.FROM, EventColumn.TO, EventColumn.START);
            parts[worker] = new Lifetimes(events.parties());
          }
          events.read(batch, room[worker]);
          parts[worker].add(room[worker]);
        });
    Lifetimes all = parts[0] == null ? new Lifetimes(events.parties()) : parts[0];
    for (int t = 1; t < threads; t++) {
      if (parts[t] != null) {
        all.add(parts[t]);
      }
    }
    return all;
  }

  private void add(EventBatch batch) {
    int[] from = batch.from();
    int[] to = batch.to();
    long[] start = batch.start();
    for (int i = 0; i < batch.size(); i++) {
      int party = from[i];
      int at = (int) (start[i] - MIDDLE);
      first[party] = Math.min(first[party], at);
      last[party] = Math.max(last[party], at);
      count[party]++;
      int other = to[i];
      if (other >= 0) {
        others[party] |= 1L << ((other * 0x9E3779B9) >>> 26);
        others[other] |= 1L << ((party * 0x9E3779B9) >>> 26);
      }
    }
  }

  private void add(Lifetimes other) {
    for (int p = 0; p < count.length; p++) {
      first[p] = Math.min(first[p], other.first[p]);
      last[p] = Math.max(last[p], other.last[p]);
      count[p] += other.count[p];
      others[p] |= other.others[p];
    }
  }

  /** Whether a party is in touch with a crowd: some 150 others, or more. */
  boolean crowd(int party) {
    return Long.bitCount(others[party]) >= CROWD_BITS;
  }

  /** How many events a party began, second records of the same event included. */
  int count(int party) {
    return count[party];
  }

  /** In seconds since 1970; only of a party that began events. */
  long first(int party) {
    return first[party] + MIDDLE;
  }

  long last(int party) {
    return last[party] + MIDDLE;
  }
}
