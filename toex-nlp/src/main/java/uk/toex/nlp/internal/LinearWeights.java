package uk.toex.nlp.internal;

/**
 * The weights of linear scores for several tags: {@code weight[row * tags + tag]}, so that all tags
 * of a row share a cache line or two, and a bias for each tag. Immutable by convention.
 */
final class LinearWeights {

  final int tags;
  final float[] weight;
  final float[] bias;

  LinearWeights(int tags, float[] weight, float[] bias) {
    this.tags = tags;
    this.weight = weight;
    this.bias = bias;
  }

  /** How many rows carry weights. */
  int rows() {
    return weight.length / tags;
  }

  /**
   * Scores one text for all tags.
   *
   * @param row its rows; those beyond {@link #rows()} must have been left out
   * @param value the value of each
   * @param count how many
   * @param score takes the scores
   */
  void score(int[] row, float[] value, int count, float[] score) {
    float[] w = weight;
    int t = tags;
    System.arraycopy(bias, 0, score, 0, t);
    for (int i = 0; i < count; i++) {
      float v = value[i];
      int base = row[i] * t;
      for (int k = 0; k < t; k++) {
        score[k] += v * w[base + k];
      }
    }
  }

  /** As {@link #score(int[], float[], int, float[])}, in double precision throughout. */
  void score(int[] row, float[] value, int count, double[] score) {
    float[] w = weight;
    int t = tags;
    for (int k = 0; k < t; k++) {
      score[k] = bias[k];
    }
    for (int i = 0; i < count; i++) {
      double v = value[i];
      int base = row[i] * t;
      for (int k = 0; k < t; k++) {
        score[k] += v * w[base + k];
      }
    }
  }
}
