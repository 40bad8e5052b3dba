package uk.toex.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.analysis.CommonContacts;
import uk.toex.comms.analysis.Scope;

/** {@code toex comms common}. */
@Command(
    name = "common",
    header = "Finds the pairs of numbers that share contacts.",
    description = {
      "",
      "Writes common.csv: a,b,shared; most shared first, then by a and b. With --of only pairs of",
      "those numbers, and shared.csv: contact,number, who it is that they share.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  toex comms common store --at-least 5 --out common",
      "  toex comms common store --of 07700900123,07700900456 --out common"
    })
final class CommsCommonCommand extends CommsAnalysisCommand {

  @Option(
      names = "--of",
      paramLabel = "A,B,…",
      split = ",",
      description = "Only pairs of these numbers.")
  List<String> of = new ArrayList<>();

  @Option(
      names = "--at-least",
      paramLabel = "N",
      defaultValue = "3",
      description = "How many contacts a pair must share; default 3.")
  int atLeast = 3;

  CommsCommonCommand(Console console) {
    super("common", console);
  }

  @Override
  void settings(RunRecord record) {
    if (atLeast < 1) {
      throw new Failure.UsageException("--at-least must be at least 1");
    }
    List<String> numbers = new ArrayList<>();
    for (String each : of) {
      String number = number(each);
      if (number != null && !numbers.contains(number)) {
        numbers.add(number);
      }
    }
    if (numbers.size() == 1) {
      throw new Failure.UsageException("--of needs two numbers at least: --of A,B");
    }
    of = numbers;
    record.setting("of", String.join(",", of));
    record.setting("at-least", atLeast);
  }

  @Override
  void analyse(CommsEvents events, Scope scope, Path folder, RunRecord record) {
    of.forEach(number -> require(events, number));
    CommonContacts common =
        of.isEmpty()
            ? CommonContacts.of(events, atLeast, scope)
            : CommonContacts.among(events, of, atLeast, scope);
    record.count("pairs", common.size());
    csv(
        folder.resolve("common.csv"),
        csv -> common.forEach(pair -> csv.row(pair.a(), pair.b(), Integer.toString(pair.shared()))),
        "a",
        "b",
        "shared");
    if (!of.isEmpty()) {
      csv(
          folder.resolve("shared.csv"),
          csv ->
              common
                  .shared(of)
                  .forEach(
                      each -> each.numbers().forEach(number -> csv.row(each.contact(), number))),
          "contact",
          "number");
    }
    List<CommonContacts.Pair> top = common.top(CommsPages.ROWS);
    List<CommsPages.Pair> pairs =
        top.stream().map(each -> new CommsPages.Pair(each.a(), each.b(), each.shared())).toList();
    new CommsPages(events)
        .write(
            folder.resolve("common.html"),
            "Common contacts",
            record,
            List.of(
                CommsPages.contacts(
                    "Who shares contacts",
                    "Two numbers are tied by how many contacts both have. Many have the same shops"
                        + " and services: look at who it is that they share.",
                    pairs,
                    Set.copyOf(of)),
                table(
                    "Pairs",
                    "",
                    top,
                    common.size(),
                    each -> List.of(each.a(), each.b(), Integer.toString(each.shared())),
                    "a",
                    "b",
                    "shared")),
            console);
    print(common, record);
  }

  private void print(CommonContacts found, RunRecord record) {
    if (common.json) {
      printJson(record);
      return;
    }
    TextTable table = new TextTable("a", "b", "shared").right(2);
    for (CommonContacts.Pair pair : found.top(SHOWN)) {
      table.row(pair.a(), pair.b(), Integer.toString(pair.shared()));
    }
    table.print(console);
  }
}
