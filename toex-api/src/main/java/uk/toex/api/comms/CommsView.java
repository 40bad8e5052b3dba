package uk.toex.api.comms;

import java.time.ZoneId;

/**
 * Comms events to read, by numbers: events are 0 to {@code events() - 1}, and what they name is
 * numbered from 0 too: parties, devices, subscriptions and cells. -1 stands for "not known". For
 * hot code and plugins. Immutable and thread-safe.
 */
public interface CommsView {

  /** How many events there are, duplicates included. */
  int events();

  /** What an event is. */
  CommsType type(int event);

  /** The number of the party that began an event. */
  int from(int event);

  /** The number of the other party; -1 for a data session. */
  int to(int event);

  /**
   * True if the record, and so device, subscription and cells, is {@code to}'s, not {@code from}'s.
   */
  boolean servedTo(int event);

  /** When an event began, in seconds since 1970-01-01T00:00Z. */
  long start(int event);

  /** How many seconds it lasted; -1 if not known. */
  int seconds(int event);

  /** The number of the served party's device; -1 if not known. */
  int device(int event);

  /** The number of the served party's subscription; -1 if not known. */
  int subscription(int event);

  /** The number of the cell at the start; -1 if not known. */
  int cell(int event);

  /** The number of the cell at the end; -1 if not known. */
  int endCell(int event);

  /** The event of which this is the other party's record; -1 if it counts itself. */
  int duplicateOf(int event);

  /** An event with all that is known about it. Makes an object each time. */
  CommsEvent event(int event);

  /** How many parties there are. */
  int parties();

  /** The party with a number. */
  Party party(int party);

  /** The number of the party with an id, or -1. */
  int partyOf(String id);

  /** How many devices there are: IMEIs that differ in their first 14 digits. */
  int devices();

  /** The IMEI of a device: its first 14 digits, or as it stood if it is not an IMEI. */
  String imei(int device);

  /** How many subscriptions there are. */
  int subscriptions();

  /** The IMSI of a subscription, as it stood. */
  String imsi(int subscription);

  /** How many cells there are. */
  int cells();

  /** The cell with a number. */
  Cell cellAt(int cell);

  /** The zone in which hours and days are counted. */
  ZoneId zone();
}
