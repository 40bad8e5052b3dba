package uk.toex.comms.analysis;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/**
 * Clock time of a zone, quickly: which hour of the week a second lies in. It remembers the last
 * offset, so it belongs to one thread.
 */
final class LocalHours {

  /** Hours in a week. */
  static final int WEEK = 7 * 24;

  private static final long LAST = 1L << 32;

  private final long[] from;
  private final int[] offsets;
  private int now;

  /** For seconds from 1970 to early 2106. */
  LocalHours(ZoneId zone) {
    ZoneRules rules = zone.getRules();
    List<ZoneOffsetTransition> changes = new ArrayList<>();
    Instant at = Instant.EPOCH;
    ZoneOffsetTransition next = rules.nextTransition(at);
    while (next != null && next.toEpochSecond() < LAST) {
      changes.add(next);
      next = rules.nextTransition(next.getInstant());
    }
    from = new long[changes.size() + 2];
    offsets = new int[changes.size() + 1];
    from[0] = Long.MIN_VALUE;
    offsets[0] = rules.getOffset(at).getTotalSeconds();
    for (int i = 0; i < changes.size(); i++) {
      from[i + 1] = changes.get(i).toEpochSecond();
      offsets[i + 1] = changes.get(i).getOffsetAfter().getTotalSeconds();
    }
    from[from.length - 1] = Long.MAX_VALUE;
  }

  /** A second as the clock on the wall shows it, counted from 1970-01-01T00:00 on that clock. */
  long local(long second) {
    if (second < from[now] || second >= from[now + 1]) {
      int below = 0;
      int above = offsets.length - 1;
      while (below < above) {
        int middle = (below + above + 1) >>> 1;
        if (from[middle] <= second) {
          below = middle;
        } else {
          above = middle - 1;
        }
      }
      now = below;
    }
    return second + offsets[now];
  }

  /** The hour of the week, 0 to 167: 0 is Monday from midnight to one. */
  int ofWeek(long second) {
    long hours = Math.floorDiv(local(second), 3600);
    // The epoch was a Thursday, 72 hours into its week.
    return Math.floorMod(hours + 72, WEEK);
  }
}
