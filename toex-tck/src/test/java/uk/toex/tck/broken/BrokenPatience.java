package uk.toex.tck.broken;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.ReportClassifier;
import uk.toex.spi.TrainingSettings;

/** Breaks L501 to L504. */
public final class BrokenPatience {
  private BrokenPatience() {}

  /** Tells its progress and asks for nothing. */
  public static class L501 extends Bent {
    @Override
    protected ReportClassifier train(
        List<Report> reports, TrainingSettings settings, Progress progress) {
      Progress deaf = (stage, done, total) -> progress.update(stage, done, total);
      return super.train(reports, settings, deaf);
    }
  }

  /** Swallows interrupts. */
  public static class L502 extends Bent {
    @Override
    protected ReportClassifier train(
        List<Report> reports, TrainingSettings settings, Progress progress) {
      boolean swallowed = Thread.interrupted();
      return super.train(reports, settings, swallowed ? Progress.NONE : progress);
    }
  }

  /** Does more than there is to do. */
  public static class L503 extends Bent {
    @Override
    protected ReportClassifier train(
        List<Report> reports, TrainingSettings settings, Progress progress) {
      progress.update("training", reports.size() + 1L, reports.size());
      return super.train(reports, settings, progress);
    }
  }

  /** Takes long for long texts. */
  public static class L504 extends Bent {
    @Override
    protected double[] scores(ReportClassifier good, String text) {
      if (text.length() > 500_000) {
        long end = System.nanoTime() + 1_500_000_000L;
        while (System.nanoTime() < end) {
          LockSupport.parkNanos(end - System.nanoTime());
        }
      }
      return super.scores(good, text);
    }
  }
}
