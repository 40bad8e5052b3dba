package uk.toex.nlp.internal;

/** Solves small symmetric positive definite systems. */
final class Cholesky {

  private Cholesky() {}

  /** Solves A x = b in place: b becomes x, the lower triangle of A becomes its factor. */
  static void solve(double[][] a, double[] b) {
    int n = b.length;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= a[i][k] * a[j][k];
        }
        // A pivot that rounding made non-positive belongs to a direction without information.
        a[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / a[j][j];
      }
    }
    for (int i = 0; i < n; i++) {
      double sum = b[i];
      for (int k = 0; k < i; k++) {
        sum -= a[i][k] * b[k];
      }
      b[i] = sum / a[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      double sum = b[i];
      for (int k = i + 1; k < n; k++) {
        sum -= a[k][i] * b[k];
      }
      b[i] = sum / a[i][i];
    }
  }
}
