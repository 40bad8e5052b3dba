package uk.toex.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import uk.toex.api.report.Report;
import uk.toex.io.Input;
import uk.toex.io.ReportOptions;
import uk.toex.nlp.LinearTagModel;
import uk.toex.nlp.ReviewSettings;
import uk.toex.nlp.TagReview;

/** {@code toex demo}. */
@Command(
    name = "demo",
    sortOptions = false,
    header = "Makes a fictional force with planted errors, and finds them.",
    description = {
      "",
      "Nobody and nothing in it is real. Writes the reports with their truth, reviews them, trains",
      "a model, scores a network with planted rings in which they are events, looks for the rings'",
      "deal lines in comms data, and prints found against planted.",
      ""
    },
    footer = {"", "Example:", "  toex demo", "  toex demo --out force --size force"})
final class DemoCommand implements Callable<Integer> {

  /** How big the force is. */
  enum Size {
    /** For tests: most tags are not scored. */
    TINY(1_000),
    /** Enough for nearly every tag to be scored; done in seconds. */
    SMALL(6_000),
    /** What a force writes in some years. */
    FORCE(100_000);

    final int reports;

    Size(int reports) {
      this.reports = reports;
    }
  }

  private final Console console;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "toex-demo",
      description = "The folder for what is written; default ${DEFAULT-VALUE}.")
  String out = "";

  @Option(
      names = "--size",
      paramLabel = "SIZE",
      defaultValue = "small",
      description = "small (6,000 reports, the default) or force (100,000).")
  Size size = Size.SMALL;

  @Mixin CommonOptions common = new CommonOptions();

  DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply(console);
    RunRecord record = new RunRecord("demo", common.seed);
    Path folder = Paths.of(out);
    DemoForce force = new DemoForce(common.seed);
    Path file = folder.resolve("reports.csv");
    force.write(file, 0, size.reports, console.progress());
    force.write(folder.resolve("new-reports.csv"), size.reports, DemoForce.NEW, console.progress());
    ReviewSettings settings =
        ReviewSettings.defaults().withSeed(common.seed).withThreads(common.threads);
    record.setting("size", size.name());
    ReportOptions columns = ReportOptions.builder().truth("truth").build();
    try (LoadedReports loaded =
        LoadedReports.read(Input.of(file), columns, null, record, console)) {
      List<Report> reports = loaded.reports();
      ReviewJob.Result result =
          ReviewJob.run(
              new TagReview(settings),
              settings,
              reports,
              "a fictional force",
              Decided.NONE,
              null,
              folder,
              record,
              console);
      LinearTagModel model =
          LinearTagModel.train(reports, settings, console.progress())
              .save(folder.resolve("tags.model"));
      DemoNetwork people = new DemoNetwork(common.seed, reports);
      DemoNetwork.Found network =
          people.run(
              result.review(), loaded.truth(), folder.resolve("network"), record, common, console);
      DemoComms.Found comms =
          new DemoComms(common.seed, people.world())
              .run(folder.resolve("comms"), record, common, console);
      DemoFindings findings =
          DemoFindings.of(
              result.review(),
              reports,
              loaded.truth(),
              force.tryModel(model, size.reports),
              network,
              comms);
      if (common.json) {
        findings.printJson(console, out, record.seconds());
      } else {
        findings.print(console, out, record.seconds());
      }
    }
    return Failure.DONE;
  }
}
