package uk.toex.spi;

import uk.toex.api.report.TagReviewer;

/** Makes reviewers that find missing and wrong tags by a method of their own. */
public interface TagReviewerFactory extends Offer {

  /** A reviewer that works as the settings say. */
  TagReviewer create(TagReviewerSettings settings);
}
