package uk.toex.nlp.internal;

/**
 * The scores of texts for every tag by several models, each a view of the text, from models that
 * have not seen the text nor its near copies. Of text i for tag t at {@code i * tags + t}.
 */
final class BaseScores {

  /** The views of the built-in classifier, which come first where it takes part. */
  static final int LOGISTIC = 0;

  static final int BAYES = 1;

  final int tags;

  /** The scores by view. */
  final float[][] view;

  BaseScores(int tags, int texts, int views) {
    this(tags, new float[views][Math.multiplyExact(texts, tags)]);
  }

  BaseScores(int tags, float[][] view) {
    this.tags = tags;
    this.view = view;
  }

  int views() {
    return view.length;
  }

  /**
   * Scores texts.
   *
   * @param texts their numbers
   * @param into takes the scores: at the text's own number if that is how large it is, else in the
   *     order of the texts
   */
  static void score(Corpus corpus, float[] idf, LinearWeights weights, int[] texts, float[] into) {
    PackedDocs.Cursor cursor = corpus.cursor();
    TfIdf tfIdf = new TfIdf(idf);
    int tags = weights.tags;
    boolean dense = into.length == texts.length * tags;
    float[] score = new float[tags];
    for (int i = 0; i < texts.length; i++) {
      cursor.read(texts[i]);
      tfIdf.weigh(cursor.feature, cursor.times, cursor.count);
      weights.score(cursor.feature, tfIdf.value, cursor.count, score);
      System.arraycopy(score, 0, into, (dense ? i : texts[i]) * tags, tags);
    }
  }
}
