package uk.toex.api.comms;

/** What a party of a communication is. */
public enum PartyKind {
  /** A telephone number, in E.164: {@code +447700900123}. */
  NUMBER,
  /** A short code: 3 to 6 digits that only mean something within one network, such as 61234. */
  SHORT_CODE,
  /** An alphanumeric sender, up to 11 characters, such as the name of a shop. Can't be called. */
  SENDER,
  /** Withheld: the network did not say who. All withheld parties are the same party. */
  WITHHELD,
  /** Anything else that stood where a party stands, kept as it stood. Never lost. */
  OTHER
}
