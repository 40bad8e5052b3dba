package uk.toex.nlp;

import java.util.Arrays;
import uk.toex.nlp.internal.Order;

/**
 * Confident learning (Northcutt, Jiang and Chuang, 2021), as the peer library cleanlab defines it:
 * thresholds, the confident joint, filters that pick label issues, and scores that rank them.
 *
 * <p>Works on one problem with exclusive classes: {@code labels[i]} is the class given to item i
 * and {@code probabilities[i][k]} an out-of-sample probability. For tags that do not exclude each
 * other, use it once per tag with the two classes "without" (0) and "with" (1). It is here so that
 * TOEX's own ranking can be compared with it on any data.
 *
 * <p>All methods are pure and thread-safe. Lower quality scores mean more probably wrong.
 */
public final class ConfidentLearning {

  /** Above any probability: the threshold of a class that no item carries. */
  private static final double NEVER = 2;

  /** The slack that cleanlab gives a probability that stands at its threshold. */
  private static final double SLACK = 1e-6;

  private ConfidentLearning() {}

  /** How items are ranked. */
  public enum Score {
    /** The probability of the given class. */
    SELF_CONFIDENCE,
    /** (probability given − largest other + 1) / 2. */
    NORMALIZED_MARGIN
  }

  /** How label issues are picked. */
  public enum Filter {
    /** As many from each off-diagonal cell of the joint as it holds, by the largest margin. */
    PRUNE_BY_NOISE_RATE,
    /** As many from each class as the joint has off its diagonal, by the least self-confidence. */
    PRUNE_BY_CLASS,
    /** Those that both of the above pick. */
    BOTH,
    /** Those that stand off the diagonal of the confident joint, as counted. */
    CONFIDENT_LEARNING,
    /** Those whose most probable class is not the given one. */
    PREDICTED_NEQ_GIVEN
  }

  /** The mean self-confidence of each class's own items: t_k. */
  public static double[] thresholds(int[] labels, double[][] probabilities) {
    int classes = classes(labels, probabilities);
    double[] sum = new double[classes];
    int[] count = new int[classes];
    for (int i = 0; i < labels.length; i++) {
      sum[labels[i]] += probabilities[i][labels[i]];
      count[labels[i]]++;
    }
    for (int k = 0; k < classes; k++) {
      sum[k] = count[k] == 0 ? NEVER : sum[k] / count[k];
    }
    return sum;
  }

  /**
   * The confident joint: C[i][j] counts items given i whose probability of j reaches t_j; where
   * several do, the most probable class counts.
   *
   * @return whole numbers, before calibration to the class totals
   */
  public static int[][] confidentJoint(int[] labels, double[][] probabilities) {
    double[] threshold = thresholds(labels, probabilities);
    int[][] joint = new int[threshold.length][threshold.length];
    for (int i = 0; i < labels.length; i++) {
      int guess = confidentClass(probabilities[i], threshold);
      if (guess >= 0) {
        joint[labels[i]][guess]++;
      }
    }
    for (int k = 0; k < joint.length; k++) {
      joint[k][k] = Math.max(1, joint[k][k]);
    }
    return joint;
  }

  /** The confident joint scaled so that each row sums to the number of items given that class. */
  public static double[][] calibratedJoint(int[] labels, double[][] probabilities) {
    int[][] joint = confidentJoint(labels, probabilities);
    int[] given = new int[joint.length];
    for (int label : labels) {
      given[label]++;
    }
    double[][] out = new double[joint.length][joint.length];
    for (int i = 0; i < joint.length; i++) {
      double row = Arrays.stream(joint[i]).sum();
      for (int j = 0; j < joint.length; j++) {
        out[i][j] = joint[i][j] / row * given[i];
      }
    }
    return out;
  }

  /**
   * Probabilities less their class's threshold, shifted to be non-negative and scaled to sum to 1:
   * classes that the model is shy of get a fair hearing.
   */
  public static double[][] adjust(int[] labels, double[][] probabilities) {
    double[] threshold = thresholds(labels, probabilities);
    double shift = 0;
    for (double t : threshold) {
      shift = Math.max(shift, t == NEVER ? 0 : t);
    }
    double[][] out = new double[probabilities.length][];
    for (int i = 0; i < out.length; i++) {
      double[] p = probabilities[i].clone();
      double sum = 0;
      for (int k = 0; k < p.length; k++) {
        p[k] = Math.max(0, p[k] - (threshold[k] == NEVER ? shift : threshold[k]) + shift);
        sum += p[k];
      }
      for (int k = 0; k < p.length && sum > 0; k++) {
        p[k] /= sum;
      }
      out[i] = p;
    }
    return out;
  }

