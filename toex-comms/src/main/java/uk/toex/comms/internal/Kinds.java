package uk.toex.comms.internal;

import uk.toex.api.comms.PartyKind;

/** How kinds of parties are stored. */
final class Kinds {

  private Kinds() {}

  static byte code(PartyKind kind) {
    return switch (kind) {
      case NUMBER -> 0;
      case SHORT_CODE -> 1;
      case SENDER -> 2;
      case WITHHELD -> 3;
      case OTHER -> 4;
    };
  }

  static PartyKind kind(byte code) {
    return switch (code) {
      case 0 -> PartyKind.NUMBER;
      case 1 -> PartyKind.SHORT_CODE;
      case 2 -> PartyKind.SENDER;
      case 3 -> PartyKind.WITHHELD;
      default -> PartyKind.OTHER;
    };
  }
}
