package uk.toex.nlp.internal;

import java.util.ArrayList;
import java.util.List;
import uk.toex.api.Explanation;
import uk.toex.api.Explanation.Part;
import uk.toex.api.Explanation.Step;

/**
 * Keeps probabilities within what analysts' agreement can bear out: two of them differ on more than
 * one report in a thousand, so no model may claim 0.9999999. A mixture, so that the order stays.
 */
final class Certainty {

  /** No probability is above one less this. */
  static final double MOST = 1e-3;

  /** Nor any below this: of a million reports, few can be ruled out for sure. */
  static final double LEAST = 1e-6;

  private Certainty() {}

  static double probability(double logOdds) {
    return LEAST + (1 - LEAST - MOST) * Logistic.sigmoid(logOdds);
  }

  /** An explanation of log-odds, carried on to those of the bounded probability. */
  static Explanation bounded(Explanation e) {
    double total = Logistic.logit(probability(e.total()));
    List<Part> parts = new ArrayList<>(e.parts());
    parts.add(new Step("limits of certainty", total - e.total()));
    return new Explanation(e.scale(), parts, e.unexplained(), total);
  }
}
