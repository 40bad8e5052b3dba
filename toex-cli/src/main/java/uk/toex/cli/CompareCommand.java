package uk.toex.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import uk.toex.api.CancelledException;
import uk.toex.api.ToexException;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;
import uk.toex.host.Plugins;
import uk.toex.io.AtomicFile;
import uk.toex.io.CsvOut;
import uk.toex.io.Input;
import uk.toex.io.JsonOut;
import uk.toex.io.Numbers;
import uk.toex.nlp.ReviewSettings;
import uk.toex.pages.ComparePage;

/** {@code toex reports compare}. */
@Command(
    name = "compare",
    sortOptions = false,
    header = "Measures all installed classifiers side by side on your reports.",
    description = {
      "",
      "For each: macro-F1 of plain classification, how well a review that reads by it finds wrong",
      "tags (average_precision, calibration_error, as evaluate), speed, heap held, and whether it",
      "promises to explain itself and to be deterministic. All across folds, against the tags of",
      "--truth; without it the tags given are taken as true and errors are injected.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  toex reports compare reports.csv --truth true_tags --exclusive --out compared",
      "  toex reports compare reports.csv --plugins plugins --policy plugins.policy \\",
      "      --classifier toex-linear --classifier toex-linear+smile-maxent"
    })
final class CompareCommand implements Callable<Integer> {

