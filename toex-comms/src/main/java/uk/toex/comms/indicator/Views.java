package uk.toex.comms.indicator;

import java.util.Arrays;
import java.util.BitSet;
import uk.toex.api.InputRefusedException;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.EventBatch;
import uk.toex.comms.EventColumn;

/**
 * Events as their parties see them: an event is a record of the party served and, unless that party
 * has a record of its own for it, of the other party. Looked through once, and read once more for
 * each {@link Slice} of parties whose records fit in memory. Immutable; safe for several threads.
 */
final class Views {

  private static final long MAX_SPAN = 1L << 32;

  private final CommsEvents events;
  private final boolean ownOnly;
  private final BitSet subscribers = new BitSet();
  private final BitSet kept = new BitSet();
  private final BitSet answered = new BitSet();
  private final int[] counts;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  /** Looks through all events, and counts. */
  Views(CommsEvents events, boolean ownOnly) {
    this.events = events;
    this.ownOnly = ownOnly;
    this.counts = new int[events.parties()];
    BitSet servedTo = new BitSet(events.events());
    int[] duplicates = new int[1024];
    int size = 0;
    EventBatch batch =
        EventBatch.of(
            EventColumn.FROM,
            EventColumn.TO,
            EventColumn.SERVED_TO,
            EventColumn.START,
            EventColumn.DUPLICATE_OF);
    for (int b = 0; b < events.batches(); b++) {
      events.read(b, batch);
      int[] duplicateOf = batch.duplicateOf();
      for (int i = 0; i < batch.size(); i++) {
        if (batch.servedTo()[i]) {
          servedTo.set(batch.first() + i);
        }
        if (duplicateOf[i] >= 0) {
          if (size + 2 > duplicates.length) {
            duplicates = Arrays.copyOf(duplicates, 2 * duplicates.length);
          }
          duplicates[size++] = batch.first() + i;
          duplicates[size++] = duplicateOf[i];
        }
      }
      count(batch);
    }
    pair(duplicates, size, servedTo);
    if (last - first >= MAX_SPAN) {
      throw new InputRefusedException(
          "The events span more than 136 years, so some of their times must be wrong.");
    }
  }

  private void count(EventBatch batch) {
    int[] from = batch.from();
    int[] to = batch.to();
    long[] start = batch.start();
    boolean[] servedTo = batch.servedTo();
    int[] duplicateOf = batch.duplicateOf();
    for (int i = 0; i < batch.size(); i++) {
      int owner = servedTo[i] ? to[i] : from[i];
      int other = servedTo[i] ? from[i] : to[i];
      first = Math.min(first, start[i]);
      last = Math.max(last, start[i]);
      subscribers.set(owner);
      if (duplicateOf[i] < 0 || ownOnly) {
        counts[owner]++;
      }
      if (duplicateOf[i] < 0 && !ownOnly && other >= 0 && other != owner) {
        counts[other]++;
      }
    }
  }

  /**
   * Of two parties' records of the same event each has its own. The one flagged counts for its
   * party in place of the one it duplicates, so that no count changes; a row that came twice does
   * not count again.
   */
  private void pair(int[] duplicates, int size, BitSet servedTo) {
    BitSet flagged = new BitSet();
    for (int i = 0; i < size; i += 2) {
      flagged.set(duplicates[i]);
    }
    for (int i = 0; i < size; i += 2) {
      int event = duplicates[i];
      int original = duplicates[i + 1];
      boolean otherParty =
          servedTo.get(event) != servedTo.get(original) && events.from(event) != events.to(event);
      if (otherParty && !flagged.get(original) && !answered.get(original)) {
        answered.set(original);
        kept.set(event);
      } else if (ownOnly) {
        int owner = servedTo.get(event) ? events.to(event) : events.from(event);
        counts[owner]--;
      }
    }
  }

  /** Parties that have records of their own. */
  BitSet subscribers() {
    return subscribers;
  }

  /** The second at which the first event begins; 0 if there is none. */
  long first() {
    return first <= last ? first : 0;
  }

  /** The second at which the last event begins; 0 if there is none. */
  long last() {
    return first <= last ? last : 0;
  }

  /** How many parties there are. */
  int parties() {
    return counts.length;
  }

  /** How many records a party has. */
  int count(int party) {
    return counts[party];
  }

  /** How many records the parties from one to another have. */
  long count(int from, int end) {
    long sum = 0;
    for (int party = from; party < end; party++) {
      sum += counts[party];
    }
    return sum;
  }

  /** Brings the records of the parties of a slice into it. */
  void fill(Slice slice) {
    int lowest = slice.first();
    int highest = slice.end();
    EventBatch batch =
        EventBatch.of(
            EventColumn.TYPE,
            EventColumn.FROM,
            EventColumn.TO,
            EventColumn.SERVED_TO,
            EventColumn.START,
            EventColumn.SECONDS,
            EventColumn.CELL,
            EventColumn.DUPLICATE_OF);
    for (int b = 0; b < events.batches(); b++) {
      events.read(b, batch);
      int[] from = batch.from();
      int[] to = batch.to();
      byte[] types = batch.types();
      boolean[] servedTo = batch.servedTo();
      int[] duplicateOf = batch.duplicateOf();
      for (int i = 0; i < batch.size(); i++) {
        boolean served = servedTo[i];
        int owner = served ? to[i] : from[i];
        int other = served ? from[i] : to[i];
        boolean counts = duplicateOf[i] < 0;
        int event = batch.first() + i;
        if (owner >= lowest && owner < highest && (counts || kept.get(event))) {
          slice.put(batch, i, owner, other, types[i] | Slice.OWN | (served ? 0 : Slice.OUT));
        }
        if (other >= lowest
            && other < highest
            && other != owner
            && counts
            && !ownOnly
            && !answered.get(event)) {
          slice.put(batch, i, other, owner, types[i] | (served ? Slice.OUT : 0));
        }
      }
    }
  }
}
