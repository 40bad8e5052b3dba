package uk.toex.nlp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.toex.api.Progress;

/** Both base models against what their definitions say, computed the slow way. */
class BaseModelsTest {

  private static final String[] WORDS = {
    "hotel", "gift", "phone", "older", "male", "shed", "tools", "broken", "night", "car"
  };

  private final int[][] labels = new int[60][];
  private final Corpus corpus = corpus();
  private final float[] idf = TfIdf.idf(corpus);
  private final int[] all = new int[60];
  private final double[][] x = new double[60][corpus.space().rows()];

  BaseModelsTest() {
    PackedDocs.Cursor cursor = corpus.cursor();
    TfIdf tfIdf = new TfIdf(idf);
    for (int d = 0; d < 60; d++) {
      all[d] = d;
      cursor.read(d);
      tfIdf.weigh(cursor.feature, cursor.times, cursor.count);
      for (int i = 0; i < cursor.count; i++) {
        x[d][cursor.feature[i]] = tfIdf.value[i];
      }
    }
  }

  private Corpus corpus() {
    SplitMix random = new SplitMix(3);
    List<String> texts = new ArrayList<>();
    for (int d = 0; d < 60; d++) {
      StringBuilder text = new StringBuilder();
      boolean a = d % 3 == 0;
      for (int i = 0; i < 12; i++) {
        int from = random.unit() < 0.75 ? (a ? 0 : 5) : (a ? 5 : 0);
        text.append(WORDS[from + random.below(5)]).append(' ');
      }
      texts.add(text.toString());
      labels[d] = a ? (d % 2 == 0 ? new int[] {0, 1} : new int[] {0}) : new int[0];
    }
    try (Workers workers = new Workers(1)) {
      Corpus.Builder builder = new Corpus.Builder(workers);
      builder.add(texts);
      return builder.build(1, 1);
    }
  }

  private boolean has(int d, int tag) {
    return Arrays.stream(labels[d]).anyMatch(t -> t == tag);
  }

  private double cost(int d, int tag, double c) {
    int count = 0;
    for (int i = 0; i < 60; i++) {
      count += has(i, tag) ? 1 : 0;
    }
    return c * Math.sqrt(30.0 / (has(d, tag) ? count : 60 - count));
  }

  /** ½|w|² + ½b² + Σ c ln(1 + e^−ym), and its gradient; the bias comes last. */
  private double objective(double[] w, int tag, double c, double[] gradient) {
    double f = 0;
    for (int r = 0; r < w.length; r++) {
      f += w[r] * w[r] / 2;
      gradient[r] = w[r];
    }
    for (int d = 0; d < 60; d++) {
      double y = has(d, tag) ? 1 : -1;
      double m = w[w.length - 1];
      for (int r = 0; r < x[d].length; r++) {
        m += x[d][r] * w[r];
      }
      double ci = cost(d, tag, c);
      f += ci * Math.log1p(Math.exp(-y * m));
      double g = -y * ci / (1 + Math.exp(y * m));
      for (int r = 0; r < x[d].length; r++) {
        gradient[r] += g * x[d][r];
      }
      gradient[w.length - 1] += g;
    }
    return f;
  }

  @Test
  void logistic_regression_comes_to_the_optimum_of_its_objective() {
    LinearTrainer.Settings settings = new LinearTrainer.Settings(4, 60, 1);
    LogisticRegression regression = new LogisticRegression(corpus, idf, labels, 2, all, settings);
    regression.learn(all, 60, Progress.NONE);
    LinearWeights learned = regression.weights();
    int rows = corpus.space().rows();
    for (int tag = 0; tag < 2; tag++) {
      double[] w = new double[rows + 1];
      double[] gradient = new double[rows + 1];
      double best = 0;
      for (int step = 0; step < 4000; step++) {
        best = objective(w, tag, 4, gradient);
        for (int r = 0; r <= rows; r++) {
          w[r] -= 0.004 * gradient[r];
        }
      }
      assertThat(Arrays.stream(gradient).map(Math::abs).max().orElseThrow()).isLessThan(1e-3);
      double[] own = new double[rows + 1];
      for (int r = 0; r < rows; r++) {
        own[r] = learned.weight[r * 2 + tag];
        assertThat(own[r]).as("row %s", r).isCloseTo(w[r], within(0.25));
      }
      own[rows] = learned.bias[tag];
      // Steps below a hundredth of the cost are left out by design.
      double reached = objective(own, tag, 4, gradient);
      assertThat(reached).isBetween(best - 1e-6, best * 1.01);
    }
  }