  private static final String[] COLUMNS = {
    "classifier",
    "macro_f1",
    "average_precision",
    "calibration_error",
    "train_per_s",
    "classify_per_s",
    "memory_mb",
    "explains",
    "deterministic"
  };

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
      defaultValue = "missing=0.15,wrong=0.10",
      description = "Without --truth: the errors to inject; default ${DEFAULT-VALUE}.")
  String inject = "";

  @Option(
      names = "--classifier",
      paramLabel = "NAME",
      description = "Only these; several joined by + are fused; default all that are installed.")
  List<String> only = new ArrayList<>();

  @Option(names = "--exclusive", description = "Every report carries exactly one tag.")
  boolean exclusive;

  @Option(
      names = "--folds",
      paramLabel = "N",
      defaultValue = "5",
      description = "In how many parts reports are scored by models of the others; default 5.")
  int folds = 5;

  @Option(
      names = "--min-reports",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many reports must carry a tag for it to be scored; default 100.")
  int minReports = 100;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Also write compare.csv, compare.html and provenance.json there.")
  @Nullable String out;

  @Mixin CommonOptions common = new CommonOptions();

  CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply(console);
    RunRecord record = new RunRecord("reports compare", common.seed);
    ReviewOptions options = new ReviewOptions();
    options.exclusive = exclusive;
    options.folds = folds;
    options.minReports = minReports;
    ReviewSettings settings = options.settings(common, 1, 0, record);
    input.describe(record.settings);
    record.setting("classifier", String.join(" ", only));
    record.setting("truth", truth);
    record.setting("inject", truth == null ? inject : "");
    Injected injected = Injected.parse(inject);
    List<String> names;
    try (Plugins plugins = common.plugins(console)) {
      names = only.isEmpty() ? plugins.classifiersAndFusions() : only;
      for (String name : names) {
        ReadBy.of(name, plugins).tell(record, plugins);
      }
    }
    Path folder = out == null ? null : Paths.of(out);
    Path rejected = folder == null ? null : folder.resolve("rejected.csv");
    Input source = input.open(console);
    try (LoadedReports loaded =
        LoadedReports.read(
            source, input.columns(exclusive, true, truth), rejected, record, console)) {
      if (folder != null) {
        ReviewJob.prepare(folder, record);
      }
      List<Report> reports = loaded.reports();
      List<SortedSet<Tag>> truths = loaded.truth();
      if (truth == null) {
        truths = reports.stream().map(Report::tags).toList();
        reports = injected.into(reports, truths, options, common.seed);
      }
      List<Comparison> rows = measure(names, reports, truths, settings);
      print(rows);
      if (folder != null) {
        write(folder, source.name(), rows, reports.size());
        record.write(folder.resolve("provenance.json"));
      }
      return rows.size() == names.size() ? Failure.DONE : Failure.NO_ANSWER;
    }
  }

  /** Measures each; one that fails is told and left out. */
  private List<Comparison> measure(
      List<String> names,
      List<Report> reports,
      List<SortedSet<Tag>> truths,
      ReviewSettings settings) {
    List<Comparison> rows = new ArrayList<>();
    for (String name : names) {
      console.note("Measuring " + name + " …");
      try (Plugins plugins = common.finder().find()) {
        ReadBy readBy = ReadBy.of(name, plugins);
        rows.add(Comparison.of(readBy, plugins, reports, truths, settings, console.progress()));
      } catch (CancelledException e) {
        throw e;
      } catch (ToexException e) {
        console.error(name + " is left out: " + e.getMessage());
      }
    }
    return rows;
  }

  private void print(List<Comparison> rows) {
    if (common.json) {
      try (JsonOut json = JsonOut.document(console.out())) {
        json.beginObject().beginArray("classifiers");
        for (Comparison row : rows) {
          json.beginObject().put(COLUMNS[0], row.classifier());
          put(json, COLUMNS[1], row.macroF1());
          put(json, COLUMNS[2], row.averagePrecision());
          put(json, COLUMNS[3], row.calibrationError());
          json.put(COLUMNS[4], row.trainPerSecond(), 1);
          json.put(COLUMNS[5], row.classifyPerSecond(), 1);
          json.put(COLUMNS[6], row.memoryMb(), 1);
          json.put(COLUMNS[7], row.explains()).put(COLUMNS[8], row.deterministic()).endObject();
        }
        json.endArray().endObject().commit();
      }
      return;
    }
    TextTable table = new TextTable(COLUMNS);
    for (int column = 1; column <= 6; column++) {
      table.right(column);
    }
    for (Comparison row : rows) {
      table.row(cells(row, 3));
    }
    table.print(console);
  }

  private static void put(JsonOut json, String name, double value) {
    if (Double.isFinite(value)) {
      json.put(name, value, 9);
    } else {
      json.put(name, (String) null);
    }
  }

  private static String[] cells(Comparison row, int decimals) {
    return new String[] {
      row.classifier(),
      number(row.macroF1(), decimals),
      number(row.averagePrecision(), decimals),
      number(row.calibrationError(), decimals),
      number(row.trainPerSecond(), 0),
      number(row.classifyPerSecond(), 0),
      number(row.memoryMb(), 1),
      Boolean.toString(row.explains()),
      Boolean.toString(row.deterministic())
    };
  }

  private static String number(double value, int decimals) {
    return Double.isFinite(value) ? Numbers.fixed(value, decimals) : "";
  }

  private void write(Path folder, String source, List<Comparison> rows, int reports) {
    ComparePage.Builder page =
        ComparePage.builder()
            .title("Classifiers compared on " + source)
            .fact("Reports", Shown.count(reports))
            .fact("Measured against", truth == null ? "injected errors: " + inject : truth)
            .fact("TOEX", RunRecord.version());
    try (CsvOut csv = CsvOut.create(folder.resolve("compare.csv"), COLUMNS);
        AtomicFile html = AtomicFile.create(folder.resolve("compare.html"))) {
      for (Comparison row : rows) {
        csv.row(cells(row, 9));
        page.row(
            new ComparePage.Row(
                row.classifier(),
                row.macroF1(),
                row.averagePrecision(),
                row.calibrationError(),
                row.trainPerSecond(),
                row.classifyPerSecond(),
                row.memoryMb(),
                row.explains(),
                row.deterministic()));
      }
      Writer writer =
          new BufferedWriter(new OutputStreamWriter(html.stream(), StandardCharsets.UTF_8));
      page.build().write(writer);
      writer.flush();
      csv.commit();
      html.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    console.note("Read: " + folder.resolve("compare.html"));
  }
}
