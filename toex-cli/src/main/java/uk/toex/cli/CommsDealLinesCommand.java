package uk.toex.cli;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import uk.toex.api.Advice;
import uk.toex.api.Measure;
import uk.toex.api.comms.Finding;
import uk.toex.comms.pattern.DealLines;

/** {@code toex comms deal-lines}. */
@Command(
    name = "deal-lines",
    header = "Finds numbers that write to the same many others in bursts, as deal lines do.",
    description = {
      "",
      "Writes deal-lines.csv: rank,number,score,bursts,recipients,why; deal-lines.jsonl with the",
      "points for and against. Reminder services, schools, shops, taxis, drivers, organisers and",
      "agencies look alike and get few points; the score is no probability and proves nothing.",
      ""
    },
    footer = {"", "Example:", "  toex comms deal-lines store --out lines"})
final class CommsDealLinesCommand extends CommsPatternCommand {

  @Option(
      names = "--recipients",
      paramLabel = "N",
      description = "How many others a burst reaches at least; default 6.")
  @Nullable String recipients;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = "Within how many minutes; default 10.")
  @Nullable String minutes;

  @Option(
      names = "--bursts",
      paramLabel = "N",
      description = "How many bursts a number sends at least; default 3.")
  @Nullable String bursts;

  @Option(
      names = "--at-least",
      paramLabel = "POINTS",
      description = "How many points are reported; default 4.")
  @Nullable String atLeast;

  CommsDealLinesCommand(Console console) {
    super("deal-lines", new DealLines(), console);
  }

  @Override
  Measure measure() {
    return DealLines.MEASURE;
  }

  @Override
  String about() {
    return "Numbers that text the same many contacts in bursts, and are called by "
        + "them after it. Reminders, schools, shops and organisers text in bursts "
        + "too: the points say what speaks for and against.";
  }

  @Override
  void settings(Map<String, String> settings) {
    pass(settings, "recipients", recipients);
    pass(settings, "minutes", minutes);
    pass(settings, "bursts", bursts);
    pass(settings, "at-least", atLeast);
  }

  @Override
  List<String> columns() {
    return List.of("rank", "number", "score", "bursts", "recipients", "why");
  }

  @Override
  List<String> row(Advice<Finding> advice) {
    return List.of(
        advice.subject().parties().get(0),
        score(advice),
        value(advice, "bursts"),
        value(advice, "recipients"),
        value(advice, "why"));
  }
}
