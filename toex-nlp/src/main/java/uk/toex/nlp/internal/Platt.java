package uk.toex.nlp.internal;

/**
 * Turns a score that only ranks into a probability (Platt, 1999, with the targets and the guarded
 * Newton steps of Lin, Lin and Weng, 2007).
 *
 * @param slope what the score is multiplied by, 0 or more: a ranking is never turned round
 * @param intercept what is added
 */
public record Platt(double slope, double intercept) {

  private static final int ROUNDS = 50;

  /** Keeps a score that says nothing from being taken at its word. */
  private static final double RIDGE = 1e-6;

  /** The probability that goes with a score. */
  public double probability(double score) {
    return Logistic.sigmoid(slope * score + intercept);
  }

  /**
   * Fits to scores of texts that the scorer has not learned from.
   *
   * @param score of each text; finite
   * @param positive whether it carries the tag
   */
  public static Platt fit(double[] score, boolean[] positive) {
    int n = score.length;
    double with = 0;
    double scale = 1e-9;
    for (int i = 0; i < n; i++) {
      with += positive[i] ? 1 : 0;
      scale = Math.max(scale, Math.abs(score[i]));
    }
    double yes = (with + 1) / (with + 2);
    double no = 1 / (n - with + 2);
    double a = 0;
    double b = StrictMath.log((with + 1) / (n - with + 1));
    double loss = loss(score, positive, yes, no, scale, a, b);
    for (int round = 0; round < ROUNDS; round++) {
      double ga = 0;
      double gb = 0;
      double haa = RIDGE;
      double hab = 0;
      double hbb = RIDGE;
      for (int i = 0; i < n; i++) {
        double x = score[i] / scale;
        double p = Logistic.sigmoid(a * x + b);
        double g = p - (positive[i] ? yes : no);
        double h = p * (1 - p);
        ga += g * x;
        gb += g;
        haa += h * x * x;
        hab += h * x;
        hbb += h;
      }
      double determinant = haa * hbb - hab * hab;
      double da = -(hbb * ga - hab * gb) / determinant;
      double db = -(haa * gb - hab * ga) / determinant;
      double step = 1;
      double next = loss;
      while (step > 1e-10) {
        next = loss(score, positive, yes, no, scale, a + step * da, b + step * db);
        if (next < loss) {
          break;
        }
        step /= 2;
      }
      if (!(next < loss)) {
        break;
      }
      a += step * da;
      b += step * db;
      boolean still = loss - next < 1e-9 * loss;
      loss = next;
      if (still) {
        break;
      }
    }
    return a > 0
        ? new Platt(a / scale, b)
        : new Platt(0, StrictMath.log((with + 1) / (n - with + 1)));
  }

  private static double loss(
      double[] score, boolean[] positive, double yes, double no, double scale, double a, double b) {
    double loss = 0;
    for (int i = 0; i < score.length; i++) {
      double z = a * score[i] / scale + b;
      double target = positive[i] ? yes : no;
      // −t ln σ(z) − (1 − t) ln σ(−z), without overflow on either side
      loss += StrictMath.log1p(Logistic.exp(-Math.abs(z))) + Math.max(z, 0) - target * z;
    }
    return loss;
  }
}
