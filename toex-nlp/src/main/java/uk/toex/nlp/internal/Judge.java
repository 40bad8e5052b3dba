package uk.toex.nlp.internal;

import uk.toex.api.Explanation;

/**
 * Turns the fused scores of a text into how probably its given tags are wrong, and says why.
 * Immutable.
 */
public sealed interface Judge permits TagJudge, ClassJudge {

  /** The step of an explanation that is assumed and not learned; see docs/architecture.md. */
  String PRIOR = "prior: people err where texts are ambiguous";

  /**
   * What is judged: one report and one tag, given or not.
   *
   * @param score the fused score of each tag
   * @param own the numbers of the tags given to the report, rising
   * @param tag the number of the tag in question; for exclusive tags the one given
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Case(double[] score, int[] own, int tag) {
    boolean given() {
      for (int t : own) {
        if (t == tag) {
          return true;
        }
      }
      return false;
    }
  }

  /** How much a view's score counts in the fused score of a tag. */
  double viewWeight(int tag, int view);

  /**
   * For a text whose tags are not known, the log-odds that each tag applies.
   *
   * @param score the fused scores
   * @param logOdds takes the log-odds
   */
  void classify(double[] score, double[] logOdds);

  /** The log-odds that the tag as given, or as not given, is wrong. */
  double wrongLogOdds(Case c);

  /** Of that, what comes before the noise channel. */
  double scoreBeforeChannel(Case c);

  /** For a given tag, the number of the tag that fits better, or −1. */
  int suggestion(Case c);

  /**
   * Why, in parts that add up to {@link #wrongLogOdds}.
   *
   * @param material the text and what reads it
   */
  Explanation explain(Case c, Material material);
}