  @Test
  void learning_in_two_goes_reaches_the_same_place() {
    LinearTrainer.Settings settings = new LinearTrainer.Settings(4, 60, 1);
    LogisticRegression whole = new LogisticRegression(corpus, idf, labels, 2, all, settings);
    whole.learn(all, 60, Progress.NONE);
    LogisticRegression parts = new LogisticRegression(corpus, idf, labels, 2, all, settings);
    parts.learn(Arrays.copyOf(all, 40), 20, Progress.NONE);
    parts.learn(all, 40, Progress.NONE);
    for (int i = 0; i < whole.weights().weight.length; i++) {
      assertThat(parts.weights().weight[i]).isCloseTo(whole.weights().weight[i], within(0.3f));
    }
  }

  @Test
  void complement_naive_bayes_is_its_formula() {
    ComplementNaiveBayes bayes = new ComplementNaiveBayes(corpus, idf, labels, 2);
    bayes.learn(Arrays.copyOf(all, 25), Progress.NONE);
    bayes.learn(Arrays.copyOfRange(all, 25, 60), Progress.NONE);
    LinearWeights learned = bayes.weights();
    int rows = corpus.space().rows();
    for (int tag = 0; tag < 2; tag++) {
      double[] in = new double[rows];
      double[] out = new double[rows];
      double allIn = 0;
      double allOut = 0;
      for (int d = 0; d < 60; d++) {
        for (int r = 0; r < rows; r++) {
          (has(d, tag) ? in : out)[r] += x[d][r];
          allIn += has(d, tag) ? x[d][r] : 0;
          allOut += has(d, tag) ? 0 : x[d][r];
        }
      }
      double s = ComplementNaiveBayes.SMOOTHING;
      for (int r = 0; r < rows; r++) {
        double theta = (in[r] + s) / (allIn + s * rows);
        double complement = (out[r] + s) / (allOut + s * rows);
        assertThat((double) learned.weight[r * 2 + tag])
            .isCloseTo(Math.log(theta / complement), within(1e-3));
      }
      assertThat(learned.bias[tag]).isZero();
    }
  }

  @Test
  void a_channel_finds_the_rates_at_which_tags_were_dropped_and_added() {
    int n = 8000;
    SplitMix random = new SplitMix(9);
    BaseScores scores = new BaseScores(1, n);
    int[][] given = new int[n][];
    for (int d = 0; d < n; d++) {
      boolean truth = random.unit() < 0.2;
      double noise = random.unit() + random.unit() + random.unit() - 1.5;
      scores.logistic[d] = (float) ((truth ? 2 : -2) + 2 * noise);
      scores.bayes[d] = (float) ((truth ? 5 : -5) + 20 * (random.unit() - 0.5));
      boolean has = random.unit() < (truth ? 0.8 : 0.01);
      given[d] = has ? new int[] {0} : new int[0];
    }
    try (Workers workers = new Workers(1)) {
      TagChannel channel = TagChannel.fit(scores, given, 1, workers, Progress.NONE)[0];
      assertThat(channel.omitted).isCloseTo(0.2, within(0.04));
      assertThat(channel.added).isCloseTo(0.01, within(0.006));
      assertThat(channel.logisticWeight).isPositive();
      assertThat(channel.otherTag[0]).isCloseTo(0, within(1e-9));
      assertThat(channel.channelTerm(true)).isPositive();
      assertThat(channel.channelTerm(false)).isNegative();
      assertThat(channel.textSlope).isPositive();
    }
  }
}
