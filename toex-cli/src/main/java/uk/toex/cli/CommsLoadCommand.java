package uk.toex.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import uk.toex.comms.LoadReport;
import uk.toex.io.JsonOut;
import uk.toex.io.Rejects;

/** {@code toex comms load}. */
@Command(
    name = "load",
    sortOptions = false,
    header = "Loads calls, messages and data sessions into a store that opens in no time.",
    description = {
      "",
      "Writes the store, with rejected.csv for bad records and provenance.json in its folder. A",
      "store that is there already is added to; a file that it holds is left out. The store",
      "stands wherever a comms command takes INPUT. Calls and messages that both parties' records",
      "tell, and rows that two files have, are kept and flagged as duplicates, and not counted.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  toex comms load june.csv july.csv.gz --layout generic --out store",
      "  toex comms contacts store --out contacts"
    })
final class CommsLoadCommand implements Callable<Integer> {

  private final Console console;

  @Mixin CommsInput input = new CommsInput();

  @Option(
      names = "--out",
      paramLabel = "STORE",
      required = true,
      description = "The store's folder; made if absent, added to if not.")
  String out = "";

  @Mixin CommonOptions common = new CommonOptions();

  CommsLoadCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply(console);
    RunRecord record = new RunRecord("comms load", common.seed);
    Path folder = Paths.of(out);
    Path rejected = folder.resolve("rejected.csv");
    LoadReport report;
    try (Rejects rejects = Rejects.in(rejected)) {
      report = input.load(folder, rejects, record, common, console);
      NetworkInput.tell(rejects, rejected, console);
    }
    record.write(folder.resolve("provenance.json"));
    print(folder, report, record.seconds());
    return Failure.DONE;
  }

  private void print(Path folder, LoadReport report, double seconds) {
    long perSecond = seconds <= 0 ? 0 : Math.round(report.count("records") / seconds);
    if (common.json) {
      try (JsonOut json = JsonOut.document(console.out())) {
        json.beginObject().put("out", folder.toString());
        report.counts().forEach(json::put);
        json.put("skipped_files", report.skipped().size());
        json.put("seconds", seconds, 3);
        json.put("rows_per_second", perSecond);
        json.endObject().commit();
      }
      return;
    }
    TextTable table = new TextTable("what", "count").right(1);
    table.row("events", Shown.count(report.count("events")));
    table.row("rejected records", Shown.count(report.count("rejected")));
    if (report.count("passed_over") > 0) {
      table.row("passed over, as the layout says", Shown.count(report.count("passed_over")));
    }
    table.row("rows that two files have", Shown.count(report.count("duplicate_rows")));
    table.row("records of the other party", Shown.count(report.count("duplicate_records")));
    table.row("events in the store", Shown.count(report.count("events_in_store")));
    table.row("parties in the store", Shown.count(report.count("parties_in_store")));
    report
        .counts()
        .forEach(
            (name, count) -> {
              if (name.startsWith("unreadable_")) {
                String field = name.substring("unreadable_".length());
                table.row(field + " not readable, taken as not known", Shown.count(count));
              } else if (name.equals("repeated_hour")) {
                table.row("times in the repeated autumn hour", Shown.count(count));
              } else if (name.equals("skipped_hour")) {
                table.row("times in the skipped spring hour", Shown.count(count));
              }
            });
    table.row("rows per second", Shown.count(perSecond));
    table.print(console);
  }
}
