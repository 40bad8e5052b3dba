package uk.toex.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;
import uk.toex.host.Plugins;
import uk.toex.io.Input;
import uk.toex.io.JsonOut;
import uk.toex.nlp.ReviewEvaluation;
import uk.toex.nlp.ReviewSettings;
import uk.toex.nlp.TagReview;

/** {@code toex reports evaluate}. */
@Command(
    name = "evaluate",
    sortOptions = false,
    header = "Measures how well a review finds errors that are known, or injected.",
    description = {
      "",
      "Always prints JSON. Candidates are ranked by the probability that the tag is wrong as",
      "given; average_precision and auroc are as scikit-learn defines them.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  toex reports evaluate reports.csv --truth true_tags --exclusive",
      "  toex reports evaluate reports.csv --inject missing=0.15,wrong=0.10"
    })
final class EvaluateCommand implements Callable<Integer> {

  private final Console console;

  @Mixin InputOptions input = new InputOptions();

  @Option(
      names = "--truth",
      paramLabel = "COLUMN",
      description = "The column of the true tags, written as the tags are.")
  @Nullable String truth;

  @Option(
      names = "--inject",
      paramLabel = "missing=P,wrong=P",
      description = "Take the tags given as true, and drop and add some at random.")
  @Nullable String inject;

  @Mixin ReviewOptions options = new ReviewOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Also write evaluate.json, rejected.csv and provenance.json there.")
  @Nullable String out;

  @Mixin CommonOptions common = new CommonOptions();

  EvaluateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply(console);
    if ((truth == null) == (inject == null)) {
      throw new Failure.UsageException(
          "Give either --truth COLUMN or --inject missing=P,wrong=P, to have errors to find.");
    }
    Injected injected = inject == null ? null : Injected.parse(inject);
    RunRecord record = new RunRecord("reports evaluate", common.seed);
    ReviewSettings settings = options.settings(common, 1, 0, record);
    input.describe(record.settings);
    record.setting("truth", truth);
    record.setting("inject", inject);
    var source = input.open(console);
    try (Plugins plugins = common.plugins(console)) {
      evaluate(options.review(settings, plugins, record), injected, source, record);
    }
    return Failure.DONE;
  }

  private void evaluate(
      TagReview reviewer, @Nullable Injected injected, Input source, RunRecord record) {
    Path folder = out == null ? null : Paths.of(out);
    Path rejected = folder == null ? null : folder.resolve("rejected.csv");
    try (LoadedReports loaded =
        LoadedReports.read(
            source, input.columns(options.exclusive, true, truth), rejected, record, console)) {
      if (folder != null) {
        ReviewJob.prepare(folder, record);
      }
      List<Report> reports = loaded.reports();
      List<SortedSet<Tag>> truths = loaded.truth();
      if (injected != null) {
        truths = reports.stream().map(Report::tags).toList();
        reports = injected.into(reports, truths, options, common.seed);
      }
      List<SortedSet<Tag>> trueTags = truths;
      var review = reviewer.run(reports, console.progress());
      ReviewEvaluation evaluation = ReviewEvaluation.of(review, trueTags::get);
      double seconds = record.seconds();
      record.count("candidates", evaluation.candidates());
      record.count("errors", evaluation.errors());
      try (JsonOut json = JsonOut.document(console.out())) {
        write(json, evaluation, reports.size(), seconds);
      }
      if (folder != null) {
        try (JsonOut json = JsonOut.document(folder.resolve("evaluate.json"))) {
          write(json, evaluation, reports.size(), seconds);
        }
        record.write(folder.resolve("provenance.json"));
      }
    }
  }

  private void write(JsonOut json, ReviewEvaluation e, int reports, double seconds) {
    json.beginObject();
    put(json, "average_precision", e.averagePrecision());
    put(json, "auroc", e.auroc());
    json.beginObject("precision_at");
    for (String at : List.of("100", "500", "1000", "errors")) {
      put(json, at, e.precisionAt().getOrDefault(at, Double.NaN));
    }
    json.endObject().beginObject("flagged").put("count", e.flagged().count());
    put(json, "precision", e.flagged().precision());
    put(json, "recall", e.flagged().recall());
    put(json, "f1", e.flagged().f1());
    json.endObject();
    put(json, "calibration_error", e.calibrationError());
    put(json, "brier", e.brier());
    if (!options.exclusive) {
      json.beginObject("missing");
      put(json, "average_precision", e.missingAveragePrecision());
      json.endObject().beginObject("wrong");
      put(json, "average_precision", e.wrongAveragePrecision());
      json.endObject();
      put(json, "macro_average_precision", e.macroAveragePrecision());
    }
    json.put("errors", e.errors()).put("candidates", e.candidates()).put("reports", reports);
    json.put("seconds", seconds, 3);
    json.put("reports_per_second", reports / Math.max(seconds, 1e-3), 1);
    json.endObject().commit();
  }

  /** What cannot be computed, such as a precision of nothing, is null. */
  private static void put(JsonOut json, String name, double value) {
    if (Double.isFinite(value)) {
      json.put(name, value, 9);
    } else {
      json.put(name, (String) null);
    }
  }
}
