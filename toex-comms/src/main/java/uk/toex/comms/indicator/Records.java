package uk.toex.comms.indicator;

import java.util.Arrays;
import uk.toex.comms.EventBatch;

/**
 * One subscriber's records in order of time, with what indicators need of each worked out: day and
 * group, contact and place numbered from 0. Used again and again by one thread; the arrays are
 * valid in their first {@link #size} elements.
 */
final class Records {

  static final int NIGHT = 1;
  static final int WEEKEND = 2;
  private static final int NIGHTS = 1 << NIGHT | 1 << (NIGHT | WEEKEND);
  private static final long INDEX = (1L << 32) - 1;

  private final Calendar calendar;
  private final Calendar.Offsets offsets;
  final Numbering contacts = new Numbering();
  final Numbering places = new Numbering();

  int size;

  /** Seconds since a moment, unsigned. */
  int[] time = {};

  int[] day = {};
  int[] group = {};

  int[] contact = {};

  /** How many records with a place there are before each; one more element than records. */
  int[] placedBefore = {0};

  /** How many records tell of a place. */
  int placed;

  /** The place of each such record. */
  int[] place = {};

  /** Its half hour. */
  int[] bin = {};

  /** Its part of the week. */
  byte[] placePart = {};

  int[] seconds = {};

  /** {@link EventBatch#CALL} and so on. */
  byte[] kind = {};

  /** {@link #NIGHT} and {@link #WEEKEND}. */
  byte[] part = {};

  boolean[] out = {};

  /** The number of the place that is taken as home; -1 if there is none. */
  int home;

  private int[] sorted = {};
  private long[] keys = {};
  private int[] seen = {};
  private int[] won = {};
  private int[] firsts = {};

  Records(Calendar calendar) {
    this.calendar = calendar;
    this.offsets = calendar.offsets();
  }

  /** Takes a subscriber's records. */
  void take(Slice.Bucket bucket, int party) {
    int begin = bucket.begin(party);
    int count = bucket.end(party) - begin;
    int[] records = bucket.records();
    int[] order = bucket.order();
    room(count);
    contacts.clear(count);
    places.clear(count);
    boolean inOrder = true;
    for (int i = begin + 1; i < begin + count; i++) {
      inOrder &= Integer.compareUnsigned(records[order[i - 1]], records[order[i]]) <= 0;
    }
    if (!inOrder) {
      sort(records, order, begin, count);
      order = sorted;
      begin = 0;
    }
    size = 0;
    home = -1;
    placed = 0;
    boolean nights = false;
    int latest = Integer.MIN_VALUE;
    for (int i = begin; i < begin + count; i++) {
      int r = order[i];
      int flags = Slice.flags(records[r + 4]);
      int type = flags & Slice.KIND;
      int cell = records[r + 2];
      if (type == EventBatch.DATA && cell < 0) {
        continue; // tells neither of contacts nor of places
      }
      int n = size++;
      time[n] = records[r];
      long local = offsets.local(bucket.base() + (records[r] & INDEX));
      int today = calendar.day(local);
      int second = (int) (local - (long) today * Calendar.DAY);
      // Clocks put back over midnight don't begin a day anew.
      latest = Math.max(latest, today);
      day[n] = latest;
      group[n] = calendar.group(latest);
      int where = (Calendar.isNight(second) ? NIGHT : 0) | calendar.weekend(latest);
      part[n] = (byte) where;
      kind[n] = (byte) type;
      out[n] = (flags & Slice.OUT) != 0;
      seconds[n] = records[r + 3];
      contact[n] = type == EventBatch.DATA ? -1 : contacts.of(records[r + 1]);
      placedBefore[n] = placed;
      if ((flags & Slice.OWN) != 0) {
        place[placed] = places.of(cell + 1);
        bin[placed] = calendar.bin(latest, second);
        placePart[placed++] = (byte) where;
        nights |= (where & NIGHT) != 0;
      }
    }
    placedBefore[size] = placed;
    if (nights) {
      home = places.size() == 1 ? 0 : findHome();
    }
  }

  private void sort(int[] records, int[] order, int begin, int count) {
    if (keys.length < count) {
      keys = new long[time.length];
      sorted = new int[time.length];
    }
    for (int i = 0; i < count; i++) {
      // The sign bit turned, since the sort takes keys as signed and times are not.
      keys[i] = (long) (records[order[begin + i]] ^ Integer.MIN_VALUE) << 32 | i;
    }
    Arrays.sort(keys, 0, count);
    for (int i = 0; i < count; i++) {
      sorted[i] = order[begin + (int) (keys[i] & INDEX)];
    }
  }

  /** The place in use in most half hours of the night, the first of several. */
  private int findHome() {
    if (won.length < places.size()) {
      won = new int[place.length];
      firsts = new int[place.length];
    }
    Arrays.fill(won, 0, places.size(), 0);
    int winners = 0;
    for (int at = nextPlaced(0, placed, NIGHTS); at < placed; ) {
      int last = at;
      int next = nextPlaced(at + 1, placed, NIGHTS);
      while (next < placed && bin[next] == bin[at]) {
        last = next;
        next = nextPlaced(next + 1, placed, NIGHTS);
      }
      int used = mostUsed(at, last + 1, NIGHTS);
      if (won[used]++ == 0) {
        firsts[winners++] = used;
      }
      at = next;
    }
    int best = firsts[0];
    for (int i = 1; i < winners; i++) {
      if (won[firsts[i]] > won[best]) {
        best = firsts[i];
      }
    }
    return best;
  }

  /** The next record with a place that is of the parts of a week asked for. */
  int nextPlaced(int from, int end, int parts) {
    int i = from;
    while (i < end && (parts >> placePart[i] & 1) == 0) {
      i++;
    }
    return i;
  }

  /**
   * The place used most often in some records with a place, of which the first and the last are of
   * the parts of a week asked for; the first of several.
   */
  int mostUsed(int from, int end, int parts) {
    if (end - from == 1 || places.size() == 1) {
      return place[from];
    }
    if (seen.length < places.size()) {
      seen = new int[place.length];
    }
    for (int i = from; i < end; i++) {
      if ((parts >> placePart[i] & 1) != 0) {
        seen[place[i]] = 0;
      }
    }
    for (int i = from; i < end; i++) {
      if ((parts >> placePart[i] & 1) != 0) {
        seen[place[i]]++;
      }
    }
    int best = place[from];
    for (int i = from + 1; i < end; i++) {
      if ((parts >> placePart[i] & 1) != 0 && seen[place[i]] > seen[best]) {
        best = place[i];
      }
    }
    return best;
  }

  /** The number of a record's week. */
  int week(int record) {
    return Calendar.week(day[record]);
  }

  private void room(int count) {
    if (time.length >= count) {
      return;
    }
    int room = Math.max(256, Math.max(count, time.length + (time.length >> 1)));
    time = new int[room];
    day = new int[room];
    group = new int[room];
    bin = new int[room];
    placedBefore = new int[room + 1];
    placePart = new byte[room];
    contact = new int[room];
    place = new int[room];
    seconds = new int[room];
    kind = new byte[room];
    part = new byte[room];
    out = new boolean[room];
  }
}
