package uk.toex.spi;

import java.util.List;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.ReportClassifier;

/** Learns to classify reports from tagged ones. */
public interface ReportClassifierFactory extends Offer {

  /**
   * Trains a classifier.
   *
   * @param reports what to learn from, in memory or a view of a file; read as often as needed, from
   *     one thread; neither kept nor changed
   * @param settings the tags to learn, and how
   * @param progress told how far the work has come; {@link Progress#step} also stops it
   * @return a classifier whose {@link ReportClassifier#tags()} are those of the settings, in their
   *     order
   * @throws uk.toex.api.InputRefusedException if nothing can be learned from these, saying why
   * @throws uk.toex.api.CancelledException if the caller asked to stop
   */
  ReportClassifier train(List<Report> reports, TrainingSettings settings, Progress progress);
}