  /** The label quality of one item, in [0, 1]; low is suspect. */
  public static double quality(Score score, int label, double[] probabilities) {
    double own = probabilities[label];
    if (score == Score.SELF_CONFIDENCE) {
      return own;
    }
    double other = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < probabilities.length; k++) {
      if (k != label) {
        other = Math.max(other, probabilities[k]);
      }
    }
    return (own - other + 1) / 2;
  }

  /** Which items are label issues. */
  public static boolean[] issues(Filter filter, int[] labels, double[][] probabilities) {
    return switch (filter) {
      case PREDICTED_NEQ_GIVEN -> notPredicted(all(labels.length), labels, probabilities);
      case CONFIDENT_LEARNING ->
          notPredicted(offDiagonal(labels, probabilities), labels, probabilities);
      case PRUNE_BY_CLASS -> notPredicted(byClass(labels, probabilities), labels, probabilities);
      case PRUNE_BY_NOISE_RATE ->
          notPredicted(byNoiseRate(labels, probabilities), labels, probabilities);
      case BOTH -> {
        boolean[] both = byNoiseRate(labels, probabilities);
        boolean[] other = byClass(labels, probabilities);
        for (int i = 0; i < both.length; i++) {
          both[i] &= other[i];
        }
        yield notPredicted(both, labels, probabilities);
      }
    };
  }

  private static boolean[] all(int n) {
    boolean[] out = new boolean[n];
    Arrays.fill(out, true);
    return out;
  }

  private static boolean[] offDiagonal(int[] labels, double[][] probabilities) {
    double[] threshold = thresholds(labels, probabilities);
    boolean[] out = new boolean[labels.length];
    for (int i = 0; i < out.length; i++) {
      int guess = confidentClass(probabilities[i], threshold);
      out[i] = guess >= 0 && guess != labels[i];
    }
    return out;
  }

  private static boolean[] byClass(int[] labels, double[][] probabilities) {
    double[][] joint = calibratedJoint(labels, probabilities);
    boolean[] out = new boolean[labels.length];
    for (int k = 0; k < joint.length; k++) {
      int[] own = itemsOf(labels, k);
      double off = 0;
      for (int j = 0; j < joint.length; j++) {
        off += j == k ? 0 : joint[k][j];
      }
      double[] quality = new double[own.length];
      for (int i = 0; i < own.length; i++) {
        quality[i] = probabilities[own[i]][k];
      }
      markLowest(out, own, quality, (int) StrictMath.round(off));
    }
    return out;
  }

  private static boolean[] byNoiseRate(int[] labels, double[][] probabilities) {
    double[][] joint = calibratedJoint(labels, probabilities);
    boolean[] out = new boolean[labels.length];
    for (int k = 0; k < joint.length; k++) {
      int[] own = itemsOf(labels, k);
      double[] quality = new double[own.length];
      for (int j = 0; j < joint.length; j++) {
        if (j == k) {
          continue;
        }
        for (int i = 0; i < own.length; i++) {
          quality[i] = probabilities[own[i]][k] - probabilities[own[i]][j];
        }
        markLowest(out, own, quality, (int) StrictMath.round(joint[k][j]));
      }
    }
    return out;
  }

  /** As cleanlab, an item whose most probable class is the given one is never an issue. */
  private static boolean[] notPredicted(boolean[] picked, int[] labels, double[][] probabilities) {
    for (int i = 0; i < picked.length; i++) {
      picked[i] &= argMax(probabilities[i]) != labels[i];
    }
    return picked;
  }

  private static void markLowest(boolean[] out, int[] items, double[] quality, int count) {
    double[] suspect = new double[items.length];
    for (int i = 0; i < suspect.length; i++) {
      suspect[i] = -quality[i];
    }
    int[] order = Order.descending(suspect);
    for (int i = 0; i < Math.min(count, order.length); i++) {
      out[items[order[i]]] = true;
    }
  }

  private static int[] itemsOf(int[] labels, int k) {
    int[] out = new int[labels.length];
    int n = 0;
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] == k) {
        out[n++] = i;
      }
    }
    return Arrays.copyOf(out, n);
  }

  private static int confidentClass(double[] p, double[] threshold) {
    int confident = -1;
    int bins = 0;
    for (int k = 0; k < p.length; k++) {
      if (p[k] >= threshold[k] - SLACK) {
        bins++;
        confident = bins == 1 ? k : confident;
      }
    }
    return bins > 1 ? argMax(p) : confident;
  }

  private static int argMax(double[] p) {
    int best = 0;
    for (int k = 1; k < p.length; k++) {
      best = p[k] > p[best] ? k : best;
    }
    return best;
  }

  private static int classes(int[] labels, double[][] probabilities) {
    if (labels.length != probabilities.length) {
      throw new IllegalArgumentException(
          labels.length + " labels for " + probabilities.length + " rows of probabilities");
    }
    return probabilities.length == 0 ? 0 : probabilities[0].length;
  }
}
