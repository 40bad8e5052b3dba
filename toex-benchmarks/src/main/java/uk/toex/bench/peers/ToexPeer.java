package uk.toex.bench.peers;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;
import uk.toex.io.Input;
import uk.toex.io.Rejects;
import uk.toex.io.ReportOptions;
import uk.toex.io.ReportReader;
import uk.toex.nlp.LinearTagModel;
import uk.toex.nlp.ReviewSettings;

/** TOEX as a contender, on one thread, through its public API: CSV in, raw text to tags. */
public final class ToexPeer {

  private ToexPeer() {}

  /** Usage: {@code train|classify corpus.csv model}. */
  public static void main(String[] args) {
    Path corpus = Path.of(args[1]);
    Path model = Path.of(args[2]);
    if (args[0].equals("train")) {
      train(corpus, model);
    } else {
      try (PrintStream out = Tags.standardOutput()) {
        classify(corpus, model, out);
      }
    }
  }

  static void train(Path corpus, Path model) {
    List<Report> reports = new ArrayList<>();
    read(corpus, reports::add);
    // Two reports of a tag are enough here, so that the run over few reports learns all tags.
    ReviewSettings settings = ReviewSettings.defaults().withMinReports(2).withThreads(1);
    LinearTagModel.train(reports, settings, Progress.NONE).save(model);
  }

  static void classify(Path corpus, Path model, PrintStream out) {
    LinearTagModel loaded = LinearTagModel.load(model);
    LinearTagModel.Scorer scorer = loaded.scorer();
    List<String> codes = loaded.tags().stream().map(Tag::code).toList();
    double[] probability = new double[codes.size()];
    read(
        corpus,
        report -> {
          scorer.probabilities(report.text(), probability);
          Tags.print(codes, t -> probability[t] >= 0.5, out);
        });
  }

  private static void read(Path corpus, java.util.function.Consumer<Report> action) {
    try (Rejects rejects = Rejects.counted();
        ReportReader reader =
            ReportReader.open(Input.of(corpus), ReportOptions.defaults(), rejects)) {
      reader.forEach(row -> action.accept(row.report()), Progress.NONE);
    }
  }
}
