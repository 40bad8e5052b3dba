package uk.toex.embeddings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;
import uk.toex.spi.TrainingSettings;

/**
 * What a classifier learns from: the vectors of reports, and the numbers of the tags that each
 * carries. The vectors are shared with the other classifiers that learn from the same reports.
 */
final class Examples {

  /**
   * The most reports learned from: it bounds memory, and the time that a comparison with all of
   * them takes. Of more, a part is drawn at random.
   */
  static final int MOST = 100_000;

  private static final int BLOCK = 512;

  final float[][] vectors;
  final int[][] tags;

  private Examples(float[][] vectors, int[][] tags) {
    this.vectors = vectors;
    this.tags = tags;
  }

  /**
   * Reads reports.
   *
   * @throws InputRefusedException if there is none to learn from, or one has two tags that exclude
   *     each other
   */
  static Examples read(
      List<Report> reports, TrainingSettings settings, Embeddings embeddings, Progress progress) {
    List<Tag> known = settings.tags();
    List<float[]> vectors = new ArrayList<>();
    List<int[]> tags = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(settings.seed());
    int left = reports.size();
    int wanted = Math.min(left, MOST);
    for (Report report : reports) {
      // Each so many of the rest are wanted: a fair draw in one pass.
      boolean drawn = wanted > 0 && random.nextInt(left) < wanted;
      left--;
      if (!drawn) {
        continue;
      }
      wanted--;
      int[] own = numbers(report, known);
      if (settings.exclusive() && own.length > 1) {
        throw new InputRefusedException(
            "Report "
                + report.id()
                + " carries "
                + own.length
                + " of the tags to learn; with exclusive tags every report carries one.");
      }
      // A report whose one tag is not to be learned says nothing of the others.
      if (!settings.exclusive() || own.length == 1) {
        tags.add(own);
        texts.add(report.text());
        if (texts.size() == BLOCK) {
          embed(texts, settings.threads(), embeddings, vectors);
          progress.step("embedding", vectors.size(), reports.size());
        }
      }
    }
    embed(texts, settings.threads(), embeddings, vectors);
    progress.step("embedding", vectors.size(), vectors.size());
    if (vectors.isEmpty()) {
      throw new InputRefusedException(
          "None of the " + reports.size() + " reports can be learned from: none carries a tag.");
    }
    return new Examples(vectors.toArray(float[][]::new), tags.toArray(int[][]::new));
  }

  private static void embed(
      List<String> texts, int threads, Embeddings embeddings, List<float[]> into) {
    float[][] vectors = new float[texts.size()][];
    Parallel.run(threads, vectors.length, i -> vectors[i] = embeddings.of(texts.get(i)));
    into.addAll(Arrays.asList(vectors));
    texts.clear();
  }

  private static int[] numbers(Report report, List<Tag> known) {
    int[] own = new int[known.size()];
    int n = 0;
    for (int t = 0; t < own.length; t++) {
      if (report.tags().contains(known.get(t))) {
        own[n++] = t;
      }
    }
    return Arrays.copyOf(own, n);
  }

  /** The share of reports that carry each tag, drawn a little inwards: neither 0 nor 1. */
  double[] baseRates(int tagCount, boolean exclusive) {
    double[] rate = new double[tagCount];
    Arrays.fill(rate, 0.5);
    for (int[] own : tags) {
      for (int t : own) {
        rate[t]++;
      }
    }
    for (int t = 0; t < tagCount; t++) {
      rate[t] /= tags.length + 0.5 * (exclusive ? tagCount : 2);
    }
    return rate;
  }
}
