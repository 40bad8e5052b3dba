package uk.toex.host;

import java.util.List;
import uk.toex.api.CancelledException;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.ReportClassifier;
import uk.toex.api.report.Tag;
import uk.toex.spi.ReportClassifierFactory;
import uk.toex.spi.TrainingSettings;

/** A plugin's factory of classifiers behind its {@link Guard}. Thread-safe. */
public final class GuardedFactory implements ReportClassifierFactory {

  private final String name;
  private final Guard guard;
  private final ReportClassifierFactory factory;

  GuardedFactory(String name, Guard guard, ReportClassifierFactory factory) {
    this.name = name;
    this.guard = guard;
    this.factory = factory;
  }

  @Override
  public String name() {
    return name;
  }

  /**
   * Trains, and says what came of it.
   *
   * @throws CancelledException if the caller asked to stop
   */
  public Outcome<GuardedClassifier> attempt(
      List<Report> reports, TrainingSettings settings, Progress progress) {
    Lent lent = new Lent(reports, progress);
    Outcome<GuardedClassifier> outcome;
    try {
      outcome =
          guard.call(
              "training " + name,
              guard.settings().trainingDeadline(),
              () -> {
                ReportClassifier trained = factory.train(lent.reports(), settings, lent.progress());
                List<Tag> tags = List.copyOf(trained.tags());
                // In this order: what is in the plugin's list decides nothing about being equal.
                return settings.tags().equals(tags)
                    ? new Outcome.Scored<>(new GuardedClassifier(guard, trained, settings.tags()))
                    : new Outcome.Failed<>(
                        name + " was to learn " + settings.tags() + ", knows " + tags);
              });
    } finally {
      lent.takeBack(); // Also where the caller was interrupted.
    }
    if (!(outcome instanceof Outcome.Scored<?>) && progress.cancelled()) {
      throw new CancelledException("training " + name);
    }
    return outcome;
  }

  /**
   * @throws InputRefusedException if the plugin finds nothing to learn, or is not asked any more
   * @throws PluginFailedException if it fails or is late
   */
  @Override
  public GuardedClassifier train(
      List<Report> reports, TrainingSettings settings, Progress progress) {
    Outcome<GuardedClassifier> outcome = attempt(reports, settings, progress);
    if (outcome instanceof Outcome.Scored<GuardedClassifier> scored) {
      return scored.value();
    }
    String message = "The classifier " + name + " could not be trained: " + outcome.problem() + ".";
    throw outcome instanceof Outcome.Refused<?>
        ? new InputRefusedException(message)
        : new PluginFailedException(message);
  }
}
