package uk.toex.nlp.internal;

import uk.toex.api.Progress;

/**
 * Scores of every text for every tag by models that have not seen the text nor its near copies:
 * both base models, trained once a fold on all other folds. The models are kept, to explain scores
 * with.
 */
final class OutOfFold {

  final byte[] fold;
  final BaseScores scores;
  final LinearWeights[] logisticOfFold;
  final LinearWeights[] bayesOfFold;

  private OutOfFold(int tags, byte[] fold, int folds) {
    this.fold = fold;
    this.scores = new BaseScores(tags, fold.length, 2);
    this.logisticOfFold = new LinearWeights[folds];
    this.bayesOfFold = new LinearWeights[folds];
  }

  static OutOfFold run(
      Corpus corpus,
      float[] idf,
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
            LogisticRegression regression =
                new LogisticRegression(
                    corpus, idf, labels, tags, learn, settings.withSeed(settings.seed() + f));
            regression.learn(learn, settings.epochs(), progress);
            out.logisticOfFold[f] = regression.weights();
            BaseScores.score(
                corpus, idf, regression.weights(), judge, out.scores.view[BaseScores.LOGISTIC]);
          } else {
            ComplementNaiveBayes bayes = new ComplementNaiveBayes(corpus, idf, labels, tags);
            bayes.learn(learn, progress);
            out.bayesOfFold[f] = bayes.weights();
            BaseScores.score(
                corpus, idf, out.bayesOfFold[f], judge, out.scores.view[BaseScores.BAYES]);
          }
        });
    return out;
  }

  static int[] texts(byte[] fold, int which, boolean inside) {
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
