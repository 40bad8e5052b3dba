package uk.toex.nlp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import uk.toex.api.Progress;

/** Weights worked out by hand, and counting in parts. */
class ComplementNaiveBayesTest {

  private static Corpus corpus(String... texts) {
    try (Workers workers = new Workers(1)) {
      Corpus.Builder builder = new Corpus.Builder(workers);
      builder.add(List.of(texts));
      return builder.build(1, Integer.MAX_VALUE); // words only
    }
  }

  private static int row(Corpus corpus, String word) {
    Tokens tokens = new Tokens();
    tokens.read(word);
    return corpus.space().row(DocFeatures.wordBucket(tokens.hash[0]));
  }

  /**
   * With three texts, idf is 1 + ln 2 for "gift" and "shed" and 1 for "car", so at unit length the
   * values are 0.86104 and 0.50854, and 1 in the text of one word. With 0.1 on each of three rows,
   * the masses are 1.66958 with the tag and 2.66958 without.
   */
  @Test
  void weights_are_those_worked_out_by_hand() {
    Corpus corpus = corpus("gift car", "car shed", "car");
    int[][] labels = {{0}, {}, {}};
    ComplementNaiveBayes bayes = new ComplementNaiveBayes(corpus, TfIdf.idf(corpus), labels, 1);
    bayes.learn(new int[] {0, 1, 2}, Progress.NONE);
    LinearWeights weights = bayes.weights();
    assertThat(weights.weight).hasSize(3);
    assertThat(weights.bias).containsExactly(0);
    // ln(0.96104 / 0.1) + ln(2.66958 / 1.66958), and so on.
    assertThat(weights.weight[row(corpus, "gift")]).isCloseTo(2.73219f, within(1e-5f));
    assertThat(weights.weight[row(corpus, "car")]).isCloseTo(-0.50267f, within(1e-5f));
    assertThat(weights.weight[row(corpus, "shed")]).isCloseTo(-1.79349f, within(1e-5f));
  }

  @Test
  void counting_in_parts_is_counting_all() {
    Corpus corpus = corpus("gift car", "car shed gift", "car", "shed shed", "", "phone gift");
    int[][] labels = {{0, 1}, {1}, {}, {1}, {0}, {0}};
    float[] idf = TfIdf.idf(corpus);
    ComplementNaiveBayes whole = new ComplementNaiveBayes(corpus, idf, labels, 2);
    whole.learn(new int[] {0, 1, 2, 3, 4, 5}, Progress.NONE);
    ComplementNaiveBayes parts = new ComplementNaiveBayes(corpus, idf, labels, 2);
    parts.learn(new int[] {0, 1}, Progress.NONE);
    parts.weights(); // looking on the way changes nothing
    parts.learn(new int[] {2, 3, 4}, Progress.NONE);
    parts.learn(new int[] {5}, Progress.NONE);
    assertThat(parts.weights().weight).isEqualTo(whole.weights().weight);
  }

  @Test
  void a_tag_on_every_text_or_on_none_gives_numbers() {
    Corpus corpus = corpus("gift car", "car shed");
    int[][] labels = {{0}, {0}};
    ComplementNaiveBayes bayes = new ComplementNaiveBayes(corpus, TfIdf.idf(corpus), labels, 2);
    bayes.learn(new int[] {0, 1}, Progress.NONE);
    for (float w : bayes.weights().weight) {
      assertThat(w).isFinite();
    }
  }
}
