package uk.toex.api.comms;

/** What is uncertain about an event's time. */
public enum TimeDoubt {
  /** Nothing: the file gave the offset from UTC, or the zone leaves only one reading. */
  NONE,
  /** It lies in the hour that an autumn clock change repeats; the earlier reading was taken. */
  REPEATED_HOUR,
  /** It lies in the hour that a spring clock change leaves out; moved on by that hour. */
  SKIPPED_HOUR
}
