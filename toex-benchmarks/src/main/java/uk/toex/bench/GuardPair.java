package uk.toex.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.ReportClassifier;
import uk.toex.api.report.Tag;
import uk.toex.host.Plugins;
import uk.toex.nlp.LinearTagModel;
import uk.toex.nlp.LinearTagPlugin;
import uk.toex.spi.TrainingSettings;

/**
 * How much of the built-in classifier's throughput is left when it is asked through the SPI and its
 * guard: the same model, direct and guarded in turn, so that a slow moment of the machine meets
 * both. Run it on one core ({@code taskset -c 0}): on two, the guard's thread and the caller's may
 * find cores of different speed, which differ more than the guard costs.
 */
public final class GuardPair {

  private static final int REPORTS = 8192;
  private static final int ROUNDS = 8;
  private static final int PAIRS = 8;

  private GuardPair() {}

  /** Prints a line a round: microseconds a report, and guarded throughput by direct. */
  public static void main(String[] args) {
    List<Report> reports = Synthetic.reports(Synthetic.generator(7), 0, 5000);
    TreeSet<Tag> tags = new TreeSet<>();
    reports.forEach(report -> tags.addAll(report.tags()));
    TrainingSettings settings = new TrainingSettings(List.copyOf(tags), false, 1, 1);
    List<String> texts =
        Synthetic.reports(Synthetic.generator(7), 10_000_000, REPORTS).stream()
            .map(Report::text)
            .toList();
    try (Plugins plugins = Plugins.finder().find()) {
      ReportClassifier direct =
          new LinearTagPlugin().reportClassifiers().get(0).train(reports, settings, Progress.NONE);
      ReportClassifier guarded =
          plugins.classifier(LinearTagModel.ID).train(reports, settings, Progress.NONE);
      double[] ratios = new double[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        long[] nanos = new long[2];
        for (int pair = 0; pair < PAIRS; pair++) {
          // Direct, guarded, guarded, direct: neither always comes first.
          nanos[0] += timed(direct, texts);
          nanos[1] += timed(guarded, texts);
          nanos[1] += timed(guarded, texts);
          nanos[0] += timed(direct, texts);
        }
        ratios[round] = (double) nanos[0] / nanos[1];
        double each = 2e3 * PAIRS * REPORTS;
        System.out.printf(
            Locale.ROOT,
            "direct %.2f us, guarded %.2f us, ratio %.3f%n",
            nanos[0] / each,
            nanos[1] / each,
            ratios[round]);
      }
      double[] warm = Arrays.copyOfRange(ratios, 2, ROUNDS);
      Arrays.sort(warm);
      System.out.printf(
          Locale.ROOT,
          "ratio without the first two rounds: %.3f to %.3f, middle %.3f%n",
          warm[0],
          warm[warm.length - 1],
          (warm[warm.length / 2] + warm[(warm.length - 1) / 2]) / 2);
    }
  }

  private static long timed(ReportClassifier classifier, List<String> texts) {
    long start = System.nanoTime();
    if (classifier.probabilities(texts).size() != texts.size()) {
      throw new IllegalStateException("a report without an answer");
    }
    return System.nanoTime() - start;
  }
}
