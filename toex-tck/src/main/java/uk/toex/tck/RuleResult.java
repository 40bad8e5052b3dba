package uk.toex.tck;

import java.util.Objects;

/**
 * What came of one rule.
 *
 * @param rule the rule
 * @param outcome what came of it
 * @param detail for a failure what was wrong, for an untested rule why; else a note, perhaps empty.
 *     May quote what the plugin wrote, so it is to be treated as hostile
 */
public record RuleResult(Rule rule, Outcome outcome, String detail) {
  public RuleResult {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(detail, "detail");
  }
}
