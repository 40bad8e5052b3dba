package uk.toex.comms.indicator;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import uk.toex.api.comms.CommsType;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.EventBatch;
import uk.toex.comms.EventColumn;
import uk.toex.comms.EventRow;

/**
 * A record of the party served.
 *
 * @param other the other party; -1 if there is none
 * @param seconds -1 if not known
 */
record OwnRecord(int event, CommsType type, boolean isOut, int other, long start, int seconds) {

  private static final int MATCH_SECONDS = 30;
  private static final int HALF_HOUR = 1800;

  /** The own records, in order of time, of a party and of those it has records with. */
  static SortedMap<Integer, List<OwnRecord>> of(CommsEvents events, int ego) {
    BitSet wanted = new BitSet();
    wanted.set(ego);
    EventBatch batch =
        EventBatch.of(
            EventColumn.TYPE,
            EventColumn.FROM,
            EventColumn.TO,
            EventColumn.SERVED_TO,
            EventColumn.START,
            EventColumn.SECONDS,
            EventColumn.DUPLICATE_OF);
    for (int b = 0; b < events.batches(); b++) {
      events.read(b, batch);
      for (int i = 0; i < batch.size(); i++) {
        boolean served = batch.servedTo()[i];
        int owner = served ? batch.to()[i] : batch.from()[i];
        int other = served ? batch.from()[i] : batch.to()[i];
        if (owner == ego && other >= 0) {
          wanted.set(other);
        }
      }
    }
    SortedMap<Integer, List<OwnRecord>> all = new TreeMap<>();
    all.put(ego, new ArrayList<>());
    for (int b = 0; b < events.batches(); b++) {
      events.read(b, batch);
      for (int i = 0; i < batch.size(); i++) {
        boolean served = batch.servedTo()[i];
        int owner = served ? batch.to()[i] : batch.from()[i];
        int duplicateOf = batch.duplicateOf()[i];
        boolean again = duplicateOf >= 0 && events.servedTo(duplicateOf) == served;
        if (!again && wanted.get(owner)) {
          all.computeIfAbsent(owner, key -> new ArrayList<>()).add(of(events, batch, i));
        }
      }
    }
    all.values().forEach(own -> own.sort((a, b) -> Long.compare(a.start, b.start)));
    return all;
  }

  private static OwnRecord of(CommsEvents events, EventBatch batch, int i) {
    boolean served = batch.servedTo()[i];
    int event = batch.first() + i;
    int other = served ? batch.from()[i] : batch.to()[i];
    return new OwnRecord(
        event, events.type(event), !served, other, batch.start()[i], batch.seconds()[i]);
  }

  /** Whether the other one, if it is of the network and has records, has a matching one. */
  boolean isMatched(Map<Integer, List<OwnRecord>> known, List<Integer> members) {
    List<OwnRecord> theirs = members.contains(other) ? known.get(other) : null;
    return theirs == null || theirs.stream().anyMatch(this::matches);
  }

  private boolean matches(OwnRecord theirs) {
    return type == theirs.type
        && isOut != theirs.isOut
        && (type != CommsType.CALL || seconds == theirs.seconds)
        && Math.abs(start - theirs.start) < MATCH_SECONDS;
  }

  /** How long a call lasted; 0 for others and if not known. */
  long secondsOfCall() {
    return type == CommsType.CALL ? Math.max(0, seconds) : 0;
  }

  /** The weight of each other party in one direction. */
  static Map<Integer, Integer> weights(
      List<OwnRecord> own, EgoNetwork.Weight weight, boolean isOut, ZoneId zone) {
    Map<Integer, Integer> weights = new HashMap<>();
    Set<List<Long>> halfHours = new HashSet<>();
    for (OwnRecord record : own) {
      if (record.isOut != isOut || record.type == CommsType.DATA) {
        continue;
      }
      long offset =
          zone.getRules().getOffset(Instant.ofEpochSecond(record.start)).getTotalSeconds();
      long halfHour = Math.floorDiv(record.start + offset, HALF_HOUR);
      int adds =
          switch (weight) {
            case HALF_HOURS -> halfHours.add(List.of((long) record.other, halfHour)) ? 1 : 0;
            case CALLS -> record.type == CommsType.CALL ? 1 : 0;
            case TEXTS -> record.type == CommsType.MESSAGE ? 1 : 0;
            case SECONDS -> (int) record.secondsOfCall();
          };
      weights.merge(record.other, adds, Integer::sum);
    }
    return weights;
  }

  /** As an event that is nobody's duplicate. */
  EventRow row(CommsEvents events) {
    EventRow row = EventRow.of(events.event(event));
    return row.duplicateOf() < 0 ? row : row.duplicating(-1);
  }
}
