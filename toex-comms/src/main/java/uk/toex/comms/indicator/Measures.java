package uk.toex.comms.indicator;

import java.util.Arrays;
import uk.toex.comms.EventBatch;

/**
 * Works out the measures of one group of a subscriber's records, in one pass over them and one over
 * the contacts that they name. Used again and again by one thread.
 */
final class Measures {

  private static final int CONVERSATION_GAP = 3600;

  private static final byte IDLE = 0;
  private static final byte TALKING = 1;
  private static final byte LAST_OUT = 2;
  private static final byte UNANSWERED = 4;

  private final Columns columns;
  private final Records records;

  /** The measures by column, valid where their block is {@link #present}. */
  final double[] values;

  /** Which blocks have values, a bit for each. */
  int present;

  private final Side call = new Side();
  private final Side text = new Side();
  private double[] durations = {};
  private double[] delays = {};
  private int timed;
  private int delayed;
  private int days;
  private int begun;
  private int conversations;
  private int received;
  private int answered;

  private int[] stamps = {};
  private int stamp;
  private int[] touched = {};
  private int touchedSize;
  private long[] callSeconds = {};
  private int[] lastTime = {};
  private int[] lastText = {};
  private byte[] state = {};
  private int[] counts = {};
  private long[] sums = {};
  private double[] spread = {};

  /** Calls, or texts. */
  private static final class Side {
    int size;
    int out;
    int night;
    int last;
    double[] gaps = {};
    int[] of = {};
    int[] outOf = {};
  }

  Measures(Columns columns, Records records) {
    this.columns = columns;
    this.records = records;
    this.values = new double[columns.size];
  }

  /** Begins the subscriber whose records were taken. */
  void begin() {
    if (durations.length < records.size) {
      int room = records.time.length;
      durations = new double[room];
      delays = new double[room];
      call.gaps = new double[room];
      text.gaps = new double[room];
    }
    int contacts = records.contacts.size();
    if (stamps.length < contacts) {
      int room = contacts + (contacts >> 1) + 16;
      stamps = new int[room];
      stamp = 0;
      touched = new int[room];
      callSeconds = new long[room];
      lastTime = new int[room];
      lastText = new int[room];
      state = new byte[room];
      counts = new int[room];
      sums = new long[room];
      spread = new double[room];
      call.of = new int[room];
      call.outOf = new int[room];
      text.of = new int[room];
      text.outOf = new int[room];
    }
  }

  /** Measures the records from one number to another that are of some parts of a week. */
  void measure(int from, int end, int parts) {
    if (++stamp == 0) {
      Arrays.fill(stamps, 0);
      stamp = 1;
    }
    call.size = call.out = call.night = 0;
    text.size = text.out = text.night = 0;
    touchedSize = timed = delayed = days = begun = conversations = received = answered = 0;
    Records r = records;
    int today = Integer.MIN_VALUE;
    for (int i = from; i < end; i++) {
      int kind = r.kind[i];
      if (kind == EventBatch.DATA || (parts >> r.part[i] & 1) == 0) {
        continue;
      }
      if (r.day[i] != today) {
        today = r.day[i];
        days++;
      }
      int contact = r.contact[i];
      if (stamps[contact] != stamp) {
        meet(contact);
      }
      if (kind == EventBatch.CALL) {
        count(call, i, contact);
        if (r.seconds[i] >= 0) {
          durations[timed++] = r.seconds[i];
          callSeconds[contact] += r.seconds[i];
        }
        state[contact] = IDLE;
      } else {
        count(text, i, contact);
        converse(contact, r.time[i], r.out[i]);
      }
      lastTime[contact] = r.time[i];
    }
    write();
  }

  private void meet(int contact) {
    stamps[contact] = stamp;
    touched[touchedSize++] = contact;
    call.of[contact] = 0;
    call.outOf[contact] = 0;
    text.of[contact] = 0;
    text.outOf[contact] = 0;
    callSeconds[contact] = 0;
    state[contact] = IDLE;
  }

  private void count(Side side, int i, int contact) {
    Records r = records;
    if (side.size > 0) {
      side.gaps[side.size - 1] = Integer.toUnsignedLong(r.time[i] - side.last);
    }
    side.last = r.time[i];
    side.size++;
    side.night += r.part[i] & Records.NIGHT;
    side.of[contact]++;
    if (r.out[i]) {
      side.out++;
      side.outOf[contact]++;
    }
  }

