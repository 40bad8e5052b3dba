package uk.toex.api.comms;

/** What kind of communication an event is. */
public enum CommsType {
  /** A call, answered or not. */
  CALL,
  /** A message: SMS, or one of an application. */
  MESSAGE,
  /** A data session: one party, no other end. */
  DATA
}
