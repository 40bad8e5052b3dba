package uk.toex.comms.pattern;

/**
 * How well two circles fit one person who changed number, against two people who share some.
 *
 * <p>Each contact of the old number was in touch at a rate, which gives the chance p to be seen
 * while the new number was in use, if it was itself in use then. One who changes number keeps a
 * contact with the chance {@value #KEEPS}; of two different people with acquaintances in common,
 * the second has one of the first's with {@value #SHARES}. A contact seen again counts ln(KEEPS /
 * SHARES), one not seen ln((1 − KEEPS p) / (1 − SHARES p)): much if it was in touch daily, next to
 * nothing if once. The same the other way round. Contacts of many who came or went say less.
 */
final class ChangeScorer {

  static final double KEEPS = 0.88;
  static final double SHARES = 0.5;

  /** Those in touch with more of the chosen than this count for less, in proportion. */
  private static final int FEW = 8;

  private final Circles circles;
  private final int[] chosen;
  private final long[] first;
  private final long[] last;
  private final int[] degree;

  /** The parts of the last score. */
  int seen;

  int missing;
  int fresh;
  double seenPoints;
  double missingPoints;
  double freshPoints;

  /**
   * For some circles.
   *
   * @param chosen whose they are
   * @param first when each party was first active, under its first number
   * @param last when last, under its last number as far as is known
   * @param degree of each party, in how many circles it is; 0 for one that does not count
   */
  ChangeScorer(Circles circles, int[] chosen, long[] first, long[] last, int[] degree) {
    this.circles = circles;
    this.chosen = chosen;
    this.first = first;
    this.last = last;
    this.degree = degree;
  }

  /** Scores; the parts can be read until the next call. */
  double score(int old, int next, Lifetimes lives) {
    seen = 0;
    missing = 0;
    fresh = 0;
    seenPoints = 0;
    missingPoints = 0;
    freshPoints = 0;
    side(old, next, lives, true);
    side(next, old, lives, false);
    return seenPoints + missingPoints + freshPoints;
  }

  private void side(int of, int against, Lifetimes lives, boolean forth) {
    long ofFirst = lives.first(chosen[of]);
    long ofLast = lives.last(chosen[of]);
    long againstFirst = lives.first(chosen[against]);
    long againstLast = lives.last(chosen[against]);
    int j = circles.start[against];
    int end = circles.start[against + 1];
    for (int i = circles.start[of]; i < circles.start[of + 1]; i++) {
      int who = circles.other[i];
      if (degree[who] == 0) {
        continue;
      }
      double weight = Math.min(1, (double) FEW / degree[who]);
      while (j < end && circles.other[j] < who) {
        j++;
      }
      if (j < end && circles.other[j] == who) {
        seen += forth ? 1 : 0;
        seenPoints += weight * StrictMath.log(KEEPS / SHARES);
        continue;
      }
      // Who came later, or had gone, could not be in touch.
      double known = days(Math.max(ofFirst, first[who]), Math.min(ofLast, last[who]));
      double chance = days(Math.max(againstFirst, first[who]), Math.min(againstLast, last[who]));
      double rate = (circles.days[i] - 0.6) / Math.max(1, known);
      double p = 1 - StrictMath.exp(-rate * chance);
      double points = weight * StrictMath.log((1 - KEEPS * p) / (1 - SHARES * p));
      if (forth) {
        missing++;
        missingPoints += points;
      } else {
        fresh++;
        freshPoints += points;
      }
    }
  }

  private static double days(long from, long until) {
    return Math.max(0, until - from) / (double) Span.DAY;
  }
}
