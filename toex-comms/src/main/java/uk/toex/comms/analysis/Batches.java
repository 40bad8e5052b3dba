package uk.toex.comms.analysis;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import uk.toex.api.InputRefusedException;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.EventBatch;

/** Reads all batches of events by a few threads. */
final class Batches {

  private Batches() {}

  /** Is given the batches of one share, in order, by one thread. */
  interface Reader {
    void read(int share, EventBatch batch);
  }

  /** Into how many shares the batches are put: what a reader gathers, it gathers so many times. */
  static int shares(CommsEvents events, Scope scope) {
    return Math.max(1, Math.min(scope.threads(), events.batches()));
  }

  /** Reads every batch once. */
  static void read(CommsEvents events, Scope scope, Supplier<EventBatch> columns, Reader reader) {
    int shares = shares(events, scope);
    int batches = events.batches();
    AtomicInteger done = new AtomicInteger();
    Tasks.run(
        scope.threads(),
        shares,
        share -> {
          EventBatch batch = columns.get();
          int to = (int) ((long) batches * (share + 1) / shares);
          for (int b = (int) ((long) batches * share / shares); b < to; b++) {
            events.read(b, batch);
            reader.read(share, batch);
            scope.progress().step("reading events", done.incrementAndGet(), batches);
          }
        });
  }

  /** The start of an event as 32 bits: from 1970 to early 2106, which is all that is loaded. */
  static int second(long start, EventBatch batch, int i) {
    if (start >>> 32 != 0) {
      throw new InputRefusedException(
          "Event "
              + (batch.first() + i)
              + " begins "
              + start
              + " seconds after 1970; expected 0 to 4294967295 (the year 2106).");
    }
    return (int) start;
  }
}
