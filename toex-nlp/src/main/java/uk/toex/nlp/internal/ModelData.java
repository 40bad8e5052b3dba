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
 * @param names which word or pair each row may be named after
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
    Names names,
    LinearWeights weights,
    Judge judge,
    TypicalWords typical) {

  /** Collections from this size on are calibrated on one part of {@link #PARTS}, not on all. */
  static final int ONE_PART_FROM = 10_000;

  private static final int PARTS = 3;

  /** Trains on a whole collection. */
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
    Training training = new Training(prepared, idf, LinearTrainer.Settings.defaults(seed), workers);
    byte[] part = Folds.deal(prepared.groups, prepared.labels, prepared.tags.size(), PARTS, seed);
    Judge judge =
        corpus.size() < ONE_PART_FROM
            ? training.acrossParts(part, PARTS, exclusive, progress)
            : training.onePartHeldOut(part, exclusive, progress);
    LinearWeights weights = training.fused(judge);
    return new ModelData(
        Collections.unmodifiableSortedMap(new TreeMap<>(header)),
        exclusive,
        prepared.tags,
        corpus.space(),
        idf,
        corpus.names(),
        weights,
        judge,
        TypicalWords.find(corpus, idf, prepared.labels, weights, text));
  }
}
