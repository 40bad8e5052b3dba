package uk.toex.tck;

/** What came of a rule. */
public enum Outcome {
  /** Nothing was found that breaks the rule. */
  PASSED,
  /** The plugin breaks the rule. */
  FAILED,
  /** The rule could not be tried, or what it asks is not claimed. */
  UNTESTED,
  /** The plugin offers nothing that the rule is about. */
  NOT_APPLICABLE
}