  /**
   * A conversation is of texts with one contact, less than an hour from one record with it to the
   * next; a call ends it and is not in it.
   */
  private void converse(int contact, int time, boolean isOut) {
    boolean fresh = Integer.compareUnsigned(time - lastTime[contact], CONVERSATION_GAP) < 0;
    byte before = fresh ? state[contact] : IDLE;
    byte now = TALKING;
    if (before == IDLE) {
      conversations++;
      if (isOut) {
        begun++;
      } else {
        received++;
        now |= UNANSWERED;
      }
    } else {
      now |= (byte) (before & UNANSWERED);
      if (isOut && (before & LAST_OUT) == 0 && time != lastText[contact]) {
        delays[delayed++] = Integer.toUnsignedLong(time - lastText[contact]);
      }
      if (isOut && (before & UNANSWERED) != 0) {
        answered++;
        now &= ~UNANSWERED;
      }
    }
    if (isOut) {
      now |= LAST_OUT;
    }
    lastText[contact] = time;
    state[contact] = now;
  }

  private void write() {
    int[] begin = columns.begin;
    double[] v = values;
    present = 0;
    if (call.size > 0) {
      int at = begin[Columns.CALLS];
      side(call, at);
      v[at + columns.initiated] = ratio(call.out, call.size);
      v[at + columns.durationPareto] = durationPareto();
      present |= 1 << Columns.CALLS;
      spread(Columns.DURATIONS, durations, timed);
      spread(Columns.CALL_GAPS, call.gaps, call.size - 1);
    }
    if (text.size > 0) {
      side(text, begin[Columns.TEXTS]);
      present |= 1 << Columns.TEXTS;
      spread(Columns.TEXT_GAPS, text.gaps, text.size - 1);
    }
    if (touchedSize > 0) {
      int at = begin[Columns.BOTH];
      v[at + Columns.ACTIVE_DAYS] = days;
      v[at + Columns.CONVERSATIONS] = conversations == 0 ? 0 : ratio(begun, conversations);
      present |= 1 << Columns.BOTH;
      if (received > 0) {
        v[begin[Columns.RATE]] = ratio(answered, received);
        present |= 1 << Columns.RATE;
      }
      spread(Columns.DELAYS, delays, delayed);
    }
  }

  private void spread(int block, double[] of, int size) {
    if (size > 0) {
      Summary.write(of, size, values, columns.begin[block], columns.width);
      present |= 1 << block;
    }
  }

  private static double ratio(int part, int of) {
    return part == 0 ? 0 : part == of ? 1 : (double) part / of;
  }

  private void side(Side side, int at) {
    double[] v = values;
    int size = side.size;
    v[at + Columns.COUNT] = size;
    v[at + Columns.COUNT_OUT] = side.out;
    v[at + Columns.COUNT_IN] = size - side.out;
    v[at + Columns.NOCTURNAL] = ratio(side.night, size);
    int contacts = 0;
    for (int i = 0; i < touchedSize; i++) {
      int contact = touched[i];
      if (side.of[contact] > 0) {
        counts[contacts] = side.of[contact];
        spread[contacts++] = ratio(side.outOf[contact], size);
      }
    }
    v[at + Columns.CONTACTS] = contacts;
    Summary.write(spread, contacts, v, at + Columns.BALANCE, columns.width);
    if (contacts == size) {
      Summary.same(1, v, at + columns.perContact, columns.width);
    } else {
      for (int i = 0; i < contacts; i++) {
        spread[i] = counts[i];
      }
      Summary.write(spread, contacts, v, at + columns.perContact, columns.width);
    }
    v[at + Columns.ENTROPY] = Counts.entropy(counts, contacts, size);
    v[at + Columns.PARETO] = ratio(Counts.most(counts, contacts, size), contacts);
  }

  private double durationPareto() {
    int called = 0;
    for (int i = 0; i < touchedSize; i++) {
      if (call.of[touched[i]] > 0) {
        sums[called++] = callSeconds[touched[i]];
      }
    }
    return ratio(Counts.most(sums, called), called);
  }
}
