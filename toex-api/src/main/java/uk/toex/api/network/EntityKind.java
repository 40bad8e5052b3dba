package uk.toex.api.network;

/** The four kinds of the POLE model. The order is part of the contract: files store the ordinal. */
public enum EntityKind {
  /** Someone. */
  PERSON("person"),
  /** Something that is owned or used: a phone, a vehicle, an account. */
  OBJECT("object"),
  /** Somewhere. */
  LOCATION("location"),
  /** Something that happened or was recorded: a missing episode, a stop, a report. */
  EVENT("event");

  private final String id;

  EntityKind(String id) {
    this.id = id;
  }

  /** How it is written in files. */
  public String id() {
    return id;
  }
}
