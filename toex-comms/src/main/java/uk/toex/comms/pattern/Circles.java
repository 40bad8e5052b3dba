package uk.toex.comms.pattern;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import uk.toex.api.Progress;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.EventBatch;
import uk.toex.comms.EventColumn;

/**
 * With whom each of some chosen parties was in touch while it was active, and on how many days.
 *
 * <p>Layout: the circle of chosen party {@code c} is at {@code start[c]} to {@code start[c + 1]} of
 * {@code other} (in order of number) and {@code days}.
 */
final class Circles {

  private static final int DAY_BITS = 12;
  private static final int MOST_DAYS = (1 << DAY_BITS) - 1;

  final int[] start;
  final int[] other;
  final short[] days;

  /** What one batch has. */
  private static final class Part {
    int size;
    int[] chosen = new int[1024];
    long[] key = new long[1024];

    void add(int who, long what) {
      if (size == chosen.length) {
        chosen = Arrays.copyOf(chosen, 2 * size);
        key = Arrays.copyOf(key, 2 * size);
      }
      chosen[size] = who;
      key[size++] = what;
    }
  }

  private Circles(int[] start, int[] other, short[] days) {
    this.start = start;
    this.other = other;
    this.days = days;
  }

  /**
   * Looks them up.
   *
   * @param index for each party its number among the chosen, or -1
   * @param chosen the chosen parties
   */
  static Circles of(
      CommsEvents events,
      int[] index,
      int[] chosen,
      Lifetimes lives,
      Span span,
      int threads,
      Progress progress) {
    @Nullable Part[] parts = new Part[events.batches()];
    EventBatch[] room = new EventBatch[threads];
    Work.share(
        threads,
        parts.length,
        "circles",
        progress,
        (batch, worker) -> {
          if (room[worker] == null) {
            room[worker] = EventBatch.of(EventColumn.FROM, EventColumn.TO, EventColumn.START);
          }
          events.read(batch, room[worker]);
          parts[batch] = part(room[worker], index, lives, span);
        });
    int[] begin = new int[chosen.length + 1];
    for (Part part : parts) {
      for (int i = 0; part != null && i < part.size; i++) {
        begin[part.chosen[i] + 1]++;
      }
    }
    for (int c = 0; c < chosen.length; c++) {
      begin[c + 1] += begin[c];
    }
    long[] keys = new long[begin[chosen.length]];
    int[] next = begin.clone();
    for (Part part : parts) {
      for (int i = 0; part != null && i < part.size; i++) {
        keys[next[part.chosen[i]]++] = part.key[i];
      }
    }
    int[] sizes = new int[chosen.length];
    int[] other = new int[keys.length];
    short[] days = new short[keys.length];
    Work.share(
        threads,
        (chosen.length + 1023) / 1024,
        "circles",
        progress,
        (block, worker) -> {
          for (int c = 1024 * block; c < Math.min(chosen.length, 1024 * (block + 1)); c++) {
            Arrays.sort(keys, begin[c], begin[c + 1]);
            sizes[c] = fold(keys, begin[c], begin[c + 1], other, days);
          }
        });
    return packed(begin, sizes, other, days);
  }

  private static Part part(EventBatch batch, int[] index, Lifetimes lives, Span span) {
    Part part = new Part();
    int[] from = batch.from();
    int[] to = batch.to();
    long[] start = batch.start();
    for (int i = 0; i < batch.size(); i++) {
      if (to[i] < 0 || to[i] == from[i]) {
        continue;
      }
      int a = index[from[i]];
      int b = index[to[i]];
      if (a >= 0 || b >= 0) {
        long day = Math.max(0, Math.min(MOST_DAYS, (start[i] - span.first()) / Span.DAY));
        if (a >= 0) {
          part.add(a, (long) to[i] << DAY_BITS | day);
        }
        if (b >= 0 && start[i] >= lives.first(to[i]) && start[i] <= lives.last(to[i])) {
          part.add(b, (long) from[i] << DAY_BITS | day);
        }
      }
    }
    return part;
  }

  /** Counts the days of each other in sorted keys; returns how many others there are. */
  private static int fold(long[] keys, int from, int to, int[] other, short[] days) {
    int size = 0;
    for (int i = from; i < to; i++) {
      int who = (int) (keys[i] >>> DAY_BITS);
      if (size == 0 || other[from + size - 1] != who) {
        other[from + size] = who;
        days[from + size++] = 1;
      } else if (keys[i] != keys[i - 1]) {
        days[from + size - 1]++;
      }
    }
    return size;
  }

  private static Circles packed(int[] begin, int[] sizes, int[] other, short[] days) {
    int[] start = new int[begin.length];
    for (int c = 0; c < sizes.length; c++) {
      start[c + 1] = start[c] + sizes[c];
      System.arraycopy(other, begin[c], other, start[c], sizes[c]);
      System.arraycopy(days, begin[c], days, start[c], sizes[c]);
    }
    return new Circles(
        start, Arrays.copyOf(other, start[sizes.length]), Arrays.copyOf(days, start[sizes.length]));
  }

  /** The same, each other replaced by the one whose number it was before, as far as is known. */
  Circles renamed(int[] before) {
    int[] sizes = new int[start.length - 1];
    int[] renamed = new int[other.length];
    short[] sums = new short[other.length];
    for (int c = 0; c < sizes.length; c++) {
      long[] keys = new long[start[c + 1] - start[c]];
      for (int i = start[c]; i < start[c + 1]; i++) {
        keys[i - start[c]] = (long) before[other[i]] << 16 | days[i];
      }
      Arrays.sort(keys);
      int size = 0;
      for (long key : keys) {
        int who = (int) (key >>> 16);
        short count = (short) key;
        if (size > 0 && renamed[start[c] + size - 1] == who) {
          sums[start[c] + size - 1] += count;
        } else {
          renamed[start[c] + size] = who;
          sums[start[c] + size++] = count;
        }
      }
      sizes[c] = size;
    }
    return packed(start, sizes, renamed, sums);
  }

  /** Where a party is in a circle, or negative. */
  int find(int chosen, int party) {
    return Arrays.binarySearch(other, start[chosen], start[chosen + 1], party);
  }
}
