package uk.toex.nlp.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import uk.toex.api.Explanation.Evidence;
import uk.toex.api.Explanation.Part;
import uk.toex.api.Explanation.Span;
import uk.toex.api.Explanation.Step;

/**
 * Names what each word of a text adds to a linear score. A scratch object for one thread; what it
 * returns is exact and always the same.
 */
final class Explainer {

  /** The step that sums up words too rare to be named. */
  static final String RARE_WORDS = "words in fewer than " + Names.NAMED_FROM + " reports";

  private static final int MOST_LACKING = 5;

  private final FeatureSpace space;
  private final Names names;
  private final DocFeatures features = new DocFeatures();
  private final TfIdf tfIdf;
  private int[] row = new int[1024];
  private int[] times = new int[1024];

  Explainer(FeatureSpace space, float[] idf, Names names) {
    this.space = space;
    this.names = names;
    this.tfIdf = new TfIdf(idf);
  }

  /**
   * The words and pairs of a text with their contributions, the heaviest first, and the rest as a
   * step.
   *
   * @param contribution what a row adds for each unit of its value
   */
  List<Part> words(String text, Contribution contribution) {
    features.read(text);
    int count = 0;
    if (row.length < features.count) {
      row = new int[features.count * 2];
      times = new int[features.count * 2];
    }
    // Rising rows, as when the text was scored, so that even the rounding is the same.
    long[] sorted = new long[features.count];
    for (int i = 0; i < features.count; i++) {
      int r = space.row(features.bucket[i]);
      if (r >= 0) {
        sorted[count++] = (long) r << 32 | features.times[i];
      }
    }
    Arrays.sort(sorted, 0, count);
    for (int i = 0; i < count; i++) {
      row[i] = (int) (sorted[i] >>> 32);
      times[i] = (int) sorted[i];
    }
    tfIdf.weigh(row, times, count);
    List<List<Span>> spans = spans(count);
    double[] value = new double[count];
    double[] magnitude = new double[count];
    double rare = 0;
    for (int i = 0; i < count; i++) {
      value[i] = tfIdf.value[i] * contribution.of(row[i]);
      if (spans.get(i).isEmpty()) {
        rare += value[i];
        magnitude[i] = -1;
      } else {
        magnitude[i] = Math.abs(value[i]);
      }
    }
    List<Part> parts = new ArrayList<>();
    for (int i : Order.descending(magnitude)) {
      if (magnitude[i] > 0) {
        parts.add(new Evidence(name(text, spans.get(i).get(0), row[i]), value[i], spans.get(i)));
      }
    }
    if (rare != 0) {
      parts.add(new Step(RARE_WORDS, rare));
    }
    return parts;
  }

  /**
   * The typical words of a tag that a text lacks: each as evidence without a place, and one step
   * that takes their sum back, since an absent word adds nothing to the score itself.
   */
  List<Part> lacking(String text, List<TypicalWords.Word> typical, LinearWeights weights, int tag) {
    features.read(text);
    List<Part> parts = new ArrayList<>();
    double sum = 0;
    for (TypicalWords.Word word : typical) {
      boolean holds = false;
      for (int i = 0; i < features.count; i++) {
        holds |= space.row(features.bucket[i]) == word.row();
      }
      double pull = word.mean() * weights.weight[word.row() * weights.tags + tag];
      if (!holds && pull > 0) {
        parts.add(new Evidence(word.name(), pull, List.of()));
        sum += pull;
        if (parts.size() == MOST_LACKING) {
          break;
        }
      }
    }
    if (!parts.isEmpty()) {
      parts.add(new Step("what reports with this tag usually say", -sum));
    }
    return parts;
  }

  /** What a row adds for each unit of its value. */
  interface Contribution {
    double of(int row);
  }

  /** The places of each feature that may be named, by the features' order; else none. */
  private List<List<Span>> spans(int count) {
    List<List<Span>> spans = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      spans.add(new ArrayList<>(2));
    }
    Tokens tokens = features.tokens;
    for (int i = 0; i < tokens.count; i++) {
      long h = tokens.hash[i];
      int w = space.row(DocFeatures.wordBucket(h));
      if (w >= 0 && names.mayName(w, DocFeatures.wordPrint(h))) {
        add(spans, count, w, tokens.start[i], tokens.end[i]);
      }
      if (i > 0) {
        long before = tokens.hash[i - 1];
        int p = space.row(DocFeatures.pairBucket(before, h));
        if (p >= 0 && names.mayName(p, DocFeatures.pairPrint(before, h))) {
          add(spans, count, p, tokens.start[i - 1], tokens.end[i]);
        }
      }
    }
    return spans;
  }

  private void add(List<List<Span>> spans, int count, int r, int start, int end) {
    spans.get(Arrays.binarySearch(row, 0, count, r)).add(new Span(start, end));
  }

  private String name(String text, Span span, int r) {
    if (r < space.words()) {
      return Tokens.fold(text, span.start(), span.end());
    }
    // A pair may have anything between its words: name the words alone.
    Tokens tokens = features.tokens;
    int first = Arrays.binarySearch(tokens.start, 0, tokens.count, span.start());
    return Tokens.fold(text, tokens.start[first], tokens.end[first])
        + " "
        + Tokens.fold(text, tokens.start[first + 1], tokens.end[first + 1]);
  }
}
