package uk.toex.embeddings;

import uk.toex.api.Progress;
import uk.toex.spi.TrainingSettings;

/**
 * Logistic regression on vectors: a softmax over the tags if they exclude each other, else each tag
 * by itself.
 *
 * <p>The ridge is strong on purpose. A flexible model learns which mistakes people make on which
 * texts, and then finds none of them.
 */
final class LogisticHead extends EmbeddingClassifier {

  /** Half of it times the square of each weight is the price; vectors have unit length. */
  static final double RIDGE = 10;

  private static final int DIMENSIONS = Encoder.DIMENSIONS;

  /** Reports whose gradients are summed by one task: fixed, so that threads change no sum. */
  private static final int BLOCK = 2048;

  private static final int MOST_ROUNDS = 200;

  /** The gradient's length at the end: errors of a score are below a thousandth. */
  private static final double SMALL = 1e-2;

  /** The mean of the vectors; then {@code DIMENSIONS} weights and the intercept for each tag. */
  private final float[] mean;

  private final double[] weights;

  private LogisticHead(
      TrainingSettings settings, Embeddings embeddings, float[] mean, double[] weights) {
    super(settings, embeddings);
    this.mean = mean;
    this.weights = weights;
  }

  static LogisticHead train(
      Examples examples, TrainingSettings settings, Embeddings embeddings, Progress progress) {
    float[] mean = mean(examples.vectors);
    int tags = settings.tags().size();
    double[] weights = new double[tags * (DIMENSIONS + 1)];
    double[] rates = examples.baseRates(tags, settings.exclusive());
    for (int t = 0; t < tags; t++) {
      double rate = rates[t];
      weights[t * (DIMENSIONS + 1) + DIMENSIONS] =
          StrictMath.log(settings.exclusive() ? rate : rate / (1 - rate));
    }
    Loss loss = new Loss(examples, mean, tags, settings.exclusive(), settings.threads());
    Lbfgs.minimise(loss, weights, SMALL, MOST_ROUNDS, progress);
    return new LogisticHead(settings, embeddings, mean, weights);
  }

  private static float[] mean(float[][] vectors) {
    double[] sum = new double[DIMENSIONS];
    for (float[] vector : vectors) {
      for (int j = 0; j < DIMENSIONS; j++) {
        sum[j] += vector[j];
      }
    }
    float[] mean = new float[DIMENSIONS];
    for (int j = 0; j < DIMENSIONS; j++) {
      mean[j] = (float) (sum[j] / vectors.length);
    }
    return mean;
  }

  @Override
  double[][] probabilities(float[][] vectors) {
    double[][] p = new double[vectors.length][tags.size()];
    double[] x = new double[DIMENSIONS];
    for (int v = 0; v < vectors.length; v++) {
      score(weights, vectors[v], mean, x, p[v]);
      toProbabilities(p[v], exclusive);
    }
    return p;
  }

  private static void score(
      double[] weights, float[] vector, float[] mean, double[] x, double[] scores) {
    for (int j = 0; j < DIMENSIONS; j++) {
      x[j] = vector[j] - mean[j];
    }
    for (int t = 0, w = 0; t < scores.length; t++, w += DIMENSIONS + 1) {
      double s0 = weights[w + DIMENSIONS];
      double s1 = 0;
      double s2 = 0;
      double s3 = 0;
      for (int j = 0; j + 3 < DIMENSIONS; j += 4) {
        s0 += weights[w + j] * x[j];
        s1 += weights[w + j + 1] * x[j + 1];
        s2 += weights[w + j + 2] * x[j + 2];
        s3 += weights[w + j + 3] * x[j + 3];
      }
      scores[t] = (s0 + s1) + (s2 + s3);
    }
  }

  private static void toProbabilities(double[] s, boolean exclusive) {
    if (!exclusive) {
      for (int t = 0; t < s.length; t++) {
        s[t] = 1 / (1 + StrictMath.exp(-s[t]));
      }
      return;
    }
    double max = Double.NEGATIVE_INFINITY;
    for (double score : s) {
      max = Math.max(max, score);
    }
    double sum = 0;
    for (int t = 0; t < s.length; t++) {
      s[t] = StrictMath.exp(s[t] - max);
      sum += s[t];
    }
    for (int t = 0; t < s.length; t++) {
      s[t] /= sum;
    }
  }

  /** Minus the log-likelihood, with the ridge, and its gradient. */
  private static final class Loss implements Lbfgs.Function {
    private final Examples examples;
    private final float[] mean;
    private final int tags;
    private final boolean exclusive;
    private final int threads;

    Loss(Examples examples, float[] mean, int tags, boolean exclusive, int threads) {
      this.examples = examples;
      this.mean = mean;
      this.tags = tags;
      this.exclusive = exclusive;
      this.threads = threads;
    }

    @Override
    public double at(double[] weights, double[] gradient) {
      int n = examples.vectors.length;
      int blocks = (n + BLOCK - 1) / BLOCK;
      double[] value = new double[blocks];
      double[][] slope = new double[blocks][];
      Parallel.run(
          threads,
          blocks,
          block -> {
            double[] g = new double[weights.length];
            double[] x = new double[DIMENSIONS];
            double[] p = new double[tags];
            for (int i = block * BLOCK; i < Math.min(n, (block + 1) * BLOCK); i++) {
              score(weights, examples.vectors[i], mean, x, p);
              value[block] += residuals(p, examples.tags[i]);
              for (int t = 0, w = 0; t < tags; t++, w += DIMENSIONS + 1) {
                double r = p[t];
                for (int j = 0; j < DIMENSIONS; j++) {
                  g[w + j] += r * x[j];
                }
                g[w + DIMENSIONS] += r;
              }
            }
            slope[block] = g;
          });
      double sum = 0;
      for (int k = 0; k < weights.length; k++) {
        double ridge = k % (DIMENSIONS + 1) == DIMENSIONS ? 0 : RIDGE;
        sum += 0.5 * ridge * weights[k] * weights[k];
        gradient[k] = ridge * weights[k];
        for (double[] g : slope) {
          gradient[k] += g[k];
        }
      }
      for (double v : value) {
        sum += v;
      }
      return sum;
    }

    /** Turns scores into probabilities less the truth; returns minus the log-likelihood. */
    private double residuals(double[] s, int[] own) {
      double loss = 0;
      for (int t : own) {
        loss -= s[t];
      }
      loss += exclusive ? logSumExp(s) : sumOfSoftplus(s);
      toProbabilities(s, exclusive);
      for (int t : own) {
        s[t] -= 1;
      }
      return loss;
    }

    private static double logSumExp(double[] s) {
      double max = Double.NEGATIVE_INFINITY;
      for (double score : s) {
        max = Math.max(max, score);
      }
      double sum = 0;
      for (double score : s) {
        sum += StrictMath.exp(score - max);
      }
      return max + StrictMath.log(sum);
    }

    private static double sumOfSoftplus(double[] s) {
      double sum = 0;
      for (double score : s) {
        sum += Math.max(score, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(score)));
      }
      return sum;
    }
  }
}
