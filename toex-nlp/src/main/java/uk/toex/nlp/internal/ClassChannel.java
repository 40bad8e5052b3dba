package uk.toex.nlp.internal;

import java.util.Arrays;
import uk.toex.api.Progress;

/**
 * How the one tag given to a report comes from the true one, learned from the given tags alone: the
 * counterpart of {@link TagChannel} for tags that exclude each other.
 *
 * <p>P(z | text) = softmax over the tags of Σ a_v·view_v + c_z, each score centred in its text;
 * what is given, y, comes from z by the flip matrix T[z][y]. Expectation–maximisation fits both.
 *
 * <p>People's mistakes are not flips by a fixed rate: they fall on ambiguous texts, where the given
 * tag says little. Data without truth cannot tell that from clean data whose texts are ambiguous,
 * so it is a prior: {@link #ambiguity} log-odds are added to every tag but the given one. How many
 * is told by the share of the disagreement between the given tag and the likeliest that the fitted
 * flips explain: where flips explain it, errors do not depend on the text and the prior has nothing
 * to add.
 */
final class ClassChannel {

  /**
   * The most log-odds of the prior on how people err: chosen on one file of human errors, where 3.5
   * to 4.5 do alike.
   */
  static final double MOST_AMBIGUITY = 4;

  /** Shares of the disagreement: the prior is whole up to the one and gone from the other. */
  private static final double FEW_FLIPS = 0.2;

  private static final double MANY_FLIPS = 0.35;

  private static final int ROUNDS = 60;
  private static final double RIDGE = 1;

  /** The share of tags taken to be given at random: no flip is impossible. */
  private static final double RANDOM = 0.005;

  final double[] viewWeight;
  final double[] intercept;

  /** What a given tag y says for z: {@code term[z][y]}, 0 for z = y. */
  final double[][] term;

  /** What the prior adds to every tag but the given one, in log-odds, 0 to MOST_AMBIGUITY. */
  final double ambiguity;

  ClassChannel(double[] viewWeight, double[] intercept, double[][] term, double ambiguity) {
    this.viewWeight = viewWeight;
    this.intercept = intercept;
    this.term = term;
    this.ambiguity = ambiguity;
  }

  static ClassChannel fit(BaseScores scores, int[] label, FitSample sample, Progress progress) {
    int k = scores.tags;
    int[] texts = sample.texts();
    double[] weight = sample.weights();
    int n = texts.length;
    int views = scores.views();
    double[][] view = new double[views][n * k];
    double[] share = new double[k];
    double total = 0;
    for (int i = 0; i < n; i++) {
      for (int z = 0; z < k; z++) {
        for (int v = 0; v < views; v++) {
          view[v][i * k + z] = scores.view[v][texts[i] * k + z];
        }
      }
      total += weight[i];
      share[label[texts[i]]] += weight[i];
    }
    double[] scale = new double[views];
    for (int v = 0; v < views; v++) {
      scale[v] = centre(view[v], k, weight, total);
    }
    double[][] flip = new double[k][k];
    for (int z = 0; z < k; z++) {
      Arrays.fill(flip[z], 0.1 / (k - 1));
      flip[z][z] = 0.9;
    }
    int dims = views + k;
    double[] w = new double[dims];
    w[0] = 2;
    double[] p = new double[k];
    double[] q = new double[k];
    for (int round = 0; round < ROUNDS; round++) {
      progress.step("calibrating", round, ROUNDS);
      double[][] counted = new double[k][k];
      // Two Newton steps a round; the flips are counted in the first.
      double[][] before = flip;
      for (int step = 0; step < 2; step++) {
        double[] gradient = new double[dims];
        double[][] hessian = new double[dims][dims];
        for (int i = 0; i < n; i++) {
          int y = label[texts[i]];
          softmax(w, view, i * k, p);
          double sum = 1e-300;
          for (int z = 0; z < k; z++) {
            q[z] = p[z] * before[z][y];
            sum += q[z];
          }
          for (int z = 0; z < k; z++) {
            q[z] /= sum;
            if (step == 0) {
              counted[z][y] += weight[i] * q[z];
            }
          }
          accumulate(gradient, hessian, weight[i], p, q, view, i * k);
        }
        for (int a = 0; a < dims; a++) {
          gradient[a] -= RIDGE * w[a];
          hessian[a][a] += RIDGE;
        }
        Cholesky.solve(hessian, gradient);
        for (int a = 0; a < dims; a++) {
          w[a] += Math.max(-2, Math.min(2, gradient[a]));
        }
      }
      flip = new double[k][k];
      for (int z = 0; z < k; z++) {
        double sum = 1;
        for (int y = 0; y < k; y++) {
          sum += counted[z][y];
        }
        for (int y = 0; y < k; y++) {
          flip[z][y] = (counted[z][y] + (y == z ? 1 : 0)) / sum;
        }
      }
    }
    double disagreement = 0;
    double flips = 0;
    for (int i = 0; i < n; i++) {
      softmax(w, view, i * k, p);
      int likeliest = 0;
      for (int z = 0; z < k; z++) {
        likeliest = p[z] > p[likeliest] ? z : likeliest;
        flips += weight[i] * p[z] * (1 - flip[z][z]);
      }
      disagreement += likeliest == label[texts[i]] ? 0 : weight[i];
    }
    double[] viewWeight = new double[views];
    for (int v = 0; v < views; v++) {
      viewWeight[v] = w[v] / scale[v];
    }
    return new ClassChannel(
        viewWeight,
        Arrays.copyOfRange(w, views, dims),
        terms(flip, share, total),
        ambiguity(flips / Math.max(disagreement, 1e-9)));
  }

