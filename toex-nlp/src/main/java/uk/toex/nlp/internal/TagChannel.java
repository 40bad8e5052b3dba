package uk.toex.nlp.internal;

import java.util.Arrays;
import uk.toex.api.Progress;

/**
 * How the given state of one tag comes from what is true, learned from the given tags alone.
 *
 * <p>The true state z of the tag is unseen. The text and the report's other tags speak for it, P(z
 * = 1) = σ(Σ a_v·view_v + Σ c_j [tag j given] + d); what is given, y, is z after a noisy channel
 * that leaves a true tag off at the rate {@code omitted} and adds a false one at the rate {@code
 * added}. Expectation–maximisation over all texts, with a ridge on every weight, finds both (the
 * class-conditional noise model of Natarajan et al., 2013, with the posterior of Bootkrajang and
 * Kabán, 2012). The scores must be out of fold, or the model would have learned the noise.
 *
 * <p>A tag's own rates are uncertain, most of all a rare tag's: they are drawn towards those of all
 * tags together, as if {@link #SHARED} reports had shown those (empirical Bayes).
 *
 * <p>Then by Bayes ln odds(z = 1 | y) = ln odds(z = 1) + ln P(y | 1) / P(y | 0): every step adds.
 */
final class TagChannel {

  /** How many reports the rates of all tags together count for in each tag's own. */
  static final double SHARED = 100;

  /**
   * How much more readily a tag is given wrongly than its fitted rate says, in log-odds: wrong tags
   * fall on texts that come near the tag, not on any. The counterpart of {@link
   * ClassChannel#ambiguity}; backed by injected errors only.
   */
  static final double AMBIGUITY = 1;

  private static final int FIRST_ROUNDS = 30;
  private static final int SHARED_ROUNDS = 10;
  private static final double SCORE_RIDGE = 1;
  private static final double TAG_RIDGE = 3;

  final double[] viewWeight;

  /** For each tag, what its being given adds; 0 for the tag itself. */
  final double[] otherTag;

  final double intercept;
  final double omitted;
  final double added;

  /** For a text whose tags are not known, ln odds(z = 1) = textSlope · score + textIntercept. */
  final double textSlope;

  final double textIntercept;

  TagChannel(
      double[] viewWeight,
      double[] otherTag,
      double intercept,
      double omitted,
      double added,
      double textSlope,
      double textIntercept) {
    this.textSlope = textSlope;
    this.textIntercept = textIntercept;
    this.viewWeight = viewWeight;
    this.otherTag = otherTag;
    this.intercept = intercept;
    this.omitted = omitted;
    this.added = added;
  }

  /** ln P(y | z = 1) / P(y | z = 0): what being given, or not, says of the truth. */
  double channelTerm(boolean given) {
    return given
        ? StrictMath.log((1 - omitted) / Math.min(added * StrictMath.exp(AMBIGUITY), 1 - omitted))
        : StrictMath.log(omitted / (1 - added));
  }

  /**
   * How much less that says of a given tag, by the prior on how people err, than fitted rates do.
   */
  double prior() {
    return StrictMath.log((1 - omitted) / Math.min(added, 1 - omitted)) - channelTerm(true);
  }

  /** Fits the channels of all tags. */
  static TagChannel[] fit(
      BaseScores scores, int[][] labels, long seed, Workers workers, Progress progress) {
    int tags = scores.tags;
    Fit[] fits = new Fit[tags];
    workers.run(
        tags,
        t -> {
          fits[t] = Fit.of(scores, labels, t, FitSample.forTag(scores, labels, t, seed + t));
          fits[t].improve(FIRST_ROUNDS, 0, 0, 0);
          progress.step("calibrating", t, tags);
        });
    for (int repeat = 0; repeat < 2; repeat++) {
      double truth = 0;
      double given = 0;
      double truthNotGiven = 0;
      double givenNotTrue = 0;
      for (Fit fit : fits) {
        truth += fit.truth;
        given += fit.given;
        truthNotGiven += fit.truthNotGiven;
        givenNotTrue += fit.givenNotTrue;
      }
      double omitted = truthNotGiven / truth;
      double wrong = givenNotTrue / given;
      workers.run(tags, t -> fits[t].improve(SHARED_ROUNDS, SHARED, omitted, wrong));
    }
    TagChannel[] out = new TagChannel[tags];
    workers.run(tags, t -> out[t] = fits[t].channel());
    return out;
  }

  /** The fit of one tag as it stands. */
  private static final class Fit {
    private final int tag;
    private final int tags;
    private final int[][] own;
    private final boolean otherTags;
    private final double[] weight;
    private final double[][] view;
    private final boolean[] y;
    private final double[][] shape;
    private final double total;
    // Features: the views' scores, one for each tag if they speak, the constant.
    private final double[] w;
    private double omitted = 0.1;
    private double added = 0.002;

    /** Texts that carry the tag; expected to be true; true and not given; given and not true. */
    final double given;

    double truth;
    double truthNotGiven;
    double givenNotTrue;

    /**
     * @param otherTags whether the report's other tags speak too
     */
    Fit(int[][] own, boolean otherTags, int tags, int tag, double[] weight, double[][] view) {
      this.tag = tag;
      this.tags = tags;
      this.own = own;
      this.otherTags = otherTags;
      this.weight = weight;
      this.view = view;
      y = new boolean[own.length];
      double all = 0;
      double carried = 0;
      for (int i = 0; i < y.length; i++) {
        for (int t : own[i]) {
          y[i] |= t == tag;
        }
        all += weight[i];
        carried += y[i] ? weight[i] : 0;
      }
      total = all;
      given = carried;
      shape = new double[view.length][];
      for (int v = 0; v < view.length; v++) {
        shape[v] = standardize(view[v], weight, total);
      }
      w = new double[view.length + (otherTags ? tags : 0) + 1];
      w[0] = 2;
      w[w.length - 1] = StrictMath.log(Math.max(given, 0.5) / total) - 1;
    }

