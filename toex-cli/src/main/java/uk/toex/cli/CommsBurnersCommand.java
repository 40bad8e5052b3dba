package uk.toex.cli;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import uk.toex.api.Advice;
import uk.toex.api.Measure;
import uk.toex.api.comms.Finding;
import uk.toex.comms.pattern.BurnerPhones;

/** {@code toex comms burners}. */
@Command(
    name = "burners",
    header = "Finds numbers that live as burners do: shortly, among a handful, without services.",
    description = {
      "",
      "Writes burners.csv: rank,number,score,first,last,days,contacts,why; burners.jsonl with the",
      "points for and against. Visitors and lost handsets live so too: a reason to look, no more.",
      ""
    },
    footer = {"", "Example:", "  toex comms burners store --out burners"})
final class CommsBurnersCommand extends CommsPatternCommand {

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "How many days a number is in use at most; default 30.")
  @Nullable String days;

  @Option(
      names = "--at-least",
      paramLabel = "POINTS",
      description = "How many points are reported; default 6.")
  @Nullable String atLeast;

  CommsBurnersCommand(Console console) {
    super("burners", new BurnerPhones(), console);
  }

  @Override
  Measure measure() {
    return BurnerPhones.MEASURE;
  }

  @Override
  String about() {
    return "Numbers used for some days among few others. A visitor with a local SIM "
        + "can look alike.";
  }

  @Override
  void settings(Map<String, String> settings) {
    pass(settings, "days", days);
    pass(settings, "at-least", atLeast);
  }

  @Override
  List<String> columns() {
    return List.of("rank", "number", "score", "first", "last", "days", "contacts", "why");
  }

  @Override
  List<String> row(Advice<Finding> advice) {
    return List.of(
        advice.subject().parties().get(0),
        score(advice),
        value(advice, "first"),
        value(advice, "last"),
        value(advice, "days"),
        value(advice, "contacts"),
        value(advice, "why"));
  }
}