  private static double ambiguity(double share) {
    double left = (MANY_FLIPS - share) / (MANY_FLIPS - FEW_FLIPS);
    return MOST_AMBIGUITY * Math.max(0, Math.min(1, left));
  }

  private static double[][] terms(double[][] flip, double[] share, double total) {
    int k = share.length;
    double[][] smooth = new double[k][k];
    for (int z = 0; z < k; z++) {
      for (int y = 0; y < k; y++) {
        smooth[z][y] = (1 - RANDOM) * flip[z][y] + RANDOM * share[y] / total;
      }
    }
    double[][] term = new double[k][k];
    for (int z = 0; z < k; z++) {
      for (int y = 0; y < k; y++) {
        term[z][y] = z == y ? 0 : StrictMath.log(smooth[z][y] / smooth[y][y]);
      }
    }
    return term;
  }

  private static void accumulate(
      double[] gradient,
      double[][] hessian,
      double weight,
      double[] p,
      double[] q,
      double[][] view,
      int at) {
    int k = p.length;
    int views = view.length;
    double[] mean = new double[views];
    for (int v = 0; v < views; v++) {
      for (int z = 0; z < k; z++) {
        mean[v] += p[z] * view[v][at + z];
      }
    }
    for (int z = 0; z < k; z++) {
      double r = weight * (q[z] - p[z]);
      for (int v = 0; v < views; v++) {
        double d = weight * p[z] * (view[v][at + z] - mean[v]);
        gradient[v] += r * view[v][at + z];
        for (int u = 0; u <= v; u++) {
          hessian[v][u] += d * view[u][at + z];
        }
        hessian[views + z][v] += d;
      }
      gradient[views + z] += r;
      hessian[views + z][views + z] += weight * p[z];
      for (int x = 0; x <= z; x++) {
        hessian[views + z][views + x] -= weight * p[z] * p[x];
      }
    }
  }

  private static void softmax(double[] w, double[][] view, int at, double[] p) {
    double max = Double.NEGATIVE_INFINITY;
    for (int z = 0; z < p.length; z++) {
      double s = 0;
      for (int v = 0; v < view.length; v++) {
        s += w[v] * view[v][at + z];
      }
      p[z] = s + w[view.length + z];
      max = Math.max(max, p[z]);
    }
    double sum = 0;
    for (int z = 0; z < p.length; z++) {
      p[z] = Logistic.exp(p[z] - max);
      sum += p[z];
    }
    for (int z = 0; z < p.length; z++) {
      p[z] /= sum;
    }
  }

  /** Takes each text's own mean away, then scales to deviation 1; returns the deviation. */
  private static double centre(double[] s, int k, double[] weight, double total) {
    double square = 0;
    for (int i = 0; i < weight.length; i++) {
      double mean = 0;
      for (int z = 0; z < k; z++) {
        mean += s[i * k + z];
      }
      mean /= k;
      for (int z = 0; z < k; z++) {
        s[i * k + z] -= mean;
        square += weight[i] * s[i * k + z] * s[i * k + z];
      }
    }
    double deviation = Math.max(Math.sqrt(square / (total * k)), 1e-9);
    for (int i = 0; i < s.length; i++) {
      s[i] /= deviation;
    }
    return deviation;
  }
}
