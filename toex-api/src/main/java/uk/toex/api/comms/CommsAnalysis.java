package uk.toex.api.comms;

import java.util.List;
import java.util.Map;
import uk.toex.api.Advice;
import uk.toex.api.Progress;

/** Looks for one kind of thing in comms data. Implementations are thread-safe. */
public interface CommsAnalysis {

  /** The kind of its findings, such as {@code deal-line}. */
  String kind();

  /**
   * Finds all there is, best first.
   *
   * @param view the events
   * @param settings its settings by name; what is not there is at its default
   * @param threads how many threads may work; the result does not depend on it
   * @throws IllegalArgumentException if a setting is unknown or out of its range
   * @throws uk.toex.api.CancelledException if the progress says so
   */
  List<Advice<Finding>> analyse(
      CommsView view, Map<String, String> settings, int threads, Progress progress);
}
