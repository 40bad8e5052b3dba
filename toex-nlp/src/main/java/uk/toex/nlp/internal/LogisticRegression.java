package uk.toex.nlp.internal;

import uk.toex.api.Progress;

/**
 * L2-regularised logistic regression for several tags at once, solved in the dual by coordinate
 * ascent (Yu, Huang and Lin, 2011; Shalev-Shwartz and Zhang, 2013).
 *
 * <p>Each visit to a text reads its rows once for all tags: the margins of all tags come from one
 * pass over {@code weight[row * tags + tag]}, each tag's dual variable is then solved for alone by
 * Newton's method, and the few that moved are added back. There is no learning rate to tune, and a
 * fixed number of epochs in seeded order makes the result a function of the data and the seed.
 */
final class LogisticRegression {

  /** Dual steps below this share of C are left out: they would not move a weight visibly. */
  private static final double NEGLIGIBLE = 1e-2;

  private final Corpus corpus;
  private final float[] idf;
  private final int rows;
  private final int[][] labels;
  private final int tags;
  private final SplitMix random;
  private final LinearWeights weights;

  /** The cost of a loss on a text with the tag, and on one without. */
  private final double[] positiveCost;

  private final double[] negativeCost;

  /** The dual variable of text d and tag t at {@code d * tags + t}; 0 for texts not visited yet. */
  private final float[] alpha;

  /**
   * A model that has learned nothing yet.
   *
   * @param corpus the texts
   * @param idf weight of each row
   * @param labels for each text of the corpus, its tags, rising, below {@code tags}
   * @param tags how many tags
   * @param texts the numbers of the texts that will be learned from, which set the balance of costs
   * @param settings the cost and the seed that decides the order of visits
   */
  LogisticRegression(
      Corpus corpus,
      float[] idf,
      int[][] labels,
      int tags,
      int[] texts,
      LinearTrainer.Settings settings) {
    this.corpus = corpus;
    this.idf = idf;
    this.rows = corpus.space().rows();
    this.labels = labels;
    this.tags = tags;
    this.random = new SplitMix(settings.seed());
    this.weights =
        new LinearWeights(tags, new float[Math.multiplyExact(rows, tags)], new float[tags]);
    this.positiveCost = new double[tags];
    this.negativeCost = new double[tags];
    this.alpha = new float[Math.multiplyExact(corpus.size(), tags)];
    balance(texts, settings.cost());
  }

  /** The weights as learned so far; learning on changes them. */
  LinearWeights weights() {
    return weights;
  }

  /**
   * Visits texts. What was learned before stays: visiting more texts afterwards goes on from there
   * to the optimum of them all.
   *
   * @param texts the numbers of the texts
   * @param epochs how often each is visited
   * @param progress told how far it has come
   */
  void learn(int[] texts, int epochs, Progress progress) {
    int[] order = texts.clone();
    float[] w = weights.weight;
    float[] bias = weights.bias;
    PackedDocs.Cursor cursor = corpus.cursor();
    TfIdf tfIdf = new TfIdf(idf);
    float[] margin = new float[tags];
    int[] moved = new int[tags];
    float[] step = new float[tags];
    boolean[] positive = new boolean[tags];
    for (int epoch = 0; epoch < epochs; epoch++) {
      random.shuffle(order);
      for (int k = 0; k < order.length; k++) {
        if ((k & 0xFFF) == 0) {
          progress.step("training", (long) epoch * order.length + k, (long) epochs * order.length);
        }
        int text = order[k];
        cursor.read(text);
        int count = cursor.count;
        double squares = tfIdf.weigh(cursor.feature, cursor.times, count) > 0 ? 2 : 1;
        float[] value = tfIdf.value;
        weights.score(cursor.feature, value, count, margin);
        for (int t : labels[text]) {
          positive[t] = true;
        }
        int n = 0;
        int at = text * tags;
        for (int t = 0; t < tags; t++) {
          double c = positive[t] ? positiveCost[t] : negativeCost[t];
          double old = alpha[at + t];
          double m = positive[t] ? margin[t] : -margin[t];
          // A step is never longer than this one, which holds the margin still.
          if (Math.abs(c * Logistic.sigmoid(-m) - old) <= NEGLIGIBLE * c) {
            continue;
          }
          double now = solve(m, old, c, squares);
          alpha[at + t] = (float) now;
          moved[n] = t;
          step[n++] = (float) (positive[t] ? now - old : old - now);
        }
        for (int t : labels[text]) {
          positive[t] = false;
        }
        for (int j = 0; j < n; j++) {
          bias[moved[j]] += step[j];
        }
        for (int i = 0; n > 0 && i < count; i++) {
          float v = value[i];
          int base = cursor.feature[i] * tags;
          for (int j = 0; j < n; j++) {
            w[base + moved[j]] += v * step[j];
          }
        }
      }
    }
  }

  /**
   * The dual variable that is best with all others held: a = C σ(−u) where u = m + q (a − old), by
   * Newton's method on u kept inside a bracket; the equation is increasing and has one root.
   */
  private static double solve(double m, double old, double c, double q) {
    double low = m - q * old;
    double high = low + q * c;
    double u = m;
    for (int i = 0; i < 20; i++) {
      double s = Logistic.sigmoid(-u);
      double f = u - m - q * (c * s - old);
      if (f > 0) {
        high = u;
      } else {
        low = u;
      }
      double next = u - f / (1 + q * c * s * (1 - s));
      if (!(next > low && next < high)) {
        next = (low + high) / 2;
      }
      double moved = Math.abs(next - u);
      u = next;
      if (moved < 1e-3) {
        break;
      }
    }
    return c * Logistic.sigmoid(-u);
  }

  /**
   * The cost of each side of each tag. The rarer side weighs more, by the square root of how much
   * rarer it is: full balance makes rare tags over-eager, none makes them silent.
   */
  private void balance(int[] texts, double cost) {
    int[] count = new int[tags];
    for (int text : texts) {
      for (int t : labels[text]) {
        count[t]++;
      }
    }
    for (int t = 0; t < tags; t++) {
      double half = texts.length / 2.0;
      positiveCost[t] = cost * Math.sqrt(half / Math.max(1, count[t]));
      negativeCost[t] = cost * Math.sqrt(half / Math.max(1, texts.length - count[t]));
    }
  }
}
