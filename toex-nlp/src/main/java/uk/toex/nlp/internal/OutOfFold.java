package uk.toex.nlp.internal;

import uk.toex.api.Progress;

/**
 * Scores of every text for every tag by models that have not seen the text nor its near copies:
 * both base models, trained once a fold on all other folds. The models are kept, to explain scores
 * with.
 */
final class OutOfFold {

  final int tags;
  final byte[] fold;

  /** Logistic regression's score of text d for tag t, at {@code d * tags + t}. */
  final float[] logistic;

  /** Complement naive Bayes's, likewise. */
  final float[] bayes;

  final LinearWeights[] logisticOfFold;
  final LinearWeights[] bayesOfFold;

  private OutOfFold(int tags, byte[] fold, int folds) {
    this.tags = tags;
    this.fold = fold;
    this.logistic = new float[Math.multiplyExact(fold.length, tags)];
    this.bayes = new float[logistic.length];
    this.logisticOfFold = new LinearWeights[folds];
    this.bayesOfFold = new LinearWeights[folds];
  }

  static OutOfFold run(
      Corpus corpus,
      float[] idf,
      int rows,
      int[][] labels,
      int tags,
      byte[] fold,
      int folds,
      LinearTrainer.Settings settings,
      Workers workers,
      Progress progress) {
    OutOfFold out = new OutOfFold(tags, fold, folds);
    // The long tasks first, so that the threads end together.
    workers.run(
        2 * folds,
        task -> {
          int f = task % folds;
          int[] learn = texts(fold, f, false);
          int[] judge = texts(fold, f, true);
          if (task < folds) {
            LinearWeights w =
                LogisticRegression.train(
                    corpus,
                    idf,
                    rows,
                    learn,
                    labels,
                    tags,
                    settings.cost(),
                    settings.epochs(),
                    settings.seed() + f,
                    progress);
            out.logisticOfFold[f] = w;
            score(corpus, idf, w, judge, out.logistic);
          } else {
            LinearWeights w =
                ComplementNaiveBayes.train(corpus, idf, rows, learn, labels, tags, progress);
            out.bayesOfFold[f] = w;
            score(corpus, idf, w, judge, out.bayes);
          }
        });
    return out;
  }

  private static void score(
      Corpus corpus, float[] idf, LinearWeights weights, int[] texts, float[] into) {
    PackedDocs.Cursor cursor = corpus.cursor();
    TfIdf tfIdf = new TfIdf(idf);
    int tags = weights.tags;
    float[] score = new float[tags];
    for (int text : texts) {
      cursor.read(text);
      int count = cursor.countBelow(weights.rows());
      tfIdf.weigh(cursor.feature, cursor.times, count);
      weights.score(cursor.feature, tfIdf.value, count, score);
      System.arraycopy(score, 0, into, text * tags, tags);
    }
  }

  private static int[] texts(byte[] fold, int which, boolean inside) {
    int n = 0;
    for (byte f : fold) {
      n += (f == which) == inside ? 1 : 0;
    }
    int[] out = new int[n];
    n = 0;
    for (int d = 0; d < fold.length; d++) {
      if ((fold[d] == which) == inside) {
        out[n++] = d;
      }
    }
    return out;
  }
}
