package uk.toex.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import uk.toex.comms.CommsEvents;
import uk.toex.comms.analysis.Scope;
import uk.toex.comms.analysis.UsualCells;

/** {@code toex comms cells}. */
@Command(
    name = "cells",
    header = "Says which cell each number uses most at night and in working hours.",
    description = {
      "",
      "Writes cells.csv: number,home,home_half_hours,night_half_hours,work,work_half_hours,",
      "day_half_hours; by number. Night is 19:00 to 07:00, working hours 09:00 to 17:00 of Monday to",
      "Friday, on the clock of the data's zone. A cell covers many homes; few half hours are no habit.",
      ""
    },
    footer = {"", "Example:", "  toex comms cells store --out cells"})
final class CommsCellsCommand extends CommsAnalysisCommand {

  CommsCellsCommand(Console console) {
    super("cells", console);
  }

  @Override
  void settings(RunRecord record) {}

  @Override
  void analyse(CommsEvents events, Scope scope, Path folder, RunRecord record) {
    List<UsualCells.Usual> usual = UsualCells.of(events, scope);
    csv(
        folder.resolve("cells.csv"),
        csv -> {
          for (UsualCells.Usual each : usual) {
            csv.row(
                each.number(),
                each.home(),
                Integer.toString(each.homeHalfHours()),
                Integer.toString(each.nightHalfHours()),
                each.work(),
                Integer.toString(each.workHalfHours()),
                Integer.toString(each.dayHalfHours()));
          }
        },
        "number",
        "home",
        "home_half_hours",
        "night_half_hours",
        "work",
        "work_half_hours",
        "day_half_hours");
    record.count("numbers", usual.size());
    new CommsPages(events)
        .write(
            folder.resolve("cells.html"),
            "Usual cells",
            record,
            List.of(
                table(
                    "Cells at night and in working hours",
                    "A cell covers many homes, and few half hours are no habit.",
                    usual,
                    usual.size(),
                    each ->
                        List.of(
                            each.number(),
                            each.home(),
                            each.homeHalfHours() + " of " + each.nightHalfHours(),
                            each.work(),
                            each.workHalfHours() + " of " + each.dayHalfHours()),
                    "number",
                    "home",
                    "half hours",
                    "work",
                    "half hours")),
            console);
    if (common.json) {
      printJson(record);
    } else {
      console.print(Shown.count(usual.size(), "number") + " with a usual cell.");
    }
  }
}
