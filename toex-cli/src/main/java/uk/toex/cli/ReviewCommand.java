package uk.toex.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import uk.toex.api.report.Tag;
import uk.toex.api.report.TagIssue;
import uk.toex.host.Plugins;
import uk.toex.io.Input;
import uk.toex.io.JsonOut;
import uk.toex.io.Numbers;
import uk.toex.nlp.Review;
import uk.toex.nlp.ReviewSettings;
import uk.toex.nlp.TagReview;

/** {@code toex reports review}. */
@Command(
    name = "review",
    sortOptions = false,
    header = "Lists the tags that are probably missing or wrong, with reasons.",
    description = {
      "",
      "Writes review.csv, review.jsonl, review.html (the page to decide on), control.csv (reports",
      "not listed, to estimate what the list misses), not-enough.csv and provenance.json.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  toex reports review reports.csv --out review",
      "  zcat reports.csv.gz | toex reports review - --format csv --exclusive --out review"
    })
final class ReviewCommand implements Callable<Integer> {

  private static final int SHOWN = 10;

  private final Console console;

  @Mixin InputOptions input = new InputOptions();
  @Mixin ReviewOptions options = new ReviewOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "The folder for what is written; made if absent, never emptied.")
  String out = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many issues are listed; 0 for every candidate; default 1000.")
  int limit;

  @Option(
      names = "--control",
      paramLabel = "SHARE",
      defaultValue = "0.05",
      description = "The share of reports not listed drawn as control sample; default 0.05.")
  double control;

  @Option(
      names = "--decisions",
      paramLabel = "FILE",
      description = "Decisions taken before; what they settle is left out of the list.")
  @Nullable String decisions;

  @Mixin ImpactOptions impact = new ImpactOptions();

  @Mixin CommonOptions common = new CommonOptions();

  ReviewCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply(console);
    RunRecord record = new RunRecord("reports review", common.seed);
    ReviewSettings settings = options.settings(common, limit, control, record);
    input.describe(record.settings);
    record.setting("limit", limit);
    record.setting("control", Numbers.shortest(control));
    record.setting("decisions", decisions == null ? "" : Paths.name(Paths.of(decisions)));
    ImpactOrder order = impact.ready(record, common, console);
    var source = input.open(console);
    Decided decided = Decided.read(decisions, record);
    try (Plugins plugins = common.plugins(console)) {
      TagReview reviewer = options.review(Worklist.withRoom(settings, decided), plugins, record);
      review(reviewer, settings, source, decided, order, record);
    }
    return Failure.DONE;
  }

  private void review(
      TagReview reviewer,
      ReviewSettings settings,
      Input source,
      Decided decided,
      @Nullable ImpactOrder order,
      RunRecord record) {
    Path folder = Paths.of(out);
    try (LoadedReports loaded =
        LoadedReports.read(
            source,
            input.columns(options.exclusive, true, null),
            folder.resolve("rejected.csv"),
            record,
            console)) {
      ReviewJob.prepare(folder, record);
      ReviewJob.Result result =
          ReviewJob.run(
              reviewer,
              settings,
              loaded.reports(),
              source.name(),
              decided,
              order,
              folder,
              record,
              console);
      if (common.json) {
        printJson(result, record);
      } else {
        printTable(result, folder, record);
      }
    }
  }

  private void printTable(ReviewJob.Result result, Path folder, RunRecord record) {
    TextTable table = new TextTable("rank", "report", "tag", "issue", "probability", "why");
    table.right(0).right(4).most(1, 20).most(2, 24).most(5, 60);
    int rank = 0;
    for (Review.Entry entry : result.list()) {
      if (rank++ == SHOWN) {
        break;
      }
      TagIssue issue = entry.issue();
      table.row(
          Integer.toString(rank),
          issue.reportId(),
          issue.tag().code(),
          Issue.kind(issue),
          Numbers.fixed(entry.probability(), 3),
          Why.of(entry.explanation()));
    }
    table.print(console);
    if (result.list().size() > SHOWN) {
      console.print("…");
    }
    console.print("");
    console.print(
        Shown.count(record.counts.getOrDefault("reports", 0L), "report")
            + ", "
            + Shown.count(result.review().tags().size(), "tag")
            + " scored, "
            + Shown.count(result.flagged())
            + " more probably wrong than right, "
            + Shown.count(result.list().size())
            + " listed.");
    if (result.list().leftOut() > 0) {
      console.print(Shown.count(result.list().leftOut()) + " left out: decided before.");
    }
    if (!result.review().notEnough().isEmpty()) {
      console.print(
          Shown.count(result.review().notEnough().size(), "tag")
              + " not scored for lack of examples; see not-enough.csv.");
    }
    if (impact.network != null) {
      console.print(
          "Ordered by "
              + ImpactOrder.NAME
              + " on "
              + Paths.name(Paths.of(impact.network))
              + ", "
              + Shown.count(record.counts.getOrDefault("with_impact", 0L))
              + " with an impact.");
    }
    console.print("Read and decide: " + folder.resolve("review.html"));
  }

  private void printJson(ReviewJob.Result result, RunRecord record) {
    try (JsonOut json = JsonOut.document(console.out())) {
      json.beginObject().put("out", out);
      for (Map.Entry<String, Long> count : record.counts.entrySet()) {
        json.put(count.getKey(), count.getValue());
      }
      json.beginObject("not_enough");
      for (Map.Entry<Tag, Integer> tag : result.review().notEnough().entrySet()) {
        json.put(tag.getKey().code(), tag.getValue());
      }
      json.endObject().put("seconds", record.seconds(), 3).endObject().commit();
    }
  }
}
