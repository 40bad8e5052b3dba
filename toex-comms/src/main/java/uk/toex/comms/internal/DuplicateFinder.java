package uk.toex.comms.internal;

import java.util.Arrays;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import uk.toex.api.Progress;
import uk.toex.comms.EventBatch;

/**
 * Finds events that are told twice, by two rules:
 *
 * <ol>
 *   <li>the same row in two files, as exports that overlap have it: all columns are the same. The
 *       n-th in the one is the n-th in the other;
 *   <li>the same call or message in both parties' records: opposite served party, same direction,
 *       type and, for calls, duration, less than 30 seconds apart; paired one to one, the nearest
 *       first.
 * </ol>
 *
 * Of two, that with the higher number is the duplicate. Candidates are brought together by a hash,
 * some millions at a time, so that memory stays bounded.
 */
final class DuplicateFinder {

  /** Records of one call are less than this apart. */
  static final int APART = 30;

  private static final int AT_ONCE = 1 << 24;

  private final Segments segments;
  private final int events;
  private final Progress progress;
  private int @Nullable [] duplicateOf;
  private long rows;
  private long records;

  private long[] keys = {};
  private int[] numbers = {};
  private long[] starts = {};
  private boolean[] served = {};
  private int size;

  DuplicateFinder(Segments segments, Progress progress) {
    this.segments = segments;
    this.events = segments.first(segments.size());
    this.progress = progress;
  }

  /** Finds all. */
  void find() {
    int passes = events / AT_ONCE + 1;
    boolean files = inputs() > 1;
    boolean sides = hasBothSides();
    for (int pass = 0; pass < passes && (files || sides); pass++) {
      if (files) {
        gather(true, pass, passes);
        groups(true);
      }
      if (sides) {
        gather(false, pass, passes);
        groups(false);
      }
    }
  }

  /** Of which event each is a duplicate; null if there is none. */
  int @Nullable [] duplicateOf() {
    return duplicateOf;
  }

  /** How many are rows that another file has too. */
  long sameRows() {
    return rows;
  }

  /** How many are the other party's records. */
  long otherRecords() {
    return records;
  }

  private int inputs() {
    int most = 0;
    for (int i = 0; i < segments.size(); i++) {
      most = Math.max(most, segments.input(i) + 1);
    }
    return most;
  }

  private boolean hasBothSides() {
    boolean from = false;
    boolean to = false;
    int[] kinds = new int[1 << 16];
    byte[] scratch = new byte[1 << 18];
    for (int s = 0; s < segments.size() && !(from && to); s++) {
      if (segments.isConstant(StoredColumn.KIND, s)) {
        boolean isTo = SegmentEncoder.Kind.servedTo((int) segments.least(StoredColumn.KIND, s));
        from |= !isTo;
        to |= isTo;
        continue;
      }
      segments.ints(StoredColumn.KIND, s, kinds, scratch);
      int count = segments.first(s + 1) - segments.first(s);
      for (int i = 0; i < count; i++) {
        boolean isTo = SegmentEncoder.Kind.servedTo(kinds[i]);
        from |= !isTo;
        to |= isTo;
      }
    }
    return from && to;
  }

