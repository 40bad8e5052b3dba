package uk.toex.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import uk.toex.comms.CommsExport;
import uk.toex.comms.CommsStore;
import uk.toex.io.JsonOut;

/** {@code toex comms export}. */
@Command(
    name = "export",
    sortOptions = false,
    header = "Writes all events as one table, in CSV or Parquet.",
    description = {
      "",
      "The columns are those of the generic layout, then whose record each is, what is uncertain",
      "about its time, of which event it is a duplicate, and its file and row. Times are in UTC.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  toex comms export store --out events.parquet",
      "  toex comms export june.csv.gz --layout generic --out events.csv"
    })
final class CommsExportCommand implements Callable<Integer> {

  private final Console console;

  @Mixin CommsInput input = new CommsInput();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The table: its name ends in .csv or .parquet.")
  String out = "";

  @Mixin CommonOptions common = new CommonOptions();

  CommsExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply(console);
    Path file = Paths.of(out);
    String name = Paths.name(file).toLowerCase(Locale.ROOT);
    if (!name.endsWith(".csv") && !name.endsWith(".parquet")) {
      throw new Failure.UsageException("--out must end in .csv or .parquet, was " + out);
    }
    RunRecord record = new RunRecord("comms export", common.seed);
    Path rejected = Paths.beside(file, "rejected.csv");
    try (CommsInput.Opened opened = input.open(rejected, record, common, console)) {
      CommsStore store = opened.store();
      if (name.endsWith(".csv")) {
        CommsExport.csv(store, file, console.progress());
      } else {
        CommsExport.parquet(store, file, console.progress());
      }
      record.count("events", store.events());
      record.write(Paths.beside(file, Paths.name(file) + ".provenance.json"));
      print(file, store.events());
    }
    return Failure.DONE;
  }

  private void print(Path file, int events) {
    if (common.json) {
      try (JsonOut json = JsonOut.document(console.out())) {
        json.beginObject().put("out", file.toString()).put("events", events);
        json.endObject().commit();
      }
      return;
    }
    console.print(file + ": " + Shown.count(events, "event") + ".");
  }
}
