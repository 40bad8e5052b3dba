package uk.toex.nlp.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * The words that speak most for each tag in the reports that carry it: what a report with the tag
 * can be expected to say. Immutable.
 */
final class TypicalWords {

  /**
   * A typical word.
   *
   * @param row its row
   * @param mean its mean value over the reports that carry the tag
   * @param name the word
   */
  record Word(int row, double mean, String name) {}

  private static final int PER_TAG = 40;
  private static final int MOST_TEXTS = 100_000;

  private final List<List<Word>> ofTag;

  TypicalWords(List<List<Word>> ofTag) {
    this.ofTag = ofTag;
  }

  /** The typical words of a tag, the heaviest first. */
  List<Word> of(int tag) {
    return ofTag.get(tag);
  }

  static TypicalWords find(
      Corpus corpus, float[] idf, int[][] labels, LinearWeights weights, IntFunction<String> text) {
    int tags = weights.tags;
    int words = Math.min(corpus.space().words(), weights.rows());
    float[] sum = new float[words * tags];
    int[] carriers = new int[tags];
    int[] firstText = new int[words];
    PackedDocs.Cursor cursor = corpus.cursor();
    TfIdf tfIdf = new TfIdf(idf);
    int texts = Math.min(corpus.size(), MOST_TEXTS);
    for (int d = texts - 1; d >= 0; d--) {
      if (labels[d].length == 0) {
        continue;
      }
      cursor.read(d);
      int all = cursor.countBelow(weights.rows());
      tfIdf.weigh(cursor.feature, cursor.times, all);
      int count = cursor.countBelow(words);
      for (int t : labels[d]) {
        carriers[t]++;
        for (int i = 0; i < count; i++) {
          sum[cursor.feature[i] * tags + t] += tfIdf.value[i];
          firstText[cursor.feature[i]] = d;
        }
      }
    }
    int[][] chosen = new int[tags][];
    Map<Integer, String> names = new HashMap<>();
    for (int t = 0; t < tags; t++) {
      double[] pull = new double[words];
      for (int r = 0; r < words; r++) {
        boolean nameable = corpus.names().lead(r) >= Names.NAMED_FROM;
        pull[r] = nameable ? (double) sum[r * tags + t] * weights.weight[r * tags + t] : 0;
      }
      int[] order = Order.descending(pull);
      int n = 0;
      while (n < Math.min(PER_TAG, words) && pull[order[n]] > 0) {
        n++;
      }
      chosen[t] = Arrays.copyOf(order, n);
      for (int r : chosen[t]) {
        names.put(r, "");
      }
    }
    // A name is read from the first text that holds the word: only hashes were kept.
    int[] buckets = corpus.space().buckets();
    Tokens tokens = new Tokens();
    for (Map.Entry<Integer, String> entry : names.entrySet()) {
      String from = text.apply(firstText[entry.getKey()]);
      tokens.read(from);
      for (int i = 0; i < tokens.count; i++) {
        if (DocFeatures.wordBucket(tokens.hash[i]) == buckets[entry.getKey()]
            && corpus.names().mayName(entry.getKey(), DocFeatures.wordPrint(tokens.hash[i]))) {
          entry.setValue(Tokens.fold(from, tokens.start[i], tokens.end[i]));
          break;
        }
      }
    }
    List<List<Word>> ofTag = new ArrayList<>();
    for (int t = 0; t < tags; t++) {
      List<Word> list = new ArrayList<>();
      for (int r : chosen[t]) {
        String name = names.getOrDefault(r, "");
        if (!name.isEmpty()) {
          list.add(new Word(r, sum[r * tags + t] / carriers[t], name));
        }
      }
      ofTag.add(List.copyOf(list));
    }
    return new TypicalWords(ofTag);
  }
}
