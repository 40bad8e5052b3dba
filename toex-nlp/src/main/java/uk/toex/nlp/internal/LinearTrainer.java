package uk.toex.nlp.internal;

/** Settings of the base models that all trainers share. */
public final class LinearTrainer {

  private LinearTrainer() {}

  /**
   * How the base models are trained.
   *
   * @param cost C of logistic regression
   * @param epochs its passes over the texts
   * @param seed of the order of visits
   */
  public record Settings(double cost, int epochs, long seed) {

    /** The one default for all data. */
    public static Settings defaults(long seed) {
      return new Settings(4, 5, seed);
    }

    /** These settings with another seed. */
    Settings withSeed(long value) {
      return new Settings(cost, epochs, value);
    }
  }
}
