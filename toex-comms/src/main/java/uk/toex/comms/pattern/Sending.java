package uk.toex.comms.pattern;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;

/**
 * How one number sends bursts, and what comes of them.
 *
 * @param bursts how many bursts
 * @param recipients how many others got messages of bursts
 * @param days how many days lie from the first to the last burst, both counted
 * @param regular of the messages of bursts, the share to others who got at least every third burst
 * @param bulk of all messages sent, the share in bursts
 * @param late of the bursts, the share begun from 20:00 to 06:00
 * @param answered of the bursts, the share after which one who got it called within two hours; or
 *     four fifths of the share after which one called or wrote, if that is more
 * @param talk the median of these calls' seconds, -1 if not known
 * @param callsIn calls from those who got bursts
 * @param callsOut calls to them
 * @param textsIn messages from them
 * @param others others than these with whom the number was in touch
 * @param first when the number first called or sent a message, in seconds since 1970
 * @param last when last
 */
record Sending(
    int bursts,
    int recipients,
    int days,
    double regular,
    double bulk,
    double late,
    double answered,
    int talk,
    int callsIn,
    int callsOut,
    int textsIn,
    int others,
    long first,
    long last) {

  private static final int CALLS_BACK_WITHIN = 2 * 3600;
  private static final int LATE = 20;
  private static final int EARLY = 6;

  /** Takes the measure of a chosen party whose bursts were found. */
  static Sending of(Gathered gathered, int chosen, Bursts found, ZoneId zone) {
    int first = gathered.begin(chosen, Gathered.MESSAGES_OUT);
    int[] inBursts = new int[found.recipients];
    int[] seen = new int[found.recipients];
    Arrays.fill(seen, -1);
    int messages = 0;
    int late = 0;
    for (int b = 0; b < found.size; b++) {
      for (int m = found.begin[b]; m < found.end[b]; m++) {
        int recipient = found.recipientOf[m];
        messages++;
        if (seen[recipient] != b) {
          seen[recipient] = b;
          inBursts[recipient]++;
        }
      }
      ZonedDateTime begun = Instant.ofEpochSecond(gathered.at(first + found.begin[b])).atZone(zone);
      late += begun.getHour() >= LATE || begun.getHour() < EARLY ? 1 : 0;
    }
    int recipients = 0;
    int often = 0;
    for (int count : inBursts) {
      recipients += count > 0 ? 1 : 0;
      often += 3 * count >= found.size ? count : 0;
    }
    int all = 0;
    for (int count : inBursts) {
      all += count;
    }
    int[] talks = new int[64];
    int calls = 0;
    int callsIn = 0;
    boolean[] written = new boolean[found.size];
    boolean[] answered = new boolean[found.size];
    for (int p = gathered.begin(chosen, Gathered.CALLS_IN);
        p < gathered.end(chosen, Gathered.CALLS_IN);
        p++) {
      int recipient = found.recipient(gathered.other(p));
      if (recipient < 0 || inBursts[recipient] == 0) {
        continue;
      }
      callsIn++;
      int burst = before(gathered, first, found, gathered.at(p));
      if (burst >= 0 && got(found, burst, recipient)) {
        answered[burst] = true;
        if (gathered.seconds(p) > 0) {
          if (calls == talks.length) {
            talks = Arrays.copyOf(talks, 2 * calls);
          }
          talks[calls++] = gathered.seconds(p);
        }
      }
    }
    Arrays.sort(talks, 0, calls);
    for (int p = gathered.begin(chosen, Gathered.MESSAGES_IN);
        p < gathered.end(chosen, Gathered.MESSAGES_IN);
        p++) {
      int recipient = found.recipient(gathered.other(p));
      int burst = recipient < 0 ? -1 : before(gathered, first, found, gathered.at(p));
      if (burst >= 0 && got(found, burst, recipient)) {
        written[burst] = true;
      }
    }
    int called = 0;
    int either = 0;
    for (int b = 0; b < found.size; b++) {
      called += answered[b] ? 1 : 0;
      either += answered[b] || written[b] ? 1 : 0;
    }
    long begin = Long.MAX_VALUE;
    long end = Long.MIN_VALUE;
    for (int sort : new int[] {Gathered.MESSAGES_OUT, Gathered.CALLS_OUT}) {
      if (gathered.begin(chosen, sort) < gathered.end(chosen, sort)) {
        begin = Math.min(begin, gathered.at(gathered.begin(chosen, sort)));
        end = Math.max(end, gathered.at(gathered.end(chosen, sort) - 1));
      }
    }
    long days =
        found.size == 0
            ? 0
            : (gathered.at(first + found.begin[found.size - 1])
                        - gathered.at(first + found.begin[0]))
                    / Span.DAY
                + 1;
    int sent = gathered.end(chosen, Gathered.MESSAGES_OUT) - first;
    return new Sending(
        found.size,
        recipients,
        (int) days,
        share(often, all),
        share(messages, sent),
        share(late, found.size),
        Math.max(share(called, found.size), 0.8 * share(either, found.size)),
        calls == 0 ? -1 : talks[calls / 2],
        callsIn,
        from(gathered, chosen, Gathered.CALLS_OUT, found, inBursts),
        from(gathered, chosen, Gathered.MESSAGES_IN, found, inBursts),
        others(gathered, chosen, found, inBursts),
        begin,
        end);
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  /** The last burst that began before a time and no longer ago than calls come back. */
  private static int before(Gathered gathered, int first, Bursts found, long at) {
    int low = 0;
    int high = found.size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (gathered.at(first + found.begin[middle]) <= at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int burst = low - 1;
    boolean soon =
        burst >= 0 && at <= gathered.at(first + found.end[burst] - 1) + CALLS_BACK_WITHIN;
    return soon ? burst : -1;
  }

  private static boolean got(Bursts found, int burst, int recipient) {
    for (int m = found.begin[burst]; m < found.end[burst]; m++) {
      if (found.recipientOf[m] == recipient) {
        return true;
      }
    }
    return false;
  }

  private static int from(Gathered gathered, int chosen, int sort, Bursts found, int[] inBursts) {
    int count = 0;
    for (int p = gathered.begin(chosen, sort); p < gathered.end(chosen, sort); p++) {
      int recipient = found.recipient(gathered.other(p));
      count += recipient >= 0 && inBursts[recipient] > 0 ? 1 : 0;
    }
    return count;
  }

  private static int others(Gathered gathered, int chosen, Bursts found, int[] inBursts) {
    int first = gathered.begin(chosen, 0);
    int[] others = new int[gathered.end(chosen, Gathered.SORTS - 1) - first];
    int size = 0;
    for (int p = first; p < first + others.length; p++) {
      int recipient = found.recipient(gathered.other(p));
      if (recipient < 0 || inBursts[recipient] == 0) {
        others[size++] = gathered.other(p);
      }
    }
    Arrays.sort(others, 0, size);
    int distinct = 0;
    for (int i = 0; i < size; i++) {
      distinct += i == 0 || others[i] != others[i - 1] ? 1 : 0;
    }
    return distinct;
  }
}
