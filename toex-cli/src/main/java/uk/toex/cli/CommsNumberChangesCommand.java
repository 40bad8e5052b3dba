package uk.toex.cli;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import uk.toex.api.Advice;
import uk.toex.api.Measure;
import uk.toex.api.comms.Finding;
import uk.toex.comms.pattern.NumberChanges;

/** {@code toex comms number-changes}. */
@Command(
    name = "number-changes",
    header = "Finds numbers that fell silent and the ones under which their users went on.",
    description = {
      "",
      "Writes number-changes.csv: rank,old_number,new_number,changed_at,score,order,why, where",
      "order 2 is what shows only once others' changes are known; number-changes.jsonl with the",
      "points for and against. That one person uses both numbers is likely, not proved.",
      ""
    },
    footer = {"", "Example:", "  toex comms number-changes store --out changes"})
final class CommsNumberChangesCommand extends CommsPatternCommand {

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "How many days may lie between the two numbers; default 21.")
  @Nullable String days;

  @Option(
      names = "--at-least",
      paramLabel = "POINTS",
      description = "How many points are reported; default 0.")
  @Nullable String atLeast;

  CommsNumberChangesCommand(Console console) {
    super("number-changes", new NumberChanges(), console);
  }

  @Override
  Measure measure() {
    return NumberChanges.MEASURE;
  }

  @Override
  String about() {
    return "The same contacts under a new number after the old one fell silent. "
        + "Someone else with much the same contacts, such as a sibling or a "
        + "successor, can look alike.";
  }

  @Override
  void settings(Map<String, String> settings) {
    pass(settings, "days", days);
    pass(settings, "at-least", atLeast);
  }

  @Override
  List<String> columns() {
    return List.of("rank", "old_number", "new_number", "changed_at", "score", "order", "why");
  }

  @Override
  List<String> row(Advice<Finding> advice) {
    return List.of(
        advice.subject().parties().get(0),
        advice.subject().parties().get(1),
        value(advice, "changed_at"),
        score(advice),
        value(advice, "order"),
        value(advice, "why"));
  }
}
