package uk.toex.embeddings;

import java.util.Arrays;
import uk.toex.spi.TrainingSettings;

/**
 * A vote of the reports whose vectors are most like a text's. P(tag) = (Σ wᵢ [report i carries it]
 * + m · base rate) / (Σ wᵢ + m) over the nearest reports, with wᵢ = exp((sᵢ − s₁) / temperature), s
 * the cosine of the angle and s₁ that of the nearest. All reports are compared: nothing is left to
 * an index.
 *
 * <p>Many neighbours whose weight falls slowly, and base rates that count for twenty: what a few
 * neighbours carry repeats the mistakes made on texts like this one, which are what is looked for.
 */
final class Neighbours extends EmbeddingClassifier {

  static final int NEAREST = 200;
  static final double TEMPERATURE = 0.1;
  static final double BASE_COUNTS = 20;

  private final Examples examples;
  private final double[] baseRate;

  Neighbours(Examples examples, TrainingSettings settings, Embeddings embeddings) {
    super(settings, embeddings);
    this.examples = examples;
    this.baseRate = examples.baseRates(tags.size(), exclusive);
  }

  @Override
  double[][] probabilities(float[][] vectors) {
    int most = Math.min(NEAREST, examples.vectors.length);
    Nearest[] found = new Nearest[vectors.length];
    Arrays.setAll(found, v -> new Nearest(most));
    for (int i = 0; i < examples.vectors.length; i++) {
      for (int v = 0; v < vectors.length; v++) {
        found[v].offer(i, dot(vectors[v], examples.vectors[i]));
      }
    }
    double[][] p = new double[vectors.length][];
    Arrays.setAll(p, v -> vote(found[v]));
    return p;
  }

  private double[] vote(Nearest found) {
    double[] p = new double[baseRate.length];
    double sum = BASE_COUNTS;
    for (int i = 0; i < found.count; i++) {
      double weight = StrictMath.exp((found.likeness[i] - found.likeness[0]) / TEMPERATURE);
      sum += weight;
      for (int t : examples.tags[found.number[i]]) {
        p[t] += weight;
      }
    }
    for (int t = 0; t < p.length; t++) {
      // Sums taken in another order may come out a last digit above 1.
      p[t] = Math.min(1, (p[t] + BASE_COUNTS * baseRate[t]) / sum);
    }
    return p;
  }

  /** The nearest so far, most alike first; of those equally alike the earlier ones. */
  private static final class Nearest {
    final float[] likeness;
    final int[] number;
    int count;

    Nearest(int most) {
      likeness = new float[most];
      number = new int[most];
    }

    void offer(int report, float s) {
      if (count == likeness.length && !(s > likeness[count - 1])) {
        return;
      }
      // Few get here once the first have been seen, so shifting costs little.
      int at = count < likeness.length ? count++ : count - 1;
      for (; at > 0 && s > likeness[at - 1]; at--) {
        likeness[at] = likeness[at - 1];
        number[at] = number[at - 1];
      }
      likeness[at] = s;
      number[at] = report;
    }
  }

  /** Eight sums at once, since each add waits for the one before it. */
  static float dot(float[] a, float[] b) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    for (int j = 0; j + 7 < Encoder.DIMENSIONS; j += 8) {
      s0 += a[j] * b[j];
      s1 += a[j + 1] * b[j + 1];
      s2 += a[j + 2] * b[j + 2];
      s3 += a[j + 3] * b[j + 3];
      s4 += a[j + 4] * b[j + 4];
      s5 += a[j + 5] * b[j + 5];
      s6 += a[j + 6] * b[j + 6];
      s7 += a[j + 7] * b[j + 7];
    }
    return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
  }
}
