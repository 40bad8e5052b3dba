package uk.toex.comms.pattern;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import uk.toex.api.Progress;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.EventBatch;
import uk.toex.comms.EventColumn;

/**
 * The events of a few chosen parties, out of all events: for each of them, and apart for messages
 * and calls, out and in, the events in order of time. Duplicates are left out.
 *
 * <p>Layout: {@code start[4 * chosen + sort]} is where a run begins in {@code keys}; a key is the
 * second (32 bits, from 2038 on, so that it sorts), then the index (32 bits) into {@code other},
 * {@code event} and {@code seconds}, which are in the order of events.
 */
final class Gathered {

  static final int MESSAGES_OUT = 0;
  static final int MESSAGES_IN = 1;
  static final int CALLS_OUT = 2;
  static final int CALLS_IN = 3;
  static final int SORTS = 4;

  /** Taken off seconds, so that those of 1970 to 2099 fit 32 bits with a sign. */
  private static final long MIDDLE = 1L << 31;

  private final int[] start;
  private final long[] keys;
  private final int[] other;
  private final int[] event;
  private final int[] seconds;

  /** What was gathered from one batch. */
  private static final class Part {
    int size;
    int[] run = new int[256];
    int[] other = new int[256];
    int[] event = new int[256];
    int[] seconds = new int[256];
    int[] at = new int[256];

    void add(int inRun, int with, int number, int duration, int second) {
      if (size == run.length) {
        run = Arrays.copyOf(run, 2 * size);
        other = Arrays.copyOf(other, 2 * size);
        event = Arrays.copyOf(event, 2 * size);
        seconds = Arrays.copyOf(seconds, 2 * size);
        at = Arrays.copyOf(at, 2 * size);
      }
      run[size] = inRun;
      other[size] = with;
      event[size] = number;
      seconds[size] = duration;
      at[size++] = second;
    }
  }

  /**
   * Gathers.
   *
   * @param index for each party its number among the chosen, or -1
   * @param chosen how many are chosen
   */
  Gathered(CommsEvents events, int[] index, int chosen, int threads, Progress progress) {
    @Nullable Part[] parts = new Part[events.batches()];
    EventBatch[] room = new EventBatch[threads];
    Work.share(
        threads,
        parts.length,
        "gathering",
        progress,
        (batch, worker) -> {
          if (room[worker] == null) {
            room[worker] = batch();
          }
          events.read(batch, room[worker]);
          parts[batch] = part(room[worker], index);
        });
    int all = 0;
    for (Part part : parts) {
      all += part == null ? 0 : part.size;
    }
    start = new int[SORTS * chosen + 1];
    keys = new long[all];
    other = new int[all];
    event = new int[all];
    seconds = new int[all];
    for (Part part : parts) {
      for (int i = 0; part != null && i < part.size; i++) {
        start[part.run[i] + 1]++;
      }
    }
    for (int r = 0; r < start.length - 1; r++) {
      start[r + 1] += start[r];
    }
    int[] next = start.clone();
    int n = 0;
    for (Part part : parts) {
      for (int i = 0; part != null && i < part.size; i++, n++) {
        other[n] = part.other[i];
        event[n] = part.event[i];
        seconds[n] = part.seconds[i];
        keys[next[part.run[i]]++] = ((long) part.at[i] << 32) | n;
      }
    }
    Work.share(
        threads,
        chosen,
        "sorting",
        progress,
        (c, worker) -> {
          for (int r = SORTS * c; r < SORTS * c + SORTS; r++) {
            sort(start[r], start[r + 1]);
          }
        });
  }

  private static EventBatch batch() {
    return EventBatch.of(
        EventColumn.TYPE,
        EventColumn.FROM,
        EventColumn.TO,
        EventColumn.START,
        EventColumn.SECONDS,
        EventColumn.DUPLICATE_OF);
  }

  private Part part(EventBatch batch, int[] index) {
    Part part = new Part();
    byte[] types = batch.types();
    int[] from = batch.from();
    int[] to = batch.to();
    long[] starts = batch.start();
    int[] durations = batch.seconds();
    int[] duplicateOf = batch.duplicateOf();
    for (int i = 0; i < batch.size(); i++) {
      int receiver = to[i];
      if (receiver < 0 || duplicateOf[i] >= 0) {
        continue;
      }
      int a = index[from[i]];
      int b = index[receiver];
      if (a >= 0 || b >= 0) {
        int sort = types[i] == EventBatch.CALL ? CALLS_OUT : MESSAGES_OUT;
        int at = (int) (starts[i] - MIDDLE);
        if (a >= 0) {
          part.add(SORTS * a + sort, receiver, batch.first() + i, durations[i], at);
        }
        if (b >= 0) {
          part.add(SORTS * b + sort + 1, from[i], batch.first() + i, durations[i], at);
        }
      }
    }
    return part;
  }

  private void sort(int begin, int end) {
    for (int i = begin + 1; i < end; i++) {
      if (keys[i] < keys[i - 1]) {
        Arrays.sort(keys, begin, end);
        return;
      }
    }
  }

  /** Where the run of a sort of a chosen party begins. */
  int begin(int chosen, int sort) {
    return start[SORTS * chosen + sort];
  }

  /** Behind its end. */
  int end(int chosen, int sort) {
    return start[SORTS * chosen + sort + 1];
  }

  /** When the event at a position began, in seconds since 1970. */
  long at(int position) {
    return (keys[position] >> 32) + MIDDLE;
  }

  /** Who is at the other end of it. */
  int other(int position) {
    return other[(int) keys[position]];
  }

  /** Its number. */
  int event(int position) {
    return event[(int) keys[position]];
  }

  /** How long it lasted, -1 if not known. */
  int seconds(int position) {
    return seconds[(int) keys[position]];
  }
}
