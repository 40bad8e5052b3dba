package uk.toex.host;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import uk.toex.api.Explanation;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.ReportClassifier;
import uk.toex.api.report.Tag;
import uk.toex.spi.ReportClassifierFactory;
import uk.toex.spi.TrainingSettings;

/** A classifier whose answers to single texts and to batches a test decides. */
final class Faulty implements ReportClassifier {

  static final List<Tag> TAGS = List.of(new Tag("A"), new Tag("B"));
  static final TrainingSettings SETTINGS = new TrainingSettings(TAGS, false, 1, 1);
  static final List<Report> REPORTS =
      List.of(Report.of("R1", "phone and gifts", "A"), Report.of("R2", "a shop", "B"));

  private final Function<String, double[]> one;
  private final Function<List<String>, List<double[]>> many;

  Faulty(Function<String, double[]> one) {
    this.one = one;
    this.many = texts -> ReportClassifier.super.probabilities(texts);
  }

  Faulty(Function<String, double[]> one, Function<List<String>, List<double[]>> many) {
    this.one = one;
    this.many = many;
  }

  /** What every right answer is. */
  static double[] right(String text) {
    double[] p = new double[TAGS.size()];
    Arrays.fill(p, text.length() % 10 / 10.0);
    return p;
  }

  static ReportClassifierFactory factory(ReportClassifier trained) {
    return factory((reports, progress) -> trained);
  }

  interface Training {
    ReportClassifier train(List<Report> reports, Progress progress);
  }

  static ReportClassifierFactory factory(Training training) {
    return new ReportClassifierFactory() {
      @Override
      public String name() {
        return "faulty";
      }

      @Override
      public ReportClassifier train(
          List<Report> reports, TrainingSettings settings, Progress progress) {
        return training.train(reports, progress);
      }
    };
  }

  /** Null, where there should be none. */
  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  static <T> T nothing() {
    return null;
  }

  /** Throws anything, declared or not. */
  @SuppressWarnings("TypeParameterUnusedInFormals")
  static <T> T sneak(Throwable e) {
    return Faulty.<T, RuntimeException>as(e);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T, E extends Throwable> T as(Throwable e) throws E {
    throw (E) e;
  }

  /** Waits, whatever the interrupts, until the test opens the latch. */
  static void hang(CountDownLatch until) {
    while (until.getCount() > 0) {
      try {
        until.await();
      } catch (InterruptedException e) {
        // As a plugin that does not heed it.
      }
    }
  }

  static void joined(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public List<Tag> tags() {
    return TAGS;
  }

  @Override
  public double[] probabilities(String text) {
    return one.apply(text);
  }

  @Override
  public List<double[]> probabilities(List<String> texts) {
    return many.apply(texts);
  }

  @Override
  public Explanation explain(String text, Tag tag) {
    throw new UnsupportedOperationException("not this one");
  }
}
