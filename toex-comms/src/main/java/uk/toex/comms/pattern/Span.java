package uk.toex.comms.pattern;

import uk.toex.api.Progress;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.EventBatch;
import uk.toex.comms.EventColumn;

/**
 * The time that events cover, in seconds since 1970, whole days of UTC, but for the odd wrong date:
 * a thousandth of the events may lie before, and a thousandth after it.
 */
record Span(long first, long last) {

  static final int DAY = 86_400;
  private static final int MOST_DAYS = 1 << 16;

  static Span of(CommsEvents events, int threads, Progress progress) {
    EventBatch[] room = new EventBatch[threads];
    int[][] days = new int[threads][];
    Work.share(
        threads,
        events.batches(),
        "times",
        progress,
        (batch, worker) -> {
          if (room[worker] == null) {
            room[worker] = EventBatch.of(EventColumn.START);
            days[worker] = new int[MOST_DAYS];
          }
          events.read(batch, room[worker]);
          long[] start = room[worker].start();
          int[] count = days[worker];
          for (int i = 0; i < room[worker].size(); i++) {
            count[(int) (start[i] / DAY) & (MOST_DAYS - 1)]++;
          }
        });
    long least = events.events() / 1000;
    int low = 0;
    int high = MOST_DAYS - 1;
    for (long before = on(days, low); before <= least && low < high; before += on(days, low)) {
      low++;
    }
    for (long after = on(days, high); after <= least && high > low; after += on(days, high)) {
      high--;
    }
    return new Span((long) low * DAY, (high + 1L) * DAY);
  }

  private static long on(int[][] days, int day) {
    long sum = 0;
    for (int[] count : days) {
      sum += count == null ? 0 : count[day];
    }
    return sum;
  }

  /** How many days. */
  int days() {
    return (int) ((last - first) / DAY);
  }
}
