package uk.toex.graph;

import uk.toex.api.Measure;
import uk.toex.api.network.EntityKind;

/**
 * The two ways to read the solution u of {@link RiskScorer}, both linear in the seeds. Which one
 * ranks which kind was chosen on generated worlds; docs/network-risk.md has the figures.
 */
@SuppressWarnings("ImmutableEnumChecker") // a Measure is a record of texts and numbers
public enum RiskMeasure {
  /**
   * u √(d + t) g²: the walk's mass, divided twice by how crowded a place is, which suits places
   * that many meet for many reasons.
   */
  REACHING(
      new Measure(
          "risk-reaching",
          0,
          Double.POSITIVE_INFINITY,
          "How much of the seeds' known risk passes through this place over its records, divided"
              + " twice by how crowded it is. No probability: it orders one run's list, and"
              + " scales with the seeds.")),
  /**
   * u √(d + t): the mass of the random walk with restart from the seeds, which many moderate ties
   * add up to; it suits people, objects and events.
   */
  PASSING(
      new Measure(
          "risk-passing",
          0,
          Double.POSITIVE_INFINITY,
          "How much of the seeds' known risk passes through this entity over all its records. No"
              + " probability: it orders one run's list, and scales with the seeds."));

  private final Measure measure;

  RiskMeasure(Measure measure) {
    this.measure = measure;
  }

  /** Its name, scale and meaning, as outputs repeat them. */
  public Measure measure() {
    return measure;
  }

  /** The one that ranks a kind. */
  public static RiskMeasure of(EntityKind kind) {
    return kind == EntityKind.LOCATION ? REACHING : PASSING;
  }

  /** What turns u into the measure, for an entity with a gain g and a scale of g / √(d + t). */
  double factor(double gain, double scale) {
    double passing = gain / scale;
    return this == PASSING ? passing : passing * gain * gain;
  }
}
