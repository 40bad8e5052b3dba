package uk.toex.comms.pattern;

import java.util.Arrays;
import uk.toex.api.Progress;
import uk.toex.api.comms.PartyKind;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.EventBatch;
import uk.toex.comms.EventColumn;

/**
 * Finds, in two passes over all events, the few numbers that may send bursts: messages to several
 * others within minutes. It may let too many through, and hardly ever holds one back.
 *
 * <p>For each number and each ten minutes there is a set of sixteen bits in a table of fixed size,
 * the place found by a hash; a message sets the bit of its receiver. Messages whose set has three
 * bits or more are counted for their sender. Setting bits can be done in any order and by several
 * threads, each in a table of its own.
 */
final class BurstFilter {

  private static final int BITS = 22;
  private static final int SLOT = 600;
  private static final int LEAST_BITS = 3;

  private BurstFilter() {}

  /** The parties with at least so many messages that may be of a burst, in order of number. */
  static int[] senders(CommsEvents events, int least, int threads, Progress progress) {
    int parties = events.parties();
    short[][] sets = new short[threads][];
    EventBatch[] room = new EventBatch[threads];
    Work.share(
        threads,
        events.batches(),
        "bursts",
        progress,
        (batch, worker) -> {
          if (room[worker] == null) {
            room[worker] = batch();
            sets[worker] = new short[1 << BITS];
          }
          events.read(batch, room[worker]);
          mark(room[worker], sets[worker]);
        });
    short[] all = merged(sets);
    int[][] counts = new int[threads][];
    Work.share(
        threads,
        events.batches(),
        "senders",
        progress,
        (batch, worker) -> {
          if (counts[worker] == null) {
            counts[worker] = new int[parties];
          }
          if (room[worker] == null) {
            room[worker] = batch();
          }
          events.read(batch, room[worker]);
          count(room[worker], all, counts[worker]);
        });
    int[] found = new int[64];
    int size = 0;
    for (int p = 0; p < parties; p++) {
      int sent = 0;
      for (int[] count : counts) {
        sent += count == null ? 0 : count[p];
      }
      if (sent >= least && callable(events.kindOf(p))) {
        if (size == found.length) {
          found = Arrays.copyOf(found, 2 * size);
        }
        found[size++] = p;
      }
    }
    return Arrays.copyOf(found, size);
  }

  /** Short codes and names of senders cannot be called back, and nobody is who withholds. */
  static boolean callable(PartyKind kind) {
    return kind == PartyKind.NUMBER || kind == PartyKind.OTHER;
  }

  private static EventBatch batch() {
    return EventBatch.of(EventColumn.TYPE, EventColumn.FROM, EventColumn.TO, EventColumn.START);
  }

  private static short[] merged(short[][] sets) {
    short[] all = sets[0] == null ? new short[1 << BITS] : sets[0];
    for (int t = 1; t < sets.length; t++) {
      for (int i = 0; sets[t] != null && i < all.length; i++) {
        all[i] |= sets[t][i];
      }
    }
    return all;
  }

  private static void mark(EventBatch batch, short[] sets) {
    byte[] types = batch.types();
    int[] from = batch.from();
    int[] to = batch.to();
    long[] start = batch.start();
    for (int i = 0; i < batch.size(); i++) {
      if (types[i] == EventBatch.MESSAGE) {
        int bit = (to[i] * 0x9E3779B9) >>> 28;
        sets[place(from[i], start[i])] |= (short) (1 << bit);
      }
    }
  }

  private static void count(EventBatch batch, short[] sets, int[] counts) {
    byte[] types = batch.types();
    int[] from = batch.from();
    long[] start = batch.start();
    for (int i = 0; i < batch.size(); i++) {
      if (types[i] == EventBatch.MESSAGE) {
        int set = sets[place(from[i], start[i])] & 0xffff;
        if (Integer.bitCount(set) >= LEAST_BITS) {
          counts[from[i]]++;
        }
      }
    }
  }

  private static int place(int from, long start) {
    long hash = ((long) from << 32 | (int) (start / SLOT)) * 0x9E3779B97F4A7C15L;
    return (int) (hash >>> (64 - BITS));
  }
}