  /** Gathers the candidates of a rule whose keys fall into a pass. */
  private void gather(boolean wholeRow, int pass, int passes) {
    size = 0;
    int[][] columns = new int[8][1 << 16];
    long[] start = new long[1 << 16];
    byte[] scratch = new byte[1 << 19];
    StoredColumn[] read = {
      StoredColumn.KIND,
      StoredColumn.FROM,
      StoredColumn.TO,
      StoredColumn.SECONDS,
      StoredColumn.IMEI,
      StoredColumn.IMSI,
      StoredColumn.CELL,
      StoredColumn.END_CELL
    };
    for (int s = 0; s < segments.size(); s++) {
      progress.step("looking for duplicates", segments.first(s), events);
      int used = wholeRow ? read.length : 4;
      for (int c = 0; c < used; c++) {
        segments.ints(read[c], s, columns[c], scratch);
      }
      segments.longs(StoredColumn.START, s, start, scratch);
      int first = segments.first(s);
      int count = segments.first(s + 1) - first;
      for (int i = 0; i < count; i++) {
        int kind = columns[0][i];
        if (!wholeRow && (SegmentEncoder.Kind.isData(kind) || isDuplicate(first + i))) {
          continue;
        }
        byte type = SegmentEncoder.Kind.type(kind);
        long key = mix(mix(wholeRow ? kind : type, columns[1][i]), columns[2][i]);
        if (wholeRow || type == EventBatch.CALL) {
          key = mix(key, columns[3][i]);
        }
        if (wholeRow) {
          key = mix(key, start[i]);
          for (int c = 4; c < used; c++) {
            key = mix(key, columns[c][i]);
          }
        }
        if (passes == 1 || Long.remainderUnsigned(key, passes) == pass) {
          add(key, first + i, start[i], SegmentEncoder.Kind.servedTo(kind));
        }
      }
    }
  }

  private boolean isDuplicate(int event) {
    return duplicateOf != null && duplicateOf[event] >= 0;
  }

  private static long mix(long key, long value) {
    long h = (key ^ value) * 0x9E3779B97F4A7C15L;
    return (h ^ (h >>> 32)) * 0xC2B2AE3D27D4EB4FL + value;
  }

  private void add(long key, int event, long start, boolean isTo) {
    if (size == keys.length) {
      int room = Math.max(1 << 12, size + size / 2);
      keys = Arrays.copyOf(keys, room);
      numbers = Arrays.copyOf(numbers, room);
      starts = Arrays.copyOf(starts, room);
      served = Arrays.copyOf(served, room);
    }
    keys[size] = key;
    numbers[size] = event;
    starts[size] = start;
    served[size] = isTo;
    size++;
  }

  /** Goes through the candidates group by group, each of one key. */
  private void groups(boolean wholeRow) {
    // Sorted by the upper bits of the key; those that share them are told apart within the group.
    int bits = 32 - Integer.numberOfLeadingZeros(Math.max(1, size - 1));
    long[] order = new long[size];
    for (int i = 0; i < size; i++) {
      order[i] = keys[i] >>> bits << bits | i;
    }
    Arrays.sort(order);
    long low = (1L << bits) - 1;
    int from = 0;
    while (from < size) {
      int to = from + 1;
      while (to < size && order[to] >>> bits == order[from] >>> bits) {
        to++;
      }
      if (to - from > 1) {
        Integer[] group = new Integer[to - from];
        for (int i = from; i < to; i++) {
          group[i - from] = (int) (order[i] & low);
        }
        group(group, wholeRow);
      }
      from = to;
    }
  }

  private void group(Integer[] group, boolean wholeRow) {
    Arrays.sort(
        group,
        (a, b) -> {
          int byKey = Long.compare(keys[a], keys[b]);
          int byStart = byKey != 0 ? byKey : Long.compare(starts[a], starts[b]);
          return byStart != 0 ? byStart : Integer.compare(numbers[a], numbers[b]);
        });
    int from = 0;
    for (int i = 1; i <= group.length; i++) {
      boolean ends =
          i == group.length
              || keys[group[i]] != keys[group[i - 1]]
              || starts[group[i]] - starts[group[i - 1]] >= (wholeRow ? 1 : APART);
      if (ends) {
        if (i - from > 1) {
          if (wholeRow) {
            sameRows(group, from, i);
          } else {
            pairs(group, from, i);
          }
        }
        from = i;
      }
    }
  }

  /** The n-th of a file is a duplicate of the n-th of the first file that has the row. */
  private void sameRows(Integer[] group, int from, int to) {
    int firstInput = input(numbers[group[from]]);
    int n = 0;
    int last = firstInput;
    int most = 0;
    for (int i = from; i < to; i++) {
      int event = numbers[group[i]];
      int input = input(event);
      n = input == last ? n : 0;
      last = input;
      if (input == firstInput) {
        most++;
      } else if (n < most) {
        int original = numbers[group[from + n]];
        if (same(original, event)) {
          flag(event, original);
          rows++;
        }
      }
      n++;
    }
  }

