package uk.toex.nlp.internal;

/**
 * Which word or pair each row may be named after: one that enough texts hold. Features that share a
 * bucket share a row and its count, so that a rare name or number could pass for a common word; a
 * vote (Boyer and Moore, 1981) among the texts that hold the row finds the one that most of them
 * mean. Its lead over all others is never more than the number of texts that hold it. Immutable.
 *
 * <p>Features are told apart by 16 bits of their hash beside the bucket's: of the rare ones that
 * share a bucket with a common one, one in 65,536 still passes for it.
 */
final class Names {

  /** A word is named only if at least this many reports hold it: fewer could point at a person. */
  static final int NAMED_FROM = 5;

  private static final int MOST = 0xFFFF;

  /** For each row, the print of its leader in the upper half, its lead in the lower. */
  private final int[] vote;

  /**
   * @param vote of each row, as {@link #vote} counts
   */
  Names(int[] vote) {
    this.vote = vote;
  }

  /** A vote after one more text that holds the feature with a print. */
  static int vote(int before, char print) {
    int lead = before & MOST;
    if (lead == 0) {
      return print << 16 | 1;
    }
    if (before >>> 16 != print) {
      return before - 1;
    }
    return lead == MOST ? before : before + 1;
  }

  /** How many rows. */
  int rows() {
    return vote.length;
  }

  /** The print of the feature that a row is named after. */
  char print(int row) {
    return (char) (vote[row] >>> 16);
  }

  /** At least so many texts hold that feature. */
  int lead(int row) {
    return vote[row] & MOST;
  }

  /** Whether the feature of a row that has a print may be named. */
  boolean mayName(int row, char print) {
    return lead(row) >= NAMED_FROM && print(row) == print;
  }
}
