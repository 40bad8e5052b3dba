package uk.toex.spi;

import java.util.HashSet;
import java.util.List;
import uk.toex.api.report.Tag;

/**
 * What a classifier is to learn, and how.
 *
 * @param tags the tags to learn, at least one, in the order in which scores are to come; reports
 *     may carry others, which don't count
 * @param exclusive whether a report carries exactly one tag; probabilities then add up to 1, or to
 *     as little as 0.99 where a classifier leaves room for doubt
 * @param seed of everything random
 * @param threads how many threads may work, at least 1; a deterministic plugin gives the same for
 *     any number
 */
public record TrainingSettings(List<Tag> tags, boolean exclusive, long seed, int threads) {

  /**
   * @throws IllegalArgumentException if there is no tag, one twice, or no thread
   */
  public TrainingSettings {
    tags = List.copyOf(tags);
    if (tags.isEmpty()) {
      throw new IllegalArgumentException("no tag to learn");
    }
    if (new HashSet<>(tags).size() < tags.size()) {
      throw new IllegalArgumentException("a tag stands twice in " + tags);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, was " + threads);
    }
  }
}
