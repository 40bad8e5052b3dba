package uk.toex.comms.indicator;

/** A running mean and standard deviation. */
final class Spread {

  private int size;
  private double mean;
  private double squares;

  void clear() {
    size = 0;
    mean = 0;
    squares = 0;
  }

  void add(double value) {
    double d = value - mean;
    mean += d / ++size;
    squares += d * (value - mean);
  }

  /** NaN if there are no values. */
  double mean() {
    return size == 0 ? Double.NaN : mean;
  }

  /** NaN if there are no values. */
  double deviation() {
    return size == 0 ? Double.NaN : Math.sqrt(squares / size);
  }
}
