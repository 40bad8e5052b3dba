package uk.toex.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import uk.toex.io.CsvOut;
import uk.toex.io.JsonOut;
import uk.toex.io.Numbers;
import uk.toex.io.Rejects;
import uk.toex.io.ReportReader;
import uk.toex.nlp.LinearTagModel;

/** {@code toex reports classify}. */
@Command(
    name = "classify",
    sortOptions = false,
    header = "Says which tags the texts of reports suggest, by a saved model.",
    description = {"", "Writes report_id,tag,probability for every tag at least so probable.", ""},
    footer = {
      "",
      "Example:",
      "  toex reports classify new.csv --model tags.model --out tags.csv",
      "  toex reports classify new.csv --model tags.model --out tags.csv --at-least 0.2"
    })
final class ClassifyCommand implements Callable<Integer> {

  private final Console console;

  @Mixin InputOptions input = new InputOptions();

  @Option(
      names = "--model",
      paramLabel = "FILE",
      required = true,
      description = "The model, as train has saved it.")
  String model = "";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The CSV file to write; its provenance beside it.")
  String out = "";

  @Option(
      names = "--at-least",
      paramLabel = "P",
      defaultValue = "0.5",
      description = "The least probability written; default 0.5.")
  double atLeast;

  @Mixin CommonOptions common = new CommonOptions();

  ClassifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply(console);
    if (!(atLeast >= 0 && atLeast <= 1)) {
      throw new Failure.UsageException("--at-least must be from 0 to 1");
    }
    RunRecord record = new RunRecord("reports classify", common.seed);
    input.describe(record.settings);
    record.setting("at-least", Numbers.shortest(atLeast));
    record.setting("model", Paths.name(Paths.of(model)));
    var source = input.open(console);
    LinearTagModel loaded = LinearTagModel.load(Paths.of(model));
    record.model(loaded);
    Path file = Paths.of(out);
    Path rejected = Paths.beside(file, "rejected.csv");
    try (Rejects rejects = Rejects.in(rejected);
        ReportReader reader =
            ReportReader.open(source, input.columns(false, false, null), rejects);
        CsvOut csv = CsvOut.create(file, "report_id", "tag", "probability")) {
      reader.guesses().forEach(guess -> console.note("Note: " + guess + "."));
      long reports =
          Classification.run(reader, loaded, atLeast, common.threads, csv, console.progress());
      record.input(reader.provenance());
      record.counts(reader.counts());
      record.count("rows", csv.rows());
      LoadedReports.tell(rejects, rejected, reader, console);
      csv.commit();
      record.write(Paths.beside(file, Paths.name(file) + ".provenance.json"));
      print(reports, csv.rows(), record.seconds());
    }
    return Failure.DONE;
  }

  private void print(long reports, long rows, double seconds) {
    if (!common.json) {
      console.print(
          out + ": " + Shown.count(rows, "tag") + " for " + Shown.count(reports, "report") + ".");
      return;
    }
    try (JsonOut json = JsonOut.document(console.out())) {
      json.beginObject().put("out", out).put("reports", reports).put("rows", rows);
      json.put("seconds", seconds, 3);
      json.put("reports_per_second", reports / Math.max(seconds, 1e-3), 1);
      json.endObject().commit();
    }
  }
}
