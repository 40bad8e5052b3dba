package uk.toex.smile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import smile.classification.PlattScaling;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;
import uk.toex.spi.TrainingSettings;

/**
 * Trains a yes/no model for each tag on all reports, and others on two thirds of them, whose scores
 * of the rest calibrate the first.
 */
final class Training {

  private static final int PARTS = 3;

  /** A tag on so many reports is calibrated on one part, which is plenty; others on all three. */
  private static final int ONE_PART_FROM = 100;

  private static final int FEWEST = 2;

  private final Method method;
  private final TrainingSettings settings;
  private final Progress progress;
  private final Vocabulary vocabulary;
  private final Doc[] docs;

  /** For each tag, which texts carry it. */
  private final boolean[][] carries;

  private Training(
      Method method, List<Report> reports, TrainingSettings settings, Progress progress) {
    this.method = method;
    this.settings = settings;
    this.progress = progress;
    List<Tag> tags = settings.tags();
    List<Report> used = used(reports, settings);
    carries = new boolean[tags.size()][used.size()];
    for (int t = 0; t < tags.size(); t++) {
      int count = 0;
      for (int d = 0; d < used.size(); d++) {
        carries[t][d] = used.get(d).tags().contains(tags.get(t));
        count += carries[t][d] ? 1 : 0;
      }
      require(tags.get(t), count, used.size());
    }
    vocabulary = Vocabulary.of(used, method.binary(), progress);
    docs = new Doc[used.size()];
    for (int d = 0; d < docs.length; d++) {
      if ((d & 0x3FF) == 0) {
        progress.step("reading", d, docs.length);
      }
      docs[d] = vocabulary.read(used.get(d).text());
    }
  }

  static SmileClassifier train(
      String name,
      Method method,
      List<Report> reports,
      TrainingSettings settings,
      Progress progress) {
    return new Training(method, reports, settings, progress).run(name);
  }

  private SmileClassifier run(String name) {
    int tags = settings.tags().size();
    int tasks = 2 * tags;
    LinearModel[] models = new LinearModel[tags];
    PlattScaling[] calibration = new PlattScaling[tags];
    AtomicInteger done = new AtomicInteger();
    Pools.run(
        settings.threads(),
        tasks,
        task -> {
          int t = task / 2;
          // Checked here too: a whole fit can't be stopped.
          progress.step("training", done.get(), tasks);
          if (task % 2 == 0) {
            models[t] = fit(t, IntStream.range(0, docs.length).toArray());
          } else {
            calibration[t] = calibrate(t);
          }
          progress.step("training", done.incrementAndGet(), tasks);
        });
    return new SmileClassifier(
        name, settings.tags(), settings.exclusive(), vocabulary, models, calibration);
  }

  private LinearModel fit(int t, int[] learn) {
    return Fits.fit(method, docs, carries[t], learn, vocabulary.size(), settings.seed());
  }

  private PlattScaling calibrate(int t) {
    int[] part = deal(t);
    int count = 0;
    for (boolean carried : carries[t]) {
      count += carried ? 1 : 0;
    }
    int parts = count < ONE_PART_FROM ? PARTS : 1;
    double[] score = new double[docs.length];
    int[] label = new int[docs.length];
    int n = 0;
    for (int held = 0; held < parts; held++) {
      int now = held;
      LinearModel model =
          fit(t, IntStream.range(0, docs.length).filter(d -> part[d] != now).toArray());
      for (int d = 0; d < docs.length; d++) {
        if (part[d] == held) {
          score[n] = model.score(docs[d]);
          label[n++] = carries[t][d] ? 1 : -1;
        }
      }
    }
    return PlattScaling.fit(Arrays.copyOf(score, n), Arrays.copyOf(label, n));
  }

  /** Deals texts to parts at random, with and without the tag apart, so that each has its share. */
  private int[] deal(int t) {
    int n = docs.length;
    int[] order = IntStream.range(0, n).toArray();
    SplittableRandom random = new SplittableRandom(settings.seed());
    for (int i = n - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int d = order[i];
      order[i] = order[j];
      order[j] = d;
    }
    int[] dealt = new int[2];
    int[] part = new int[n];
    for (int d : order) {
      part[d] = dealt[carries[t][d] ? 1 : 0]++ % PARTS;
    }
    return part;
  }

  /** Of exclusive tags, the reports whose one tag is among those to learn; else all. */
  private static List<Report> used(List<Report> reports, TrainingSettings settings) {
    if (!settings.exclusive()) {
      return reports;
    }
    if (settings.tags().size() < 2) {
      throw new InputRefusedException(
          "Only one tag is to be learned, "
              + settings.tags().get(0)
              + ": with exclusive tags at least two are needed.");
    }
    List<Report> used = new ArrayList<>();
    for (Report report : reports) {
      long known = settings.tags().stream().filter(report.tags()::contains).count();
      if (known > 1) {
        throw new InputRefusedException(
            "Report "
                + report.id()
                + " has "
                + known
                + " tags, but with exclusive tags every report has exactly one.");
      }
      if (known == 1) {
        used.add(report);
      }
    }
    return used;
  }

  private static void require(Tag tag, int count, int reports) {
    if (count < FEWEST || reports - count < FEWEST) {
      throw new InputRefusedException(
          "The tag "
              + tag
              + " is on "
              + count
              + " of "
              + reports
              + " reports: to learn it, at least "
              + FEWEST
              + " with it and as many without it are needed.");
    }
  }
}
