package uk.toex.comms.indicator;

import java.util.Arrays;
import java.util.List;

/** Sums up distributions as bandicoot does: population moments, kurtosis without subtraction. */
final class Summary {

  /** How many numbers the default summary has: mean and standard deviation. */
  static final int DEFAULT = 2;

  /** How many numbers the extended summary has. */
  static final int EXTENDED = 7;

  private static final List<String> WORDS =
      List.of("mean", "std", "median", "skewness", "kurtosis", "min", "max");

  private Summary() {}

  /** What the numbers of a summary are called, in order. */
  static List<String> words(int width) {
    return WORDS.subList(0, width);
  }

  /**
   * Writes the summary of the first {@code size} values; NaN if there are none. May sort them.
   *
   * @param width {@link #DEFAULT} or {@link #EXTENDED}
   */
  static void write(double[] values, int size, double[] out, int at, int width) {
    if (size == 0) {
      Arrays.fill(out, at, at + width, Double.NaN);
      return;
    }
    if (width == EXTENDED) {
      extended(values, size, out, at);
      return;
    }
    if (size <= 2) {
      double first = values[0];
      double second = values[size - 1];
      out[at] = (first + second) / 2;
      out[at + 1] = Math.abs(first - second) / 2;
      return;
    }
    double mean = mean(values, size);
    out[at] = mean;
    out[at + 1] = Math.sqrt(secondMoment(values, size, mean));
  }

  /** Writes the summary of values that are all the same. */
  static void same(double value, double[] out, int at, int width) {
    Arrays.fill(out, at, at + width, 0);
    out[at] = value;
    if (width == EXTENDED) {
      out[at + 2] = value;
      out[at + 5] = value;
      out[at + 6] = value;
    }
  }

  private static double mean(double[] values, int size) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += values[i];
    }
    return sum / size;
  }

  private static double secondMoment(double[] values, int size, double mean) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      double d = values[i] - mean;
      sum += d * d;
    }
    return sum / size;
  }

  private static void extended(double[] values, int size, double[] out, int at) {
    Arrays.sort(values, 0, size);
    double mean = mean(values, size);
    double second = 0;
    double third = 0;
    double fourth = 0;
    if (size > 1) {
      for (int i = 0; i < size; i++) {
        double d = values[i] - mean;
        second += d * d;
        third += d * d * d;
        fourth += d * d * d * d;
      }
      second /= size;
      third /= size;
      fourth /= size;
    }
    double spread = second * Math.sqrt(second);
    out[at] = mean;
    out[at + 1] = Math.sqrt(second);
    out[at + 2] = (values[size / 2] + values[(size - 1) / 2]) / 2;
    out[at + 3] = spread == 0 ? 0 : third / spread;
    out[at + 4] = second * second == 0 ? 0 : fourth / (second * second);
    out[at + 5] = values[0];
    out[at + 6] = values[size - 1];
  }
}
