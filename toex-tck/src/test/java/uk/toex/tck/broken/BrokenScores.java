package uk.toex.tck.broken;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.ReportClassifier;
import uk.toex.api.report.Tag;
import uk.toex.spi.TrainingSettings;

/** Breaks S201 to S216. */
public final class BrokenScores {
  private BrokenScores() {}

  /** Learns nothing. */
  public static class S201 extends Bent {
    @Override
    protected ReportClassifier train(
        List<Report> reports, TrainingSettings settings, Progress progress) {
      throw new UnsupportedOperationException("not yet");
    }
  }

  /** Tells its tags the other way round. */
  public static class S202 extends Bent {
    @Override
    protected List<Tag> tags(ReportClassifier good) {
      List<Tag> tags = new ArrayList<>(good.tags());
      Collections.reverse(tags);
      return tags;
    }
  }

  /** Gives a score more. */
  public static class S203 extends Bent {
    @Override
    protected double[] scores(ReportClassifier good, String text) {
      double[] scores = good.probabilities(text);
      return Arrays.copyOf(scores, scores.length + 1);
    }
  }

  /** Divides nothing by nothing, for some texts. */
  public static class S204 extends Bent {
    @Override
    protected double[] scores(ReportClassifier good, String text) {
      double[] scores = good.probabilities(text);
      scores[0] = text.length() % 2 == 0 ? Double.NaN : scores[0];
      return scores;
    }
  }

  /** Has one array for all. */
  public static class S205 extends Bent {
    private final double[] shared = new double[5];

    @Override
    protected double[] scores(ReportClassifier good, String text) {
      if (shared[0] >= 0) {
        System.arraycopy(good.probabilities(text), 0, shared, 0, good.tags().size());
      }
      return shared;
    }
  }

  /** Adds up to less than one. */
  public static class S206 extends Bent {
    @Override
    protected double[] scores(ReportClassifier good, String text) {
      return Arrays.stream(good.probabilities(text)).map(p -> p * 0.98).toArray();
    }
  }

  /** Gives a batch other scores. */
  public static class S207 extends Bent {
    @Override
    protected List<double[]> batch(ReportClassifier good, List<String> texts) {
      List<double[]> all = super.batch(good, texts);
      all.forEach(Bent::nudged);
      return all;
    }
  }

  /** Can't stand an empty batch. */
  public static class S208 extends Bent {
    @Override
    protected List<double[]> batch(ReportClassifier good, List<String> texts) {
      String first = texts.get(0);
      return first.isEmpty() ? List.of() : super.batch(good, texts);
    }
  }

  /** Sorts what it was given. */
  public static class S209 extends Bent {
    @Override
    protected List<double[]> batch(ReportClassifier good, List<String> texts) {
      Collections.sort(texts);
      return super.batch(good, texts);
    }
  }

  /** Shuffles what it was given. */
  public static class S210 extends Bent {
    @Override
    protected ReportClassifier train(
        List<Report> reports, TrainingSettings settings, Progress progress) {
      ReportClassifier trained = super.train(reports, settings, progress);
      if (reports instanceof ArrayList<Report>) {
        Collections.reverse(reports);
      }
      return trained;
    }
  }

  /** Learns all tags that it sees, whatever it is asked. */
  public static class S211 extends Bent {
    @Override
    protected ReportClassifier train(
        List<Report> reports, TrainingSettings settings, Progress progress) {
      List<Tag> all =
          reports.stream().flatMap(report -> report.tags().stream()).distinct().sorted().toList();
      return super.train(
          reports,
          new TrainingSettings(all, settings.exclusive(), settings.seed(), settings.threads()),
          progress);
    }
  }

  /** Learns the opposite. */
  public static class S212 extends Bent {
    @Override
    protected double[] scores(ReportClassifier good, String text) {
      return Arrays.stream(good.probabilities(text)).map(p -> 1 - p).toArray();
    }
  }

  /** Keeps the reports. */
  public static class S213 extends Bent {
    private final List<Report> kept = new ArrayList<>();

    @Override
    protected ReportClassifier train(
        List<Report> reports, TrainingSettings settings, Progress progress) {
      kept.addAll(reports);
      return super.train(reports, settings, progress);
    }

    @Override
    protected double[] scores(ReportClassifier good, String text) {
      return kept.isEmpty() ? new double[0] : super.scores(good, text);
    }
  }

  /** Has one state for all classifiers. */
  public static class S214 extends Bent {
    private final AtomicInteger trained = new AtomicInteger();

    @Override
    protected ReportClassifier train(
        List<Report> reports, TrainingSettings settings, Progress progress) {
      trained.incrementAndGet();
      return super.train(reports, settings, progress);
    }

    @Override
    protected double[] scores(ReportClassifier good, String text) {
      double[] scores = super.scores(good, text);
      return trained.get() % 2 == 0 ? nudged(scores) : scores;
    }
  }

  /** Reads with a helper. */
  public static class S215 extends Bent {
    @Override
    protected ReportClassifier train(
        List<Report> reports, TrainingSettings settings, Progress progress) {
      Thread helper = new Thread(() -> reports.forEach(Report::text));
      helper.start();
      try {
        helper.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return super.train(reports, settings, progress);
    }
  }

  /** Knows a report by where it lies in memory. */
  public static class S216 extends Bent {
    @Override
    @SuppressWarnings("ReferenceEquality") // That is what is broken.
    protected ReportClassifier train(
        List<Report> reports, TrainingSettings settings, Progress progress) {
      Report first = reports.get(0);
      if (first != reports.get(0)) {
        throw new IllegalStateException("the first report is not itself");
      }
      return super.train(reports, settings, progress);
    }
  }
}
