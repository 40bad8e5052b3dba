package uk.toex.bench.jmh;

import java.util.List;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.bench.Synthetic;
import uk.toex.nlp.LinearTagModel;
import uk.toex.nlp.ReviewSettings;

/** Models and texts as the benchmarks need them. */
final class Trained {

  private static final long SEED = 7;

  private Trained() {}

  /** The reports from an index on. */
  static List<Report> reports(long from, int count) {
    return Synthetic.reports(Synthetic.generator(SEED), from, count);
  }

  /** A model of all tags that at least two of the reports carry, trained on one thread. */
  static LinearTagModel on(List<Report> reports) {
    ReviewSettings settings = ReviewSettings.defaults().withMinReports(2).withThreads(1);
    return LinearTagModel.train(reports, settings, Progress.NONE);
  }

  /** Texts that no model here has learned from. */
  static String[] unseenTexts(int count) {
    return reports(10_000_000, count).stream().map(Report::text).toArray(String[]::new);
  }
}
