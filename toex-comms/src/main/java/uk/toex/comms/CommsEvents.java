package uk.toex.comms;

import uk.toex.api.comms.CommsView;
import uk.toex.api.comms.PartyKind;

/**
 * Comms events that can also be read in bulk, batch by batch, into plain arrays. Immutable and
 * thread-safe; batches may be read by several threads, each with an {@link EventBatch} of its own.
 *
 * <pre>{@code
 * EventBatch batch = EventBatch.of(EventColumn.FROM, EventColumn.TO, EventColumn.DUPLICATE_OF);
 * for (int b = 0; b < events.batches(); b++) {
 *   events.read(b, batch);
 *   int[] from = batch.from();
 *   int[] duplicateOf = batch.duplicateOf();
 *   for (int i = 0; i < batch.size(); i++) {
 *     if (duplicateOf[i] < 0) {
 *       count(from[i]); // event number batch.first() + i
 *     }
 *   }
 * }
 * }</pre>
 */
public interface CommsEvents extends CommsView {

  /** The most events that a batch holds: 65,536. */
  int MAX_BATCH = 1 << 16;

  /** How many batches there are. Together, in order, they hold all events in order. */
  int batches();

  /** The number of the first event of a batch; for {@code batches()} the number of events. */
  int firstOf(int batch);

  /**
   * Reads the columns that a batch asks for.
   *
   * @throws uk.toex.api.InputRefusedException if what was stored is damaged
   */
  void read(int batch, EventBatch into);

  /** What a party is: that of {@link #party}, without making an object. */
  default PartyKind kindOf(int party) {
    return party(party).kind();
  }

  /** Any view's events, to be read in bulk; the view itself if it can be. Otherwise a copy. */
  static CommsEvents of(CommsView view) {
    return view instanceof CommsEvents events ? events : MemoryEvents.copyOf(view);
  }
}
