package uk.toex.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.ReportClassifier;
import uk.toex.api.report.Tag;
import uk.toex.host.Plugins;
import uk.toex.nlp.Review;
import uk.toex.nlp.ReviewEvaluation;
import uk.toex.nlp.ReviewSettings;
import uk.toex.spi.Capability;
import uk.toex.spi.ReportClassifierFactory;
import uk.toex.spi.TrainingSettings;

/**
 * One classifier, measured: a row of {@code toex reports compare}.
 *
 * @param classifier its name
 * @param macroF1 the mean over the tags of F1 of plain classification across folds
 * @param averagePrecision how well a review that reads by it finds the wrong tags
 * @param calibrationError of the same review
 * @param trainPerSecond reports learned from a second, on one half
 * @param classifyPerSecond reports scored a second, on the other half, not seen before
 * @param memoryMb heap held after training, in 10^6 bytes; memory of native code is not seen
 * @param explains whether it promises to explain itself
 * @param deterministic whether it promises the same bits every time
 */
record Comparison(
    String classifier,
    double macroF1,
    double averagePrecision,
    double calibrationError,
    double trainPerSecond,
    double classifyPerSecond,
    double memoryMb,
    boolean explains,
    boolean deterministic) {

  private static final int BATCH = 1024;

  /**
   * Measures one.
   *
   * @param plugins newly found, so that what a plugin remembers of texts is not of an earlier row
   * @param reports with the tags given
   * @param truth the true tags of each
   */
  static Comparison of(
      ReadBy readBy,
      Plugins plugins,
      List<Report> reports,
      List<SortedSet<Tag>> truth,
      ReviewSettings settings,
      Progress progress) {
    Speed speed = Speed.of(readBy.factories(plugins), reports, settings, progress);
    Review review = readBy.review(settings, plugins).run(reports, progress);
    ReviewEvaluation evaluation = ReviewEvaluation.of(review, truth::get);
    return new Comparison(
        readBy.name(),
        macroF1(review, truth, settings.exclusive()),
        evaluation.averagePrecision(),
        evaluation.calibrationError(),
        speed.trainPerSecond,
        speed.classifyPerSecond,
        speed.memoryMb,
        readBy.promised(plugins, Capability.EXPLAINS),
        readBy.promised(plugins, Capability.DETERMINISTIC));
  }

  /** Tags are given at a probability of a half; of exclusive ones the likeliest. */
  private static double macroF1(Review review, List<SortedSet<Tag>> truth, boolean exclusive) {
    Map<Tag, int[]> counts = new TreeMap<>();
    review.tags().forEach(tag -> counts.put(tag, new int[3]));
    double[] best = new double[truth.size()];
    Tag[] likeliest = new Tag[truth.size()];
    review.forEachText(
        (report, tag, probability) -> {
          if (exclusive) {
            if (probability > best[report]) {
              best[report] = probability;
              likeliest[report] = tag;
            }
          } else {
            count(counts, tag, probability >= 0.5, truth.get(report).contains(tag));
          }
        });
    if (exclusive) {
      for (int d = 0; d < likeliest.length; d++) {
        if (likeliest[d] != null) {
          for (Tag tag : review.tags()) {
            count(counts, tag, tag.equals(likeliest[d]), truth.get(d).contains(tag));
          }
        }
      }
    }
    double sum = 0;
    int tags = 0;
    for (int[] c : counts.values()) {
      if (c[0] + c[1] + c[2] > 0) {
        sum += 2.0 * c[0] / (2 * c[0] + c[1] + c[2]);
        tags++;
      }
    }
    return sum / tags;
  }

  /** Counts hits, false alarms and misses. */
  private static void count(Map<Tag, int[]> counts, Tag tag, boolean said, boolean is) {
    int[] c = counts.get(tag);
    if (c != null && (said || is)) {
      c[said && is ? 0 : said ? 1 : 2]++;
    }
  }

  /** How fast, and what is held. */
  private record Speed(double trainPerSecond, double classifyPerSecond, double memoryMb) {

    static Speed of(
        List<ReportClassifierFactory> factories,
        List<Report> reports,
        ReviewSettings settings,
        Progress progress) {
      List<Report> learn = new ArrayList<>();
      List<String> judge = new ArrayList<>();
      TreeMap<Tag, Integer> carried = new TreeMap<>();
      for (Report report : reports) {
        // Every other one, so that both halves are of all times.
        if ((learn.size() + judge.size()) % 2 == 0) {
          learn.add(report);
          report.tags().forEach(tag -> carried.merge(tag, 1, Integer::sum));
        } else {
          judge.add(report.text());
        }
      }
      int atLeast = Math.max(1, Math.min(settings.minReports() / 2, learn.size() / 4));
      List<Tag> tags =
          carried.entrySet().stream()
              .filter(each -> each.getValue() >= atLeast)
              .map(Map.Entry::getKey)
              .toList();
      if (settings.exclusive()) {
        learn.removeIf(report -> !tags.containsAll(report.tags()));
      }
      TrainingSettings training =
          new TrainingSettings(tags, settings.exclusive(), settings.seed(), settings.threads());
      double before = heapMb();
      List<ReportClassifier> trained = new ArrayList<>();
      long begun = System.nanoTime();
      for (ReportClassifierFactory factory : factories) {
        trained.add(factory.train(learn, training, progress));
      }
      double trainSeconds = (System.nanoTime() - begun) / 1e9;
      double held = Math.max(0, heapMb() - before);
      begun = System.nanoTime();
      for (ReportClassifier classifier : trained) {
        for (int from = 0; from < judge.size(); from += BATCH) {
          classifier.probabilities(judge.subList(from, Math.min(judge.size(), from + BATCH)));
          progress.step("classifying", from, judge.size());
        }
      }
      double classifySeconds = (System.nanoTime() - begun) / 1e9;
      return new Speed(learn.size() / trainSeconds, judge.size() / classifySeconds, held);
    }

    private static double heapMb() {
      Runtime runtime = Runtime.getRuntime();
      System.gc();
      System.gc();
      return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
    }
  }
}
