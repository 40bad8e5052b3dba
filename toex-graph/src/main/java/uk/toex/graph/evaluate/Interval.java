package uk.toex.graph.evaluate;

import java.util.Arrays;
import java.util.Random;

/**
 * A mean over worlds and where it would lie in 95 of 100 draws of as many worlds: the percentile
 * bootstrap over worlds (Efron 1979).
 *
 * @param mean the mean; NaN if there is no value
 * @param low the 2.5 % point
 * @param high the 97.5 % point
 */
public record Interval(double mean, double low, double high) {

  private static final int DRAWS = 4000;

  /**
   * The mean and interval of some values; those that are NaN are left out. The same values and seed
   * give the same interval on every JDK ({@link Random} is specified).
   */
  public static Interval of(double[] values, long seed) {
    double[] known = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
    if (known.length == 0) {
      return new Interval(Double.NaN, Double.NaN, Double.NaN);
    }
    Random random = new Random(seed);
    double[] means = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      double sum = 0;
      for (int i = 0; i < known.length; i++) {
        sum += known[random.nextInt(known.length)];
      }
      means[draw] = sum / known.length;
    }
    Arrays.sort(means);
    double sum = 0;
    for (double value : known) {
      sum += value;
    }
    return new Interval(
        sum / known.length, means[(int) (0.025 * DRAWS)], means[(int) (0.975 * DRAWS) - 1]);
  }
}
