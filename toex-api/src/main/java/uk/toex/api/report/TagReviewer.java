package uk.toex.api.report;

import java.util.List;
import uk.toex.api.Advice;
import uk.toex.api.Progress;

/** Finds the tags of a collection of reports that are probably missing or wrong. */
public interface TagReviewer {

  /**
   * Reviews a collection held in memory.
   *
   * @param reports the reports, with distinct ids
   * @param progress told how far the work has come
   * @return advice, most probable first; ties by report id, then tag
   * @throws uk.toex.api.InputRefusedException if the collection cannot be reviewed (no tags, one
   *     tag only, too few reports), saying why
   * @throws uk.toex.api.CancelledException if the caller asked to stop
   */
  List<Advice<TagIssue>> review(List<Report> reports, Progress progress);
}
