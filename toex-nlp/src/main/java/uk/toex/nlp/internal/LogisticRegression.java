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
  private static final double NEGLIGIBLE = 1e-3;

  private LogisticRegression() {}

  /**
   * Trains.
   *
   * @param corpus the texts
   * @param idf weight of each row
   * @param rows only rows below this are used
   * @param texts the numbers of the texts to learn from
   * @param labels for each text of the corpus, its tags, rising, below {@code tags}
   * @param tags how many tags
   * @param cost C, the weight of one text's loss against the regularisation
   * @param epochs passes over the texts
   * @param seed decides the order of visits
   * @param progress told how far it has come
   */
  static LinearWeights train(
      Corpus corpus,
      float[] idf,
      int rows,
      int[] texts,
      int[][] labels,
      int tags,
      double cost,
      int epochs,
      long seed,
      Progress progress) {
    float[] w = new float[Math.multiplyExact(rows, tags)];
    float[] bias = new float[tags];
    LinearWeights weights = new LinearWeights(tags, w, bias);
    double[] positiveCost = new double[tags];
    double[] negativeCost = new double[tags];
    balance(texts, labels, cost, positiveCost, negativeCost);
    float[] alpha = new float[Math.multiplyExact(texts.length, tags)];
    int[] order = new int[texts.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    SplitMix random = new SplitMix(seed);
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
        int text = texts[order[k]];
        cursor.read(text);
        int count = cursor.countBelow(rows);
        double norm = tfIdf.weigh(cursor.feature, cursor.times, count) > 0 ? 1 : 0;
        float[] value = tfIdf.value;
        weights.score(cursor.feature, value, count, margin);
        for (int t : labels[text]) {
          positive[t] = true;
        }
        int n = 0;
        int at = order[k] * tags;
        for (int t = 0; t < tags; t++) {
          double c = positive[t] ? positiveCost[t] : negativeCost[t];
          double old = alpha[at + t];
          double m = positive[t] ? margin[t] : -margin[t];
          double now = solve(m, old, c, norm + 1);
          double delta = now - old;
          if (Math.abs(delta) > NEGLIGIBLE * c) {
            alpha[at + t] = (float) now;
            moved[n] = t;
            step[n++] = (float) (positive[t] ? delta : -delta);
          }
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
    return weights;
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
      if (moved < 1e-4) {
        break;
      }
    }
    return c * Logistic.sigmoid(-u);
  }

  /**
   * The cost of each side of each tag. The rarer side weighs more, by the square root of how much
   * rarer it is: full balance makes rare tags over-eager, none makes them silent.
   */
  private static void balance(
      int[] texts, int[][] labels, double cost, double[] positive, double[] negative) {
    int[] count = new int[positive.length];
    for (int text : texts) {
      for (int t : labels[text]) {
        count[t]++;
      }
    }
    for (int t = 0; t < count.length; t++) {
      double half = texts.length / 2.0;
      positive[t] = cost * Math.sqrt(half / Math.max(1, count[t]));
      negative[t] = cost * Math.sqrt(half / Math.max(1, texts.length - count[t]));
    }
  }
}
