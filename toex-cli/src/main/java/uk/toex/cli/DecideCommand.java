package uk.toex.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import uk.toex.io.Format;
import uk.toex.io.Input;
import uk.toex.io.JsonOut;

/** {@code toex reports decide}. */
@Command(
    name = "decide",
    sortOptions = false,
    header = "Records what a named analyst decided.",
    description = {
      "",
      "Appends decisions, as the review page exports them, to a file of decisions: all of them or,",
      "if one is not well formed, none. What is recorded already is not recorded twice.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  toex reports decide decisions-export.jsonl --analyst A1234 --out decisions.jsonl",
      "  toex reports review reports.csv --out review --decisions decisions.jsonl"
    })
final class DecideCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(
      paramLabel = "DECISIONS",
      description = "The decisions: .jsonl or .csv; - is standard input.")
  String decisions = "";

  @Option(
      names = "--analyst",
      paramLabel = "ID",
      required = true,
      description = "Who decided; an id of the force's own.")
  String analyst = "";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "decisions.jsonl",
      description = "The file of decisions that is added to; default ${DEFAULT-VALUE}.")
  String out = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "jsonl or csv; needed for standard input, else told by the name.")
  @Nullable String format;

  @Mixin CommonOptions common = new CommonOptions();

  DecideCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    common.apply(console);
    if (analyst.isBlank()) {
      throw new Failure.UsageException("--analyst must name who decided");
    }
    InputOptions options = new InputOptions();
    options.input = decisions;
    options.format = format;
    Input input = options.open(console);
    if (input.format() == Format.TSV) {
      throw new Failure.UsageException("Decisions are read from .jsonl or .csv, not from .tsv.");
    }
    List<DecisionLine> lines = DecisionLine.read(input, analyst.strip());
    Path file = Paths.of(out);
    DecisionFile.Added added = DecisionFile.append(file, lines, Instant.now());
    if (common.json) {
      try (JsonOut json = JsonOut.document(console.out())) {
        json.beginObject().put("out", out).put("recorded", added.recorded());
        json.put("skipped", added.skipped()).endObject().commit();
      }
    } else {
      console.print(
          out
              + ": "
              + Shown.count(added.recorded(), "decision")
              + " recorded"
              + (added.skipped() > 0
                  ? ", " + Shown.count(added.skipped()) + " skipped: recorded before."
                  : "."));
    }
    return Failure.DONE;
  }
}
