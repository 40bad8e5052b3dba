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

  static Fused of(OutOfFold base, Judge judge) {
    LinearWeights[] out = new LinearWeights[base.logisticOfFold.length];
    for (int f = 0; f < out.length; f++) {
      out[f] = fuse(base.logisticOfFold[f], base.bayesOfFold[f], judge);
    }
    return new Fused(base.tags, base.fold, out);
  }

  /** One set of weights for a number of texts. */
  static Fused all(LinearWeights weights, int texts) {
    return new Fused(weights.tags, new byte[texts], new LinearWeights[] {weights});
  }

  static LinearWeights fuse(LinearWeights logistic, LinearWeights bayes, Judge judge) {
    int tags = logistic.tags;
    double[] a = new double[tags];
    double[] b = new double[tags];
    for (int t = 0; t < tags; t++) {
      a[t] = judge.logisticWeight(t);
      b[t] = judge.bayesWeight(t);
    }
    float[] w = new float[logistic.weight.length];
    for (int i = 0; i < w.length; i++) {
      int t = i % tags;
      w[i] = (float) (a[t] * logistic.weight[i] + b[t] * bayes.weight[i]);
    }
    float[] bias = new float[tags];
    for (int t = 0; t < tags; t++) {
      bias[t] = (float) (a[t] * logistic.bias[t] + b[t] * bayes.bias[t]);
    }
    return new LinearWeights(tags, w, bias);
  }

  /** The weights that judge a text. */
  LinearWeights judging(int text) {
    return ofFold[fold[text]];
  }
}
