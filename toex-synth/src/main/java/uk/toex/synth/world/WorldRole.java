package uk.toex.synth.world;

/** What an entity is in truth. Whoever and whatever has none of these roles is nothing to find. */
public enum WorldRole {
  /** A child whom a ring exploits and nobody has recognised yet. */
  HIDDEN_CHILD("hidden-child"),
  /** A child who is known to be exploited: a seed. */
  KNOWN_CHILD("known-child"),
  /** Someone of a ring whom nobody has recognised yet. */
  OFFENDER("offender"),
  /** Someone who is known to exploit children: a seed. */
  KNOWN_OFFENDER("known-offender"),
  /** A place that a ring uses. */
  RING_LOCATION("ring-location"),
  /** A phone or a vehicle that a ring uses. */
  RING_OBJECT("ring-object");

  private final String id;

  WorldRole(String id) {
    this.id = id;
  }

  /** How it is written in files. */
  public String id() {
    return id;
  }
}
