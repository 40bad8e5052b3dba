package uk.toex.tck.broken;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import uk.toex.api.Explanation;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.ReportClassifier;
import uk.toex.api.report.Tag;
import uk.toex.spi.Capability;
import uk.toex.spi.TrainingSettings;

/** Breaks R301 to R306, T401 to T403 and C801 to C803. */
public final class BrokenPromises {
  private BrokenPromises() {}

  /** Rounds now this way, now that. */
  public static class R301 extends Bent {
    private final AtomicInteger asked = new AtomicInteger();

    @Override
    protected double[] scores(ReportClassifier good, String text) {
      double[] scores = super.scores(good, text);
      return asked.incrementAndGet() % 97 == 0 ? nudged(scores) : scores;
    }
  }

  /** Starts each training from somewhere else. */
  public static class R302 extends Bent {
    private final AtomicInteger trained = new AtomicInteger();

    @Override
    protected ReportClassifier train(
        List<Report> reports, TrainingSettings settings, Progress progress) {
      int more = trained.incrementAndGet() % reports.size();
      return super.train(reports.subList(more, reports.size()), settings, progress);
    }
  }

  /** Cuts its work by the number of threads. */
  public static class R303 extends Bent {
    @Override
    protected ReportClassifier train(
        List<Report> reports, TrainingSettings settings, Progress progress) {
      return super.train(reports.subList(settings.threads(), reports.size()), settings, progress);
    }
  }

  /** Takes its seed from the process. */
  public static class R304 extends Bent {
    @Override
    protected double[] scores(ReportClassifier good, String text) {
      double[] scores = super.scores(good, text);
      scores[0] = 1.0 / (ProcessHandle.current().pid() + 2);
      return scores;
    }
  }

  /** Reads in the language of the machine. */
  public static class R305 extends Bent {
    @Override
    protected double[] scores(ReportClassifier good, String text) {
      String lower = text.toUpperCase(Locale.getDefault());
      return super.scores(good, lower);
    }
  }

  /** Is another in each process. */
  public static class R306 extends R304 {}

  /** Goes wrong when two ask at once. */
  public static class T401 extends Bent {
    private final AtomicInteger inside = new AtomicInteger();

    @Override
    protected double[] scores(ReportClassifier good, String text) {
      inside.incrementAndGet();
      try {
        Thread.sleep(1);
        double[] scores = super.scores(good, text);
        return inside.get() > 1 ? nudged(scores) : scores;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      } finally {
        inside.decrementAndGet();
      }
    }
  }

  /** Can't train twice at once. */
  public static class T402 extends Bent {
    private final AtomicInteger inside = new AtomicInteger();

    @Override
    protected ReportClassifier train(
        List<Report> reports, TrainingSettings settings, Progress progress) {
      inside.incrementAndGet();
      try {
        Thread.sleep(100);
        if (inside.get() > 1) {
          throw new IllegalStateException("busy");
        }
        return super.train(reports, settings, progress);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      } finally {
        inside.decrementAndGet();
      }
    }
  }

  /** Leaves a thread behind for each classifier. */
  public static class T403 extends Bent {
    @Override
    protected ReportClassifier train(
        List<Report> reports, TrainingSettings settings, Progress progress) {
      Sleeper.start("trainer", true);
      return super.train(reports, settings, progress);
    }
  }

  /** Promises explanations and has none. */
  public static class C801 extends Bent {
    @Override
    protected Explanation explain(ReportClassifier good, String text, Tag tag) {
      throw new UnsupportedOperationException("no explanation");
    }
  }

  /** Explains though it does not promise to. */
  public static class C802 extends Bent {
    @Override
    protected Capability[] capabilities() {
      return new Capability[0];
    }
  }

  /** Remembers the text before. */
  public static class C803 extends Bent {
    private String before = "";

    @Override
    protected Capability[] capabilities() {
      return new Capability[] {Capability.STREAMING};
    }

    @Override
    protected double[] scores(ReportClassifier good, String text) {
      double[] scores = super.scores(good, text);
      scores = before.length() > text.length() ? nudged(scores) : scores;
      before = text;
      return scores;
    }
  }
}
