package uk.toex.smile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import smile.base.svm.KernelMachine;
import smile.base.svm.LASVM;
import smile.classification.Maxent;
import smile.classification.SparseLogisticRegression;
import smile.data.SparseDataset;
import smile.math.MathEx;
import smile.math.kernel.MercerKernel;
import smile.util.SparseArray;

/** Fits a yes/no model with one of Smile's trainers. */
final class Fits {

  private static final double LAMBDA = 0.1;

  /** Chosen for words that are 1 or 0: longer texts than tf-idf's, whose length is 1. */
  private static final double MAXENT_LAMBDA = 1;

  private static final double TOLERANCE = 1e-4;
  private static final int ROUNDS = 100;
  private static final double SVM_COST = 1;
  private static final double SVM_TOLERANCE = 1e-3;

  /**
   * How many texts a support vector machine learns from: its time grows with their square, its
   * memory with them times the support vectors. On a file of 9,603 texts it is hardly better on
   * all.
   */
  private static final int SVM_TEXTS = 5_000;

  private Fits() {}

  /**
   * A model of some texts.
   *
   * @param docs the texts, of which those numbered by {@code learn} count
   * @param positive which carry the tag
   * @param learn numbers of texts, some that carry the tag and some that do not
   * @param words how many words the vocabulary has
   */
  static LinearModel fit(
      Method method, Doc[] docs, boolean[] positive, int[] learn, int words, long seed) {
    return switch (method) {
      case LOGISTIC -> logistic(docs, positive, learn, words);
      case MAXENT -> maxent(docs, positive, learn, words);
      case SVM -> svm(docs, positive, learn, words, seed);
    };
  }

  private static LinearModel logistic(Doc[] docs, boolean[] positive, int[] learn, int words) {
    int[] weighted = repeated(positive, learn);
    SparseArray[] once = new SparseArray[docs.length];
    List<SparseArray> x = new ArrayList<>(weighted.length);
    for (int d : weighted) {
      if (once[d] == null) {
        once[d] = docs[d].toSmile();
      }
      x.add(once[d]);
    }
    return linear(
        SparseLogisticRegression.binomial(
                SparseDataset.of(x, words),
                labels(positive, weighted, 0),
                LAMBDA,
                TOLERANCE,
                ROUNDS)
            .coefficients());
  }

  private static LinearModel maxent(Doc[] docs, boolean[] positive, int[] learn, int words) {
    int[] weighted = repeated(positive, learn);
    int[][] x = new int[weighted.length][];
    Arrays.setAll(x, i -> docs[weighted[i]].word());
    return linear(
        Maxent.binomial(words, x, labels(positive, weighted, 0), MAXENT_LAMBDA, TOLERANCE, ROUNDS)
            .coefficients());
  }

  /** Smile keeps the constant behind the weights. */
  private static LinearModel linear(double[] coefficients) {
    int words = coefficients.length - 1;
    return new LinearModel(Arrays.copyOf(coefficients, words), coefficients[words]);
  }

  private static LinearModel svm(
      Doc[] docs, boolean[] positive, int[] learn, int words, long seed) {
    double balance = Math.sqrt(1 / Math.max(oddsOf(positive, learn), 1e-9));
    int[] some = sample(positive, learn, seed);
    Doc[] x = new Doc[some.length];
    Arrays.setAll(x, i -> docs[some[i]]);
    MathEx.setSeed(seed); // of this thread's generator, by which LASVM orders its visits
    KernelMachine<Doc> machine =
        new LASVM<>(new Linear(), SVM_COST * Math.max(1, balance), SVM_COST, SVM_TOLERANCE)
            .fit(x, labels(positive, some, -1), 1);
    double[] weights = new double[words];
    // Not LinearKernelMachine.sparse, which takes the wrong array for the vocabulary's length.
    Doc[] vectors = machine.instances();
    for (int v = 0; v < vectors.length; v++) {
      for (int i = 0; i < vectors[v].word().length; i++) {
        weights[vectors[v].word()[i]] += machine.weights()[v] * vectors[v].value()[i];
      }
    }
    return new LinearModel(weights, machine.intercept());
  }

  /** All texts of the rarer side up to half, and of the other what there is room for, at random. */
  private static int[] sample(boolean[] positive, int[] learn, long seed) {
    if (learn.length <= SVM_TEXTS) {
      return learn;
    }
    int[] shuffled = learn.clone();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = shuffled.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int d = shuffled[i];
      shuffled[i] = shuffled[j];
      shuffled[j] = d;
    }
    long with = Arrays.stream(learn).filter(d -> positive[d]).count();
    long without = learn.length - with;
    long takenWith =
        Math.min(with, Math.max(SVM_TEXTS / 2, SVM_TEXTS - Math.min(without, SVM_TEXTS / 2)));
    long takenWithout = SVM_TEXTS - takenWith;
    int[] out = new int[SVM_TEXTS];
    int n = 0;
    for (int d : shuffled) {
      if (positive[d] ? takenWith-- > 0 : takenWithout-- > 0) {
        out[n++] = d;
      }
    }
    out = Arrays.copyOf(out, n);
    Arrays.sort(out);
    return out;
  }

  /**
   * The texts, those of a rarer tag several times: Smile's trainers know no weights. By the square
   * root of how much rarer: full balance makes rare tags over-eager, none makes them silent.
   */
  private static int[] repeated(boolean[] positive, int[] learn) {
    int times = Math.max(1, (int) Math.round(Math.sqrt(1 / oddsOf(positive, learn))));
    int with = 0;
    for (int d : learn) {
      with += positive[d] ? 1 : 0;
    }
    int[] out = Arrays.copyOf(learn, learn.length + (times - 1) * with);
    int n = learn.length;
    for (int d : learn) {
      for (int again = 1; positive[d] && again < times; again++) {
        out[n++] = d;
      }
    }
    return out;
  }

  private static double oddsOf(boolean[] positive, int[] learn) {
    double with = 0;
    for (int d : learn) {
      with += positive[d] ? 1 : 0;
    }
    return with / (learn.length - with);
  }

  private static int[] labels(boolean[] positive, int[] texts, int no) {
    int[] labels = new int[texts.length];
    Arrays.setAll(labels, i -> positive[texts[i]] ? 1 : no);
    return labels;
  }

  /** Smile's own sparse kernel makes an object for each word that it looks at. */
  private static final class Linear implements MercerKernel<Doc> {
    @Override
    public double k(Doc a, Doc b) {
      return Doc.dot(a, b);
    }

    @Override
    public double[] kg(Doc a, Doc b) {
      return new double[] {k(a, b)};
    }

    @Override
    public MercerKernel<Doc> of(double[] parameters) {
      return this;
    }

    @Override
    public double[] hyperparameters() {
      return new double[0];
    }

    @Override
    public double[] lo() {
      return new double[0];
    }

    @Override
    public double[] hi() {
      return new double[0];
    }
  }
}
