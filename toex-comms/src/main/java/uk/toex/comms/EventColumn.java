package uk.toex.comms;

/** A column of events that can be read in bulk into an {@link EventBatch}. */
public enum EventColumn {
  /** What an event is: {@link EventBatch#CALL}, {@code MESSAGE} or {@code DATA}. */
  TYPE,
  /** The party that began it. */
  FROM,
  /** The other party; -1 for a data session. */
  TO,
  /** Whether the record, and so device, subscription and cells, is the other party's. */
  SERVED_TO,
  /** When it began, in seconds since 1970-01-01T00:00Z. */
  START,
  /** How many seconds it lasted; -1 if not known. */
  SECONDS,
  /** The served party's device; -1 if not known. */
  DEVICE,
  /** The served party's subscription; -1 if not known. */
  SUBSCRIPTION,
  /** The cell at the start; -1 if not known. */
  CELL,
  /** The cell at the end; -1 if not known. */
  END_CELL,
  /** The event of which it is the other party's record; -1 if it counts itself. */
  DUPLICATE_OF,
  /** What is uncertain about its time: {@link EventBatch#NO_DOUBT} and so on. */
  TIME_DOUBT
}
