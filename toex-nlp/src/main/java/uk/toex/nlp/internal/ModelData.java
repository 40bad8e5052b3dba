package uk.toex.nlp.internal;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import uk.toex.api.Progress;
import uk.toex.api.report.Tag;

/**
 * All that a saved model holds. Immutable.
 *
 * @param header what made it: version, settings, digest of the training data
 * @param exclusive whether the tags exclude each other
 * @param tags the tags by number
 * @param space the rows
 * @param idf the idf of each row
 * @param documentsWithRow how many training texts hold each row, at most 255
 * @param weights the fused weights
 * @param judge reads the scores
 * @param typical the words typical of each tag
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ModelData(
    SortedMap<String, String> header,
    boolean exclusive,
    List<Tag> tags,
    FeatureSpace space,
    float[] idf,
    int[] documentsWithRow,
    LinearWeights weights,
    Judge judge,
    TypicalWords typical) {

  /**
   * Folds that calibrate a model: fewer than a review's, since the models themselves are not kept.
   */
  private static final int FOLDS = 3;

  /** Trains on a whole collection; calibrated across folds. */
  public static ModelData train(
      Prepared prepared,
      boolean exclusive,
      long seed,
      SortedMap<String, String> header,
      IntFunction<String> text,
      Workers workers,
      Progress progress) {
    Corpus corpus = prepared.corpus;
    float[] idf = TfIdf.idf(corpus);
    OutOfFold base = ReviewEngine.outOfFold(prepared, idf, FOLDS, seed, workers, progress);
    Judge judge = ReviewEngine.judge(base, prepared.labels, exclusive, seed, workers, progress);
    int tags = prepared.tags.size();
    int rows = corpus.space().rows();
    int[] all = new int[corpus.size()];
    for (int d = 0; d < all.length; d++) {
      all[d] = d;
    }
    LinearWeights[] trained = new LinearWeights[2];
    LinearTrainer.Settings settings = LinearTrainer.Settings.defaults(seed);
    workers.run(
        2,
        i ->
            trained[i] =
                i == 0
                    ? LogisticRegression.train(
                        corpus,
                        idf,
                        rows,
                        all,
                        prepared.labels,
                        tags,
                        settings.cost(),
                        settings.epochs(),
                        settings.seed(),
                        progress)
                    : ComplementNaiveBayes.train(
                        corpus, idf, rows, all, prepared.labels, tags, progress));
    LinearWeights weights = Fused.fuse(trained[0], trained[1], judge);
    int[] documents = corpus.documentsWithRow().clone();
    for (int r = 0; r < documents.length; r++) {
      documents[r] = Math.min(documents[r], 255);
    }
    return new ModelData(
        Collections.unmodifiableSortedMap(new TreeMap<>(header)),
        exclusive,
        prepared.tags,
        corpus.space(),
        idf,
        documents,
        weights,
        judge,
        TypicalWords.find(corpus, idf, prepared.labels, weights, text));
  }
}
