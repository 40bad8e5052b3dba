package uk.toex.api.report;

import java.util.ArrayList;
import java.util.List;
import uk.toex.api.Explanation;
import uk.toex.api.InputRefusedException;

/**
 * A trained classifier: what tags a report's text suggests.
 *
 * <p>Implementations are immutable and may be shared between threads, unless their plugin does not
 * declare {@link uk.toex.spi.Capability#THREAD_SAFE}.
 */
public interface ReportClassifier {

  /** The tags that it knows, in the order in which scores come. */
  List<Tag> tags();

  /**
   * The probability of each tag for a text.
   *
   * @param text the report's text; any string; to be treated as hostile
   * @return one value in [0, 1] per tag, in the order of {@link #tags()}; a new array each time
   * @throws InputRefusedException if the classifier does not take this text, saying why
   */
  double[] probabilities(String text);

  /**
   * The probability of each tag for each of several texts. Whoever is quicker on many at once than
   * on one after the other overrides this.
   *
   * @param texts any strings
   * @return one array per text, in the order of the texts, each as {@link #probabilities(String)}
   *     gives it; an empty one where that would throw {@code InputRefusedException}
   */
  default List<double[]> probabilities(List<String> texts) {
    List<double[]> all = new ArrayList<>(texts.size());
    for (String text : texts) {
      double[] own;
      try {
        own = probabilities(text);
      } catch (InputRefusedException e) {
        own = new double[0];
      }
      all.add(own);
    }
    return all;
  }

  /**
   * Why a text gets its probability for a tag: parts in log-odds that add up to ln(p / (1 − p)).
   *
   * @throws IllegalArgumentException if the tag is not one of {@link #tags()}
   * @throws UnsupportedOperationException if the classifier can't explain itself; its plugin then
   *     does not declare {@link uk.toex.spi.Capability#EXPLAINS}
   */
  Explanation explain(String text, Tag tag);
}
