package uk.toex.nlp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.toex.api.Progress;

/** Coordinate ascent in the dual against plain gradient descent on the objective itself. */
class LogisticRegressionTest {

  private static final int TEXTS = 90;
  private static final int TAGS = 3;
  private static final int EPOCHS = 80;
  private static final LinearTrainer.Settings SETTINGS = new LinearTrainer.Settings(4, EPOCHS, 5);

  private final int[][] labels = new int[TEXTS][];
  private final int[] all = new int[TEXTS];
  private final Corpus corpus = corpus();
  private final float[] idf = TfIdf.idf(corpus);
  private final int rows = corpus.space().rows();

  /** The texts as vectors; the last value is the bias's 1. */
  private final double[][] x = new double[TEXTS][rows + 1];

  LogisticRegressionTest() {
    PackedDocs.Cursor cursor = corpus.cursor();
    TfIdf tfIdf = new TfIdf(idf);
    for (int d = 0; d < TEXTS; d++) {
      all[d] = d;
      cursor.read(d);
      tfIdf.weigh(cursor.feature, cursor.times, cursor.count);
      for (int i = 0; i < cursor.count; i++) {
        x[d][cursor.feature[i]] = tfIdf.value[i];
      }
      x[d][rows] = 1;
    }
  }

  /** Fourteen words, of which each tag prefers some; the last text is empty. */
  private Corpus corpus() {
    SplitMix random = new SplitMix(11);
    List<String> texts = new ArrayList<>();
    for (int d = 0; d < TEXTS; d++) {
      StringBuilder text = new StringBuilder();
      int topic = d % 4;
      for (int i = 0; i < 8 && d < TEXTS - 1; i++) {
        int word = random.unit() < 0.5 ? topic * 3 + random.below(5) : random.below(14);
        text.append("word").append(word).append(' ');
      }
      texts.add(text.toString());
      // Tag 0 is on a quarter, tag 1 on half, tag 2 on one in eighteen.
      List<Integer> own = new ArrayList<>();
      if (topic == 0) {
        own.add(0);
      }
      if ((topic < 2) != (random.unit() < 0.1)) {
        own.add(1);
      }
      if (d % 18 == 7) {
        own.add(2);
      }
      labels[d] = own.stream().mapToInt(Integer::intValue).toArray();
    }
    try (Workers workers = new Workers(1)) {
      Corpus.Builder builder = new Corpus.Builder(workers);
      builder.add(texts);
      return builder.build(1, Integer.MAX_VALUE);
    }
  }

  private boolean has(int d, int tag) {
    return Arrays.stream(labels[d]).anyMatch(t -> t == tag);
  }

  /** ½|w|² + Σ c ln(1 + e^−ym), the bias among the weights; fills in the gradient. */
  private double objective(double[] w, int tag, double[] gradient) {
    long positives = Arrays.stream(all).filter(d -> has(d, tag)).count();
    double f = 0;
    for (int r = 0; r <= rows; r++) {
      f += w[r] * w[r] / 2;
      gradient[r] = w[r];
    }
    for (int d = 0; d < TEXTS; d++) {
      double y = has(d, tag) ? 1 : -1;
      double side = y > 0 ? positives : TEXTS - positives;
      double cost = SETTINGS.cost() * Math.sqrt(TEXTS / 2.0 / side);
      double m = 0;
      for (int r = 0; r <= rows; r++) {
        m += w[r] * x[d][r];
      }
      f += cost * Math.log1p(Math.exp(-y * m));
      for (int r = 0; r <= rows; r++) {
        gradient[r] -= x[d][r] * y * cost / (1 + Math.exp(y * m));
      }
    }
    return f;
  }

  private double least(int tag) {
    double[] w = new double[rows + 1];
    double[] gradient = new double[rows + 1];
    double f = 0;
    for (int step = 0; step < 3000; step++) {
      f = objective(w, tag, gradient);
      for (int r = 0; r <= rows; r++) {
        w[r] -= gradient[r] / 300;
      }
    }
    assertThat(Arrays.stream(gradient).map(Math::abs).max().orElseThrow()).isLessThan(1e-4);
    return f;
  }

  private void assertOptimal(LinearWeights learned) {
    for (int tag = 0; tag < TAGS; tag++) {
      double[] w = new double[rows + 1];
      for (int r = 0; r < rows; r++) {
        w[r] = learned.weight[r * TAGS + tag];
      }
      w[rows] = learned.bias[tag];
      double least = least(tag);
      double reached = objective(w, tag, new double[rows + 1]);
      assertThat(reached).as("tag %s", tag).isBetween(least - 1e-5, least * 1.01);
    }
  }

  private LogisticRegression model() {
    return new LogisticRegression(corpus, idf, labels, TAGS, all, SETTINGS);
  }

  @Test
  void many_epochs_reach_the_optimum() {
    LogisticRegression model = model();
    model.learn(all, EPOCHS, Progress.NONE);
    assertOptimal(model.weights());
  }

  @Test
  void few_epochs_do_not_by_themselves() {
    LogisticRegression model = model();
    model.learn(Arrays.copyOf(all, 10), 1, Progress.NONE);
    assertThatThrownBy(() -> assertOptimal(model.weights())).isInstanceOf(AssertionError.class);
  }

  @Test
  void learning_more_texts_afterwards_reaches_the_optimum_of_them_all() {
    LogisticRegression model = model();
    model.learn(Arrays.copyOf(all, TEXTS / 2), EPOCHS, Progress.NONE);
    model.learn(all, EPOCHS, Progress.NONE);
    assertOptimal(model.weights());
  }

  @Test
  void the_data_and_the_seed_decide_alone() {
    LogisticRegression one = model();
    LogisticRegression other = model();
    one.learn(all, 3, Progress.NONE);
    other.learn(all, 3, Progress.NONE);
    assertThat(one.weights().weight).isEqualTo(other.weights().weight);
    assertThat(one.weights().bias).isEqualTo(other.weights().bias);
    assertThat(all).isSorted(); // the caller's array is left as it was
  }
}