  private int input(int event) {
    return segments.input(segments.segmentOf(event));
  }

  private boolean same(int a, int b) {
    int sa = segments.segmentOf(a);
    int sb = segments.segmentOf(b);
    int ra = a - segments.first(sa);
    int rb = b - segments.first(sb);
    for (StoredColumn column : StoredColumn.values()) {
      switch (column) {
        case RECORD, OFFSET, LENGTH, DUPLICATE_OF, TEXT -> {}
        default -> {
          if (segments.value(column, sa, ra) != segments.value(column, sb, rb)) {
            return false;
          }
        }
      }
    }
    return segments.text(sa, ra).equals(segments.text(sb, rb));
  }

  /** A pair of neighbours, one of each side. */
  private record Pair(long apart, int left, int right) implements Comparable<Pair> {
    @Override
    public int compareTo(Pair other) {
      int byTime = Long.compare(apart, other.apart);
      return byTime != 0 ? byTime : Integer.compare(left, other.left);
    }
  }

  /**
   * Pairs the two sides in a run of candidates in order of time, the nearest first: the nearest are
   * always neighbours among those left.
   */
  private void pairs(Integer[] group, int from, int to) {
    int n = to - from;
    int[] before = new int[n];
    int[] after = new int[n];
    PriorityQueue<Pair> queue = new PriorityQueue<>();
    for (int i = 0; i < n; i++) {
      before[i] = i - 1;
      after[i] = i + 1;
      offer(group, from, i, i + 1, n, queue);
    }
    boolean[] gone = new boolean[n];
    for (Pair pair = queue.poll(); pair != null; pair = queue.poll()) {
      if (gone[pair.left] || gone[pair.right]) {
        continue;
      }
      int a = numbers[group[from + pair.left]];
      int b = numbers[group[from + pair.right]];
      if (matches(a, b)) {
        flag(Math.max(a, b), Math.min(a, b));
        records++;
      }
      gone[pair.left] = true;
      gone[pair.right] = true;
      int left = before[pair.left];
      int right = after[pair.right];
      if (left >= 0) {
        after[left] = right;
      }
      if (right < n) {
        before[right] = left;
      }
      if (left >= 0) {
        offer(group, from, left, right, n, queue);
      }
    }
  }

  private void offer(Integer[] group, int from, int left, int right, int n, PriorityQueue<Pair> q) {
    if (right >= n) {
      return;
    }
    int a = group[from + left];
    int b = group[from + right];
    long apart = starts[b] - starts[a];
    if (served[a] != served[b] && apart < APART) {
      q.add(new Pair(apart, left, right));
    }
  }

  /** Whether two that have the same hash are really alike. */
  private boolean matches(int a, int b) {
    int sa = segments.segmentOf(a);
    int sb = segments.segmentOf(b);
    int ra = a - segments.first(sa);
    int rb = b - segments.first(sb);
    byte type = SegmentEncoder.Kind.type((int) segments.value(StoredColumn.KIND, sa, ra));
    byte other = SegmentEncoder.Kind.type((int) segments.value(StoredColumn.KIND, sb, rb));
    return type == other
        && segments.value(StoredColumn.FROM, sa, ra) == segments.value(StoredColumn.FROM, sb, rb)
        && segments.value(StoredColumn.TO, sa, ra) == segments.value(StoredColumn.TO, sb, rb)
        && (type != EventBatch.CALL
            || segments.value(StoredColumn.SECONDS, sa, ra)
                == segments.value(StoredColumn.SECONDS, sb, rb));
  }

  private void flag(int event, int original) {
    if (duplicateOf == null) {
      duplicateOf = new int[events];
      Arrays.fill(duplicateOf, -1);
    }
    duplicateOf[event] = original;
  }
}
