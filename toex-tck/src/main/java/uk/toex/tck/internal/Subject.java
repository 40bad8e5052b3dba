package uk.toex.tck.internal;

/**
 * Something that a plugin offers, as the rules see that hold for every kind. One instance belongs
 * to one opened instance of the plugin.
 */
interface Subject {

  /** For messages, such as {@code classifier "words" (exclusive tags)}; the same in each run. */
  String label();

  /** What it is made from when nothing else is said. */
  Work work();

  /** Makes it ready to be asked: trains, or loads a model. */
  Probe make(Work work);

  /** Whether it learns from, or looks through, reports. */
  boolean readsReports();

  /** Whether it is told how many threads may work, a seed, and how to report progress. */
  boolean worksLong();

  /** Whether an answer is about one text, not about a collection that holds it. */
  boolean answersAlone();

  /** How often it is asked where a quick one is asked so many times. */
  int affordable(int runs);
}
