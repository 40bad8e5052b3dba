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
    int k = 0;
    for (; k <= t - 8; k += 8) {
      float a0 = bias[k];
      float a1 = bias[k + 1];
      float a2 = bias[k + 2];
      float a3 = bias[k + 3];
      float a4 = bias[k + 4];
      float a5 = bias[k + 5];
      float a6 = bias[k + 6];
      float a7 = bias[k + 7];
      for (int i = 0; i < count; i++) {
        float v = value[i];
        int at = row[i] * t + k;
        a0 += v * w[at];
        a1 += v * w[at + 1];
        a2 += v * w[at + 2];
        a3 += v * w[at + 3];
        a4 += v * w[at + 4];
        a5 += v * w[at + 5];
        a6 += v * w[at + 6];
        a7 += v * w[at + 7];
      }
      score[k] = a0;
      score[k + 1] = a1;
      score[k + 2] = a2;
      score[k + 3] = a3;
      score[k + 4] = a4;
      score[k + 5] = a5;
      score[k + 6] = a6;
      score[k + 7] = a7;
    }
    for (; k <= t - 4; k += 4) {
      float a0 = bias[k];
      float a1 = bias[k + 1];
      float a2 = bias[k + 2];
      float a3 = bias[k + 3];
      for (int i = 0; i < count; i++) {
        float v = value[i];
        int at = row[i] * t + k;
        a0 += v * w[at];
        a1 += v * w[at + 1];
        a2 += v * w[at + 2];
        a3 += v * w[at + 3];
      }
      score[k] = a0;
      score[k + 1] = a1;
      score[k + 2] = a2;
      score[k + 3] = a3;
    }
    for (; k < t; k++) {
      float a = bias[k];
      for (int i = 0; i < count; i++) {
        a += value[i] * w[row[i] * t + k];
      }
      score[k] = a;
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
