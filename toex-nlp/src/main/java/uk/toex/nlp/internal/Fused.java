package uk.toex.nlp.internal;

/**
 * One linear score a tag, fused from both base models by the weights that a channel found: what a
 * word contributes to it is exact. Out of fold, each text has the weights of its fold; in a saved
 * model there is one set for all.
 */
final class Fused {

  final int tags;

  /** The fold of each text; all 0 where there is one set of weights. */
  final byte[] fold;

  final LinearWeights[] ofFold;

  private Fused(int tags, byte[] fold, LinearWeights[] ofFold) {
    this.tags = tags;
    this.fold = fold;
    this.ofFold = ofFold;
  }

  /** Fuses the models of all folds, which are used up by it. */
  static Fused of(OutOfFold base, Judge judge) {
    LinearWeights[] out = base.logisticOfFold;
    for (int f = 0; f < out.length; f++) {
      fuse(out[f], base.bayesOfFold[f], judge);
    }
    return new Fused(base.scores.tags, base.fold, out);
  }

  /** One set of weights for a number of texts. */
  static Fused all(LinearWeights weights, int texts) {
    return new Fused(weights.tags, new byte[texts], new LinearWeights[] {weights});
  }

  /** Adds the second model to the first, which becomes the fused one: no third is needed. */
  static void fuse(LinearWeights logistic, LinearWeights bayes, Judge judge) {
    int tags = logistic.tags;
    for (int t = 0; t < tags; t++) {
      double a = judge.viewWeight(t, BaseScores.LOGISTIC);
      double b = judge.viewWeight(t, BaseScores.BAYES);
      logistic.bias[t] = (float) (a * logistic.bias[t] + b * bayes.bias[t]);
      for (int i = t; i < logistic.weight.length; i += tags) {
        logistic.weight[i] = (float) (a * logistic.weight[i] + b * bayes.weight[i]);
      }
    }
  }

  /** The weights that judge a text. */
  LinearWeights judging(int text) {
    return ofFold[fold[text]];
  }
}
