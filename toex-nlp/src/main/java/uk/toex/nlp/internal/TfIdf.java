package uk.toex.nlp.internal;

/**
 * Weighs the words of a text: (1 + ln count) × idf, scaled to unit length over the rows used, with
 * idf = 1 + ln((1 + n) / (1 + documents with the row)). A scratch object for one thread; the idf
 * table behind it is shared.
 */
final class TfIdf {

  /**
   * How much a pair of words weighs beside a word. At full weight pairs drown words and every
   * measure falls; lightly weighed they help where phrases matter and cost nothing elsewhere.
   */
  static final double PAIR = 0.35;

  private static final double[] LOG_COUNT = new double[256];

  static {
    for (int i = 1; i < LOG_COUNT.length; i++) {
      LOG_COUNT[i] = 1 + StrictMath.log(i);
    }
  }

  private final float[] idf;

  /** The weights of the features given last, in their order. */
  float[] value = new float[1024];

  TfIdf(float[] idf) {
    this.idf = idf;
  }

  /** The idf of each row of a corpus. */
  static float[] idf(Corpus corpus) {
    float[] idf = new float[corpus.space().rows()];
    for (int r = 0; r < idf.length; r++) {
      double rarity = 1 + StrictMath.log((1.0 + corpus.size()) / (1.0 + corpus.documentsWith(r)));
      idf[r] = (float) (r < corpus.space().words() ? rarity : PAIR * rarity);
    }
    return idf;
  }

  /** Weighs features; returns the sum of squares before scaling, 0 if there is nothing. */
  double weigh(int[] row, int[] times, int count) {
    if (value.length < count) {
      value = new float[count * 2];
    }
    double squares = 0;
    for (int i = 0; i < count; i++) {
      int t = times[i];
      double v = idf[row[i]] * (t < 256 ? LOG_COUNT[t] : 1 + StrictMath.log(t));
      squares += v * v;
      value[i] = (float) v;
    }
    if (squares > 0) {
      float scale = (float) (1 / Math.sqrt(squares));
      for (int i = 0; i < count; i++) {
        value[i] *= scale;
      }
    }
    return squares;
  }
}
