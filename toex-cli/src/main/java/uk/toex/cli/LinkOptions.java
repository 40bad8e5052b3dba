package uk.toex.cli;

import java.io.FilterInputStream;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import uk.toex.graph.algo.LinkFile;
import uk.toex.graph.algo.LinkLayout;
import uk.toex.io.Format;
import uk.toex.io.Input;
import uk.toex.io.Rejects;

/** Which links are read, how they stand there, and where the answer goes. */
final class LinkOptions {

  private static final String STANDARD_INPUT = "-";

  @Parameters(
      paramLabel = "LINKS",
      description = {
        "The links: .csv or .tsv with the columns from and to, else the first two;",
        ".mtx (MatrixMarket); else two ids a line with blanks between, # comments;",
        "each also .gz. - is standard input."
      })
  String links = "";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The CSV file to write; its provenance beside it.")
  String out = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "csv, tsv, text or mtx; needed for standard input, else told by the name.")
  @Nullable String format;

  @Option(
      names = "--weights",
      paramLabel = "WHICH",
      defaultValue = "named",
      description = {
        "named: a column named weight counts (default); all: else a third column or",
        "a matrix's values do; none."
      })
  LinkFile.Weights weights = LinkFile.Weights.NAMED;

  @Option(
      names = "--max-rejects",
      paramLabel = "N|P%",
      description =
          "How many bad records refuse the input: a count, or a share of at least 100; default 1%%.")
  @Nullable String maxRejects;

  /** Reads them. */
  LinkFile read(boolean directed, Rejects rejects, Console console) {
    Input input;
    LinkLayout layout;
    if (links.equals(STANDARD_INPUT)) {
      if (format == null) {
        throw new Failure.UsageException(
            "Standard input has no name that tells its format: add --format csv, tsv, text or mtx.");
      }
      layout = layout(format);
      input = Input.of(unclosed(console.in()), "standard input", Format.TSV);
    } else {
      layout = format == null ? LinkLayout.ofFileName(links) : layout(format);
      input = Input.of(Paths.of(links), Format.TSV);
    }
    LinkFile read =
        LinkFile.read(
            input.withLimits(InputOptions.limits(maxRejects)),
            layout,
            directed,
            weights,
            rejects,
            console.progress());
    read.notes().forEach(note -> console.note("Note: " + note + "."));
    return read;
  }

  /** For the provenance. */
  void describe(RunRecord record) {
    record.setting("links", links);
    record.setting("format", format);
    record.setting("weights", weights.name().toLowerCase(Locale.ROOT));
    record.setting("max-rejects", Objects.requireNonNullElse(maxRejects, "1%"));
  }

  private static LinkLayout layout(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "csv" -> LinkLayout.CSV;
      case "tsv" -> LinkLayout.TSV;
      case "text" -> LinkLayout.TEXT;
      case "mtx" -> LinkLayout.MATRIX_MARKET;
      default ->
          throw new Failure.UsageException(
              "--format is \"" + name + "\"; expected csv, tsv, text or mtx");
    };
  }

  /** Readers close what they read; standard input is not ours to close. */
  private static InputStream unclosed(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public void close() {}
    };
  }
}
