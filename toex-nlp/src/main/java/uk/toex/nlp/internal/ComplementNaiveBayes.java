package uk.toex.nlp.internal;

import uk.toex.api.Progress;

/**
 * Complement naive Bayes (Rennie, Shih, Teevan and Karger, 2003) in its one-versus-all-but-one
 * form: a row's weight for a tag is how much more of the tagged texts' mass it has than of all
 * other texts', ln θ(row | tag) − ln θ(row | not tag), both smoothed. Texts count by their tf-idf
 * values at unit length, so long ones do not drown short ones. One pass; a high-bias model that
 * learns from little and is hard to mislead.
 */
final class ComplementNaiveBayes {

  /** Mass added to every row of both sides. */
  static final double SMOOTHING = 0.1;

  private final Corpus corpus;
  private final float[] idf;
  private final int[][] labels;
  private final int tags;

  /** The mass of row r in texts with tag t at {@code r * tags + t}, and in all texts. */
  private final float[] mass;

  private final double[] all;

  /** A model that has learned nothing yet; the parameters are {@link LogisticRegression}'s. */
  ComplementNaiveBayes(Corpus corpus, float[] idf, int[][] labels, int tags) {
    this.corpus = corpus;
    this.idf = idf;
    this.labels = labels;
    this.tags = tags;
    this.mass = new float[Math.multiplyExact(corpus.space().rows(), tags)];
    this.all = new double[corpus.space().rows()];
  }

  /** Counts texts in. */
  void learn(int[] texts, Progress progress) {
    PackedDocs.Cursor cursor = corpus.cursor();
    TfIdf tfIdf = new TfIdf(idf);
    for (int k = 0; k < texts.length; k++) {
      if ((k & 0xFFF) == 0) {
        progress.step("training", k, texts.length);
      }
      cursor.read(texts[k]);
      tfIdf.weigh(cursor.feature, cursor.times, cursor.count);
      int[] own = labels[texts[k]];
      for (int i = 0; i < cursor.count; i++) {
        float v = tfIdf.value[i];
        int row = cursor.feature[i];
        all[row] += v;
        for (int t : own) {
          mass[row * tags + t] += v;
        }
      }
    }
  }

  /** The weights that follow from what has been counted. */
  LinearWeights weights() {
    int rows = all.length;
    double total = 0;
    double[] tagged = new double[tags];
    for (int r = 0; r < rows; r++) {
      total += all[r];
      for (int t = 0; t < tags; t++) {
        tagged[t] += mass[r * tags + t];
      }
    }
    double smoothed = SMOOTHING * rows;
    double[] offset = new double[tags];
    for (int t = 0; t < tags; t++) {
      offset[t] =
          StrictMath.log(Math.max(0, total - tagged[t]) + smoothed)
              - StrictMath.log(tagged[t] + smoothed);
    }
    float[] weight = new float[mass.length];
    for (int r = 0; r < rows; r++) {
      for (int t = 0; t < tags; t++) {
        double in = mass[r * tags + t];
        double out = Math.max(0, all[r] - in);
        weight[r * tags + t] =
            (float) (StrictMath.log((in + SMOOTHING) / (out + SMOOTHING)) + offset[t]);
      }
    }
    return new LinearWeights(tags, weight, new float[tags]);
  }
}