    static Fit of(BaseScores scores, int[][] labels, int tag, FitSample sample) {
      int[] texts = sample.texts();
      int[][] own = new int[texts.length][];
      double[][] view = new double[scores.views()][texts.length];
      for (int i = 0; i < texts.length; i++) {
        own[i] = labels[texts[i]];
        for (int v = 0; v < view.length; v++) {
          view[v][i] = scores.view[v][texts[i] * scores.tags + tag];
        }
      }
      return new Fit(own, true, scores.tags, tag, sample.weights(), view);
    }

    /** The text's part of the channel alone, calibrated for reports whose tags are not known. */
    Fit textOnly() {
      double[] text = new double[y.length];
      for (int i = 0; i < text.length; i++) {
        for (int v = 0; v < view.length; v++) {
          text[i] += w[v] * view[v][i];
        }
      }
      // No other tags, so none of their dimensions: with many tags these are most of the work.
      Fit fit = new Fit(own, false, 0, tag, weight, new double[][] {text});
      fit.omitted = omitted;
      fit.added = added;
      fit.improve(FIRST_ROUNDS, 0, 0, 0);
      return fit;
    }

    void improve(int rounds, double shared, double sharedOmitted, double sharedWrong) {
      int dims = w.length;
      int constant = dims - 1;
      int[] active = new int[dims];
      double[] value = new double[dims];
      for (int round = 0; round < rounds; round++) {
        double[] gradient = new double[dims];
        double[][] hessian = new double[dims][dims];
        truth = 0;
        truthNotGiven = 0;
        givenNotTrue = 0;
        for (int i = 0; i < y.length; i++) {
          int m = features(i, constant, active, value);
          double p = probability(w, active, value, m);
          double q = posterior(p, y[i], omitted, added);
          truth += weight[i] * q;
          if (y[i]) {
            givenNotTrue += weight[i] * (1 - q);
          } else {
            truthNotGiven += weight[i] * q;
          }
          double g = weight[i] * (q - p);
          double h = weight[i] * p * (1 - p);
          for (int a = 0; a < m; a++) {
            gradient[active[a]] += g * value[a];
            for (int b = 0; b <= a; b++) {
              // Tags come rising after the scores, so the lower triangle is what is filled.
              hessian[active[a]][active[b]] += h * value[a] * value[b];
            }
          }
        }
        omitted = (truthNotGiven + shared * sharedOmitted + 0.5) / (truth + shared + 5);
        double wrong = (givenNotTrue + shared * sharedWrong) / (given + shared);
        added = Math.max(wrong * given / Math.max(total - truth, 1), 1e-7);
        for (int a = 0; a < dims; a++) {
          double ridge = a < view.length ? SCORE_RIDGE : a == constant ? 0.01 : TAG_RIDGE;
          gradient[a] -= ridge * w[a];
          hessian[a][a] += ridge + 1e-3;
        }
        Cholesky.solve(hessian, gradient);
        for (int a = 0; a < dims; a++) {
          w[a] += Math.max(-1, Math.min(1, gradient[a]));
        }
      }
    }

    private int features(int i, int constant, int[] active, double[] value) {
      int m = 0;
      for (; m < view.length; m++) {
        active[m] = m;
        value[m] = view[m][i];
      }
      if (otherTags) {
        for (int t : own[i]) {
          if (t != tag) {
            active[m] = view.length + t;
            value[m++] = 1;
          }
        }
      }
      active[m] = constant;
      value[m++] = 1;
      return m;
    }

    TagChannel channel() {
      double[] other = Arrays.copyOfRange(w, view.length, view.length + tags);
      double[] viewWeight = new double[view.length];
      double shift = 0;
      for (int v = 0; v < view.length; v++) {
        viewWeight[v] = w[v] / shape[v][1];
        shift -= viewWeight[v] * shape[v][0];
      }
      Fit text = textOnly();
      double slope = text.w[0] / text.shape[0][1];
      double textIntercept = text.w[text.w.length - 1] - slope * text.shape[0][0] + slope * shift;
      return new TagChannel(
          viewWeight, other, w[w.length - 1] + shift, omitted, added, slope, textIntercept);
    }
  }

  private static double probability(double[] w, int[] active, double[] value, int m) {
    double s = 0;
    for (int a = 0; a < m; a++) {
      s += w[active[a]] * value[a];
    }
    return Logistic.sigmoid(s);
  }

  private static double posterior(double p, boolean given, double omitted, double added) {
    double one = p * (given ? 1 - omitted : omitted);
    double zero = (1 - p) * (given ? added : 1 - added);
    return one / (one + zero + 1e-300);
  }

  /** Shifts and scales to mean 0 and deviation 1; returns what the two were. */
  private static double[] standardize(double[] s, double[] weight, double total) {
    double mean = 0;
    for (int i = 0; i < s.length; i++) {
      mean += weight[i] * s[i];
    }
    mean /= total;
    double square = 0;
    for (int i = 0; i < s.length; i++) {
      s[i] -= mean;
      square += weight[i] * s[i] * s[i];
    }
    double deviation = Math.max(Math.sqrt(square / total), 1e-9);
    for (int i = 0; i < s.length; i++) {
      s[i] /= deviation;
    }
    return new double[] {mean, deviation};
  }
}
