package uk.toex.embeddings;

import java.util.Arrays;
import java.util.List;
import uk.toex.api.Explanation;
import uk.toex.api.report.ReportClassifier;
import uk.toex.api.report.Tag;
import uk.toex.spi.TrainingSettings;

/** A classifier that knows of a text only its vector. Immutable and thread-safe. */
abstract class EmbeddingClassifier implements ReportClassifier {

  /** Texts looked at together, so that what they are compared with is fetched once for them all. */
  private static final int TILE = 8;

  final List<Tag> tags;
  final boolean exclusive;
  private final int threads;
  private final Embeddings embeddings;

  EmbeddingClassifier(TrainingSettings settings, Embeddings embeddings) {
    this.tags = settings.tags();
    this.exclusive = settings.exclusive();
    this.threads = settings.threads();
    this.embeddings = embeddings;
  }

  /** For each of several texts' vectors, the probability of each tag; new arrays. */
  abstract double[][] probabilities(float[][] vectors);

  @Override
  public final List<Tag> tags() {
    return tags;
  }

  @Override
  public final double[] probabilities(String text) {
    return probabilities(new float[][] {embeddings.of(text)})[0];
  }

  @Override
  public final List<double[]> probabilities(List<String> texts) {
    // The list may be a view that one thread must read.
    List<String> own = List.copyOf(texts);
    int tiles = (own.size() + TILE - 1) / TILE;
    double[][][] all = new double[tiles][][];
    Parallel.run(
        threads,
        tiles,
        tile -> {
          int first = tile * TILE;
          float[][] vectors = new float[Math.min(TILE, own.size() - first)][];
          Arrays.setAll(vectors, i -> embeddings.of(own.get(first + i)));
          all[tile] = probabilities(vectors);
        });
    return Arrays.stream(all).flatMap(Arrays::stream).toList();
  }

  @Override
  public final Explanation explain(String text, Tag tag) {
    if (!tags.contains(tag)) {
      throw new IllegalArgumentException("this classifier does not know the tag " + tag);
    }
    throw new UnsupportedOperationException(
        "A classifier on embeddings can't explain itself: no part of a vector stands for a word."
            + " Read it beside toex-linear, which explains each word.");
  }
}
