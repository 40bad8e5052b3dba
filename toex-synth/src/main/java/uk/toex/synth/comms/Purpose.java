package uk.toex.synth.comms;

/** What a draw is for, so that no two draws share a sequence. */
final class Purpose {
  static final int NUMBERS = 201;
  static final int SOCIETY = 202;
  static final int WORLD = 203;
  static final int CHANGES = 204;
  static final int LINES = 205;
  static final int SERVICES = 206;
  static final int BURNERS = 207;
  static final int MEETINGS = 208;
  static final int HANDSETS = 209;
  static final int CELL = 210;
  static final int BILL = 211;
  static final int SPELLING = 212;
  static final int DROPPED = 213;
  static final int TWIN = 214;

  /** From here on one purpose a day. */
  static final int PEOPLE_OF_DAY = 1000;

  static final int LINES_OF_DAY = 2000;
  static final int SERVICES_OF_DAY = 3000;
  static final int BURNERS_OF_DAY = 4000;
  static final int EXTRAS_OF_DAY = 5000;

  private Purpose() {}
}
