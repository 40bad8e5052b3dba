package uk.toex.api.report;

import java.util.List;
import uk.toex.api.Explanation;

/**
 * A trained classifier: what tags a report's text suggests.
 *
 * <p>Implementations are immutable and may be shared between threads.
 */
public interface ReportClassifier {

  /** The tags that it knows, in the order in which scores come. */
  List<Tag> tags();

  /**
   * The probability of each tag for a text.
   *
   * @param text the report's text; any string
   * @return one value in [0, 1] per tag, in the order of {@link #tags()}
   */
  double[] probabilities(String text);

  /**
   * Why a text gets its probability for a tag: parts in log-odds that add up to ln(p / (1 − p)).
   *
   * @throws IllegalArgumentException if the tag is not one of {@link #tags()}
   */
  Explanation explain(String text, Tag tag);
}
