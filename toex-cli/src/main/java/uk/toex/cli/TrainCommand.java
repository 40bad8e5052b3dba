package uk.toex.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import uk.toex.io.JsonOut;
import uk.toex.nlp.LinearTagModel;
import uk.toex.nlp.ReviewSettings;

/** {@code toex reports train}. */
@Command(
    name = "train",
    sortOptions = false,
    header = "Trains a classifier on tagged reports and saves it.",
    footer = {
      "",
      "A model is trusted like a program: keep it where only those may write who may change the",
      "program, and note its SHA-256.",
      "",
      "Example:",
      "  toex reports train reports.csv --model tags.model"
    })
final class TrainCommand implements Callable<Integer> {

  private final Console console;

  @Mixin InputOptions input = new InputOptions();

  @Option(
      names = "--model",
      paramLabel = "FILE",
      required = true,
      description = "Where the model is saved; its provenance beside it.")
  String model = "";

  @Option(names = "--exclusive", description = "Every report carries exactly one tag.")
  boolean exclusive;

  @Option(
      names = "--min-reports",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many reports must carry a tag for it to be learnt; default 100.")
  int minReports;

  @Mixin CommonOptions common = new CommonOptions();

  TrainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply(console);
    RunRecord record = new RunRecord("reports train", common.seed);
    input.describe(record.settings);
    record.setting("exclusive", exclusive);
    record.setting("min-reports", minReports);
    if (minReports < 2) {
      throw new Failure.UsageException("--min-reports must be at least 2, was " + minReports);
    }
    ReviewSettings settings =
        ReviewSettings.defaults()
            .withExclusive(exclusive)
            .withMinReports(minReports)
            .withSeed(common.seed)
            .withThreads(common.threads);
    var source = input.open(console);
    Path file = Paths.of(model);
    try (LoadedReports loaded =
        LoadedReports.read(
            source,
            input.columns(exclusive, true, null),
            Paths.beside(file, "rejected.csv"),
            record,
            console)) {
      LinearTagModel saved =
          LinearTagModel.train(loaded.reports(), settings, console.progress()).save(file);
      record.model(saved);
      record.count("tags", saved.tags().size());
      record.write(Paths.beside(file, Paths.name(file) + ".provenance.json"));
      print(saved, loaded.reports().size());
    }
    return Failure.DONE;
  }

  private void print(LinearTagModel saved, int reports) {
    if (!common.json) {
      console.print(
          model
              + ": "
              + Shown.count(saved.tags().size(), "tag")
              + " learnt from "
              + Shown.count(reports, "report")
              + ".");
      console.print("SHA-256 " + saved.sha256());
      return;
    }
    try (JsonOut json = JsonOut.document(console.out())) {
      json.beginObject().put("model", model).put("sha256", saved.sha256()).put("reports", reports);
      json.beginArray("tags");
      saved.tags().forEach(tag -> json.add(tag.code()));
      json.endArray().endObject().commit();
    }
  }
}
