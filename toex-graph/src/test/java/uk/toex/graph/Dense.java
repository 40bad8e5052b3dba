package uk.toex.graph;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import uk.toex.api.network.Link;
import uk.toex.api.network.Seed;
import uk.toex.api.report.Grade;

/** The score by its definition: a dense matrix and Gaussian elimination, in doubles. */
final class Dense {

  private Dense() {}

  /** The scores of entities E0 … E(n-1). */
  static double[] scores(
      int n, List<Link> links, List<Seed> seeds, RiskConfig config, LocalDate asOf) {
    double[][] w = new double[n][n];
    int[] records = new int[n];
    for (Link link : links) {
      int i = number(link.from());
      int j = number(link.to());
      double weight = weight(link, config, asOf);
      if (i != j && weight > 0) {
        w[i][j] += weight;
        w[j][i] += weight;
        records[i]++;
        records[j]++;
      }
    }
    double[] gain = new double[n];
    for (Link link : links) {
      int i = number(link.from());
      int j = number(link.to());
      if (i != j && weight(link, config, asOf) > 0) {
        gain[i] += held(records[j]);
        gain[j] += held(records[i]);
      }
    }
    double[] scale = new double[n];
    for (int i = 0; i < n; i++) {
      gain[i] = held(gain[i]);
    }
    for (int i = 0; i < n; i++) {
      double d = 0;
      for (int j = 0; j < n; j++) {
        d += gain[i] * w[i][j] * gain[j];
      }
      scale[i] = gain[i] / Math.sqrt(d + config.floor());
    }
    double[][] a = new double[n][n + 1];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i][j] = (i == j ? 1 : 0) - 0.85 * scale[i] * w[i][j] * scale[j];
      }
    }
    for (Seed seed : seeds) {
      a[number(seed.entity())][n] = 0.15 * seed.weight();
    }
    return solve(a);
  }

  /** What a hub leaves: the defaults of free-records and hub-records. */
  private static double held(double records) {
    return 1 / (1 + Math.max(0, records - 20) / 30);
  }

  private static double weight(Link link, RiskConfig config, LocalDate asOf) {
    LocalDate known = link.known();
    if (known != null && known.isAfter(asOf)) {
      return 0;
    }
    Grade grade = link.grade();
    double factor = 0.5;
    if (grade != null) {
      double[] source = {1, 0.8, 0.4};
      double[] intelligence = {1, 0.8, 0.5, 0.3, 0};
      factor =
          grade.handling() == Grade.Handling.C
              ? 0
              : source[grade.source().code().charAt(0) - '1']
                  * intelligence[grade.intelligence().name().charAt(0) - 'A'];
    }
    LocalDate date = link.date() == null ? link.recorded() : link.date();
    double halfLives =
        date == null
            ? 1
            : Math.max(0, ChronoUnit.DAYS.between(date, asOf)) / config.halfLife(link.type());
    return config.weight(link.type()) * factor * Math.pow(2, -halfLives);
  }

  private static int number(String id) {
    return Integer.parseInt(id.substring(1));
  }

  private static double[] solve(double[][] a) {
    int n = a.length;
    for (int k = 0; k < n; k++) {
      for (int i = k + 1; i < n; i++) {
        double factor = a[i][k] / a[k][k];
        for (int j = k; j <= n; j++) {
          a[i][j] -= factor * a[k][j];
        }
      }
    }
    double[] x = new double[n];
    for (int i = n - 1; i >= 0; i--) {
      double sum = a[i][n];
      for (int j = i + 1; j < n; j++) {
        sum -= a[i][j] * x[j];
      }
      x[i] = sum / a[i][i];
    }
    return x;
  }
}
