package uk.toex.api.comms;

import java.util.Objects;

/**
 * One end of a communication.
 *
 * @param id how it is written in every output: E.164 for a number, otherwise as it stood, without
 *     blanks around it; {@code withheld} for a withheld number. Never empty
 * @param kind what it is
 */
public record Party(String id, PartyKind kind) {

  /** The party of every communication whose number was withheld. */
  public static final Party WITHHELD = new Party("withheld", PartyKind.WITHHELD);

  /**
   * @throws IllegalArgumentException if the id is blank
   */
  public Party {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a party needs an id");
    }
    Objects.requireNonNull(kind, "kind");
  }
}
