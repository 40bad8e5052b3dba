package uk.toex.comms.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import uk.toex.api.comms.CommsEvent;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.EventBatch;
import uk.toex.comms.EventColumn;

/**
 * All events of one number in order of time, duplicates too, each with its raw record. What a
 * record says of device and cell is its served party's, which may be the other one.
 */
public final class NumberTimeline {

  private NumberTimeline() {}

  /** Which way an event went, seen from the number. */
  public enum Direction {
    /** The number began it. */
    OUT,
    /** The other party began it. */
    IN,
    /** It has no other party, or that is the number itself. */
    OWN
  }

  /**
   * An event of the number.
   *
   * @param number its number in the events
   * @param own whether the record, and so device and cell, is the number's own
   */
  public record Moment(int number, Direction direction, boolean own, CommsEvent event) {}

  /**
   * Finds the events of a number: by start, then file, row and number. Empty if there are none.
   *
   * @throws uk.toex.api.CancelledException if the scope's progress says so
   */
  public static List<Moment> of(CommsEvents events, String number, Scope scope) {
    int party = events.partyOf(number);
    if (party < 0) {
      return List.of();
    }
    List<List<Moment>> shares = new ArrayList<>();
    for (int share = 0; share < Batches.shares(events, scope); share++) {
      shares.add(new ArrayList<>());
    }
    Batches.read(
        events,
        scope,
        () -> EventBatch.of(EventColumn.FROM, EventColumn.TO),
        (share, batch) -> {
          int[] from = batch.from();
          int[] to = batch.to();
          for (int i = 0; i < batch.size(); i++) {
            if (from[i] == party || to[i] == party) {
              shares.get(share).add(moment(events, batch.first() + i, party, from[i], to[i]));
            }
          }
        });
    List<Moment> all = new ArrayList<>();
    shares.forEach(all::addAll);
    all.sort(
        Comparator.comparing((Moment m) -> m.event().start())
            .thenComparing(m -> m.event().raw().file())
            .thenComparing(m -> m.event().raw().row())
            .thenComparing(Moment::number));
    return all;
  }

  private static Moment moment(CommsEvents events, int event, int party, int from, int to) {
    Direction direction =
        to < 0 || from == to ? Direction.OWN : from == party ? Direction.OUT : Direction.IN;
    boolean own = (events.servedTo(event) ? to : from) == party;
    return new Moment(event, direction, own, events.event(event));
  }
}
