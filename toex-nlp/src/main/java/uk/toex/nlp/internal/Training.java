package uk.toex.nlp.internal;

import java.util.Arrays;
import uk.toex.api.Progress;

/**
 * Trains both base models on a whole collection, and a judge that is calibrated on texts which the
 * models it reads had not seen. Used once, from one thread.
 */
final class Training {

  private final Prepared prepared;
  private final float[] idf;
  private final LinearTrainer.Settings settings;
  private final Workers workers;
  private final int[] all;
  private final LogisticRegression regression;
  private final ComplementNaiveBayes bayes;

  Training(Prepared prepared, float[] idf, LinearTrainer.Settings settings, Workers workers) {
    this.prepared = prepared;
    this.idf = idf;
    this.settings = settings;
    this.workers = workers;
    this.all = new int[prepared.corpus.size()];
    Arrays.setAll(all, d -> d);
    int tags = prepared.tags.size();
    this.regression =
        new LogisticRegression(prepared.corpus, idf, prepared.labels, tags, all, settings);
    this.bayes = new ComplementNaiveBayes(prepared.corpus, idf, prepared.labels, tags);
  }

  /**
   * For small collections: every part is scored by models of the others, all scores calibrate, and
   * the models of the whole are trained beside them.
   */
  Judge acrossParts(byte[] part, int parts, boolean exclusive, Progress progress) {
    OutOfFold base =
        OutOfFold.run(
            prepared.corpus,
            idf,
            prepared.labels,
            prepared.tags.size(),
            part,
            parts,
            settings,
            workers,
            progress);
    workers.run(
        2,
        task -> {
          if (task == 0) {
            regression.learn(all, settings.epochs(), progress);
          } else {
            bayes.learn(all, progress);
          }
        });
    return ReviewEngine.judge(
        base.scores, prepared.labels, exclusive, settings.seed(), workers, progress);
  }

  /**
   * For large ones, where a part is plenty: the models learn from the others, score the part for
   * the calibration, and then go on to learn from all. The optimum that logistic regression moves
   * to is that of all texts, wherever it set out from.
   */
  Judge onePartHeldOut(byte[] part, boolean exclusive, Progress progress) {
    int[] learn = OutOfFold.texts(part, 0, false);
    int[] held = OutOfFold.texts(part, 0, true);
    BaseScores scores = new BaseScores(prepared.tags.size(), held.length, 2);
    workers.run(
        2,
        task -> {
          if (task == 0) {
            regression.learn(learn, settings.epochs() - 1, progress);
            BaseScores.score(
                prepared.corpus, idf, regression.weights(), held, scores.view[BaseScores.LOGISTIC]);
            regression.learn(held, 1, progress);
            regression.learn(all, 2, progress);
          } else {
            bayes.learn(learn, progress);
            BaseScores.score(
                prepared.corpus, idf, bayes.weights(), held, scores.view[BaseScores.BAYES]);
            bayes.learn(held, progress);
          }
        });
    int[][] labels = new int[held.length][];
    Arrays.setAll(labels, i -> prepared.labels[held[i]]);
    return ReviewEngine.judge(scores, labels, exclusive, settings.seed(), workers, progress);
  }

  /** One set of weights, after training. */
  LinearWeights fused(Judge judge) {
    LinearWeights out = regression.weights();
    Fused.fuse(out, bayes.weights(), judge);
    return out;
  }
}
