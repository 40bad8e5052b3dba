package uk.toex.nlp;

/**
 * How a tag review is done. The defaults are meant for all data; only {@code exclusive} says
 * something about the data that the review cannot find out for itself.
 *
 * @param exclusive whether every report carries exactly one tag
 * @param method how issues are ranked
 * @param folds in how many parts reports are scored, each by models trained on the others; 2–100
 * @param limit how many issues are listed; 0 for all candidates
 * @param minReports how many reports must carry a tag for it to be scored, at least 2; for
 *     exclusive tags no more than twice the folds are asked for
 * @param control the share of reports not listed that is drawn as a control sample, in [0, 1]
 * @param seed of the folds, the order of training and the control sample
 * @param threads how many threads work; the result is the same for any number
 */
public record ReviewSettings(
    boolean exclusive,
    Method method,
    int folds,
    int limit,
    int minReports,
    double control,
    long seed,
    int threads) {

  /** How issues are ranked. */
  public enum Method {
    /** TOEX's own: a posterior through a noise channel fitted to the given tags. */
    NOISE_CHANNEL("toex"),
    /** Confident learning's self-confidence, for comparison. */
    CLEANLAB_SELF_CONFIDENCE("cleanlab-self-confidence"),
    /** Confident learning's normalized margin on adjusted probabilities, for comparison. */
    CLEANLAB_NORMALIZED_MARGIN("cleanlab-normalized-margin");

    private final String id;

    Method(String id) {
      this.id = id;
    }

    /** The name used on the command line and in outputs. */
    public String id() {
      return id;
    }
  }

  /**
   * @throws IllegalArgumentException if a value is out of its range, naming it
   */
  public ReviewSettings {
    require(folds >= 2 && folds <= 100, "folds must be 2 to 100", folds);
    require(limit >= 0, "limit must be 0 (all) or more", limit);
    require(minReports >= 2, "minReports must be at least 2", minReports);
    require(control >= 0 && control <= 1, "control must be a share from 0 to 1", control);
    require(threads >= 1, "threads must be at least 1", threads);
  }

  /** Several tags a report, five folds, a thousand issues, all processors. */
  public static ReviewSettings defaults() {
    return new ReviewSettings(
        false,
        Method.NOISE_CHANNEL,
        5,
        1000,
        100,
        0.05,
        1,
        Runtime.getRuntime().availableProcessors());
  }

  /** These settings for reports with exactly one tag each. */
  public ReviewSettings withExclusive(boolean value) {
    return new ReviewSettings(value, method, folds, limit, minReports, control, seed, threads);
  }

  /** These settings with another ranking. */
  public ReviewSettings withMethod(Method value) {
    return new ReviewSettings(exclusive, value, folds, limit, minReports, control, seed, threads);
  }

  /** These settings with another number of folds. */
  public ReviewSettings withFolds(int value) {
    return new ReviewSettings(exclusive, method, value, limit, minReports, control, seed, threads);
  }

  /** These settings with another number of issues listed. */
  public ReviewSettings withLimit(int value) {
    return new ReviewSettings(exclusive, method, folds, value, minReports, control, seed, threads);
  }

  /** These settings with another number of reports that a tag needs. */
  public ReviewSettings withMinReports(int value) {
    return new ReviewSettings(exclusive, method, folds, limit, value, control, seed, threads);
  }

  /** These settings with another share for the control sample. */
  public ReviewSettings withControl(double value) {
    return new ReviewSettings(exclusive, method, folds, limit, minReports, value, seed, threads);
  }

  /** These settings with another seed. */
  public ReviewSettings withSeed(long value) {
    return new ReviewSettings(exclusive, method, folds, limit, minReports, control, value, threads);
  }

  /** These settings with another number of threads. */
  public ReviewSettings withThreads(int value) {
    return new ReviewSettings(exclusive, method, folds, limit, minReports, control, seed, value);
  }

  /** Exclusive tags are scored all, but for those that could be absent from a fold's models. */
  int reportsNeeded() {
    return exclusive ? Math.min(minReports, 2 * folds) : minReports;
  }

  private static void require(boolean holds, String message, Object value) {
    if (!holds) {
      throw new IllegalArgumentException(message + ", was " + value);
    }
  }
}
