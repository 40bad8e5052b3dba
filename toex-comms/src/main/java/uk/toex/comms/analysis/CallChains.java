package uk.toex.comms.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.EventBatch;
import uk.toex.comms.EventColumn;

/**
 * Chains of calls: one party calls another, who within minutes after that call calls a third, and
 * so again and again. Who passes on what he is told looks like this; so does who is busy: the more
 * calls the middle one makes, the more chains there are by chance.
 */
public final class CallChains {

  private CallChains() {}

  /**
   * Three parties.
   *
   * @param a who calls {@code b}
   * @param b who then calls {@code c}
   * @param times after how many calls of {@code a} that happened
   * @param first when the first such call of {@code a} began
   * @param last when the last one began
   */
  public record Chain(String a, String b, String c, int times, Instant first, Instant last) {}

  /**
   * Finds all chains, most frequent first, then by their parties.
   *
   * @param seconds at most so long after the end of the first call the second begins, 0 to 86400
   * @param atLeast how many times, at least 1
   * @throws uk.toex.api.InputRefusedException if an event is not between 1970 and 2106
   * @throws uk.toex.api.CancelledException if the scope's progress says so
   */
  public static List<Chain> of(CommsEvents events, int seconds, int atLeast, Scope scope) {
    if (seconds < 0 || seconds > 86_400 || atLeast < 1) {
      throw new IllegalArgumentException(
          "chains are of 0 to 86400 seconds and 1 time at least, not " + seconds + ", " + atLeast);
    }
    PartyRanks parties = PartyRanks.of(events, scope);
    PartyRecords records = new PartyRecords(events, parties, 32, true, scope);
    int[] ranks = parties.ranks();
    Batches.read(
        events,
        scope,
        () ->
            EventBatch.of(
                EventColumn.TYPE,
                EventColumn.FROM,
                EventColumn.TO,
                EventColumn.START,
                EventColumn.SECONDS,
                EventColumn.DUPLICATE_OF),
        (share, batch) -> gather(share, batch, ranks, records));
    List<List<Chain>> found = new ArrayList<>();
    for (int bin = 0; bin < records.bins(); bin++) {
      found.add(new ArrayList<>());
    }
    records.read(
        scope,
        (bin, sorted, size) -> {
          for (int from = 0, to; from < size; from = to) {
            to = records.end(sorted, from, size);
            int middle = records.rank(bin, sorted.keys[from]);
            chains(parties, middle, sorted, from, to, seconds, atLeast, found.get(bin));
          }
        });
    List<Chain> all = new ArrayList<>();
    found.forEach(all::addAll);
    all.sort(
        Comparator.<Chain>comparingInt(chain -> -chain.times())
            .thenComparing(Chain::a)
            .thenComparing(Chain::b)
            .thenComparing(Chain::c));
    return all;
  }

  /** The key: the second; the value: whether it is the party's own call, the other, how long. */
  private static void gather(int share, EventBatch batch, int[] ranks, PartyRecords records) {
    byte[] types = batch.types();
    int[] from = batch.from();
    int[] to = batch.to();
    long[] start = batch.start();
    int[] seconds = batch.seconds();
    int[] duplicateOf = batch.duplicateOf();
    for (int i = 0; i < batch.size(); i++) {
      if (types[i] != EventBatch.CALL || duplicateOf[i] >= 0 || to[i] < 0) {
        continue;
      }
      int a = ranks[from[i]];
      int b = ranks[to[i]];
      if (a < 0 || b < 0 || a == b) {
        continue;
      }
      long second = Integer.toUnsignedLong(Batches.second(start[i], batch, i));
      records.add(share, a, second, Long.MIN_VALUE | (long) b << 32);
      records.add(share, b, second, (long) a << 32 | Math.max(0, seconds[i]));
    }
  }

  private static void chains(
      PartyRanks parties,
      int middle,
      RadixSort calls,
      int from,
      int to,
      int seconds,
      int atLeast,
      List<Chain> found) {
    Triples triples = new Triples();
    for (int i = from; i < to; i++) {
      if (calls.values[i] < 0) {
        continue;
      }
      int a = (int) (calls.values[i] >>> 32);
      long start = calls.keys[i] & 0xffffffffL;
      long end = start + (int) calls.values[i];
      int before = triples.size;
      // Calls of the same second may stand before the one that is answered.
      int j = i;
      while (j > from && (calls.keys[j - 1] & 0xffffffffL) == start) {
        j--;
      }
      for (; j < to && (calls.keys[j] & 0xffffffffL) <= end + seconds; j++) {
        int c = (int) (calls.values[j] >>> 32) & Integer.MAX_VALUE;
        if (calls.values[j] < 0 && c != a && (calls.keys[j] & 0xffffffffL) >= end) {
          triples.add(a, c, (int) start);
        }
      }
      triples.distinct(before);
    }
    triples.count(
        atLeast,
        (a, c, times, first, last) ->
            found.add(
                new Chain(
                    parties.id(a),
                    parties.id(middle),
                    parties.id(c),
                    times,
                    Instant.ofEpochSecond(Integer.toUnsignedLong(first)),
                    Instant.ofEpochSecond(Integer.toUnsignedLong(last)))));
  }

  /** First and last parties of chains through one party, with the seconds of the first calls. */
  private static final class Triples {
    private long[] pairs = new long[16];
    private int[] seconds = new int[16];
    private int size;

    interface Counted {
      void chain(int a, int c, int times, int first, int last);
    }

    void add(int a, int c, int second) {
      if (size == pairs.length) {
        pairs = Arrays.copyOf(pairs, 2 * size);
        seconds = Arrays.copyOf(seconds, 2 * size);
      }
      pairs[size] = (long) a << 32 | c;
      seconds[size++] = second;
    }

    /** Leaves one of each pair that was added since there were so many. */
    void distinct(int before) {
      if (size - before < 2) {
        return;
      }
      Arrays.sort(pairs, before, size); // all of one second
      int kept = before;
      for (int i = before; i < size; i++) {
        if (i == before || pairs[i] != pairs[i - 1]) {
          pairs[kept++] = pairs[i];
        }
      }
      size = kept;
    }

    void count(int atLeast, Counted counted) {
      if (size < atLeast) {
        return;
      }
      RadixSort sort = new RadixSort(true);
      sort.room(size);
      for (int i = 0; i < size; i++) {
        sort.keys[i] = pairs[i];
        sort.values[i] = seconds[i];
      }
      sort.sort(size, 0, 63); // seconds come in order, and stay in it
      for (int from = 0, to; from < size; from = to) {
        long pair = sort.keys[from];
        to = from + 1;
        while (to < size && sort.keys[to] == pair) {
          to++;
        }
        if (to - from >= atLeast) {
          counted.chain(
              (int) (pair >>> 32),
              (int) pair,
              to - from,
              (int) sort.values[from],
              (int) sort.values[to - 1]);
        }
      }
    }
  }
}
