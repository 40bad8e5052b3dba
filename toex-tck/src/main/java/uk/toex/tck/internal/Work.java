package uk.toex.tck.internal;

import java.util.List;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;

/**
 * What something that a plugin offers is made from. Kinds that learn nothing use what they need.
 *
 * @param reports what to learn from or to review
 * @param tags the tags to learn
 * @param seed of everything random
 * @param threads how many threads may work
 * @param progress told how far it is
 */
record Work(List<Report> reports, List<Tag> tags, long seed, int threads, Progress progress) {

  Work with(List<Report> other) {
    return new Work(other, tags, seed, threads, progress);
  }

  Work withTags(List<Tag> other) {
    return new Work(reports, other, seed, threads, progress);
  }

  Work withThreads(int other) {
    return new Work(reports, tags, seed, other, progress);
  }

  Work with(Progress other) {
    return new Work(reports, tags, seed, threads, other);
  }
}
