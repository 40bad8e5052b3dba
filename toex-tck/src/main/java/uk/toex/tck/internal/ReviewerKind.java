package uk.toex.tck.internal;

import java.util.ArrayList;
import java.util.List;
import uk.toex.spi.Offer;
import uk.toex.spi.TagReviewerFactory;
import uk.toex.spi.ToexPlugin;

/** Reviewers of tags: each is tried with tags that exclude each other and with tags that don't. */
final class ReviewerKind implements Kind {

  @Override
  public String word() {
    return "tag reviewer";
  }

  @Override
  public List<? extends Offer> offers(ToexPlugin plugin) {
    return plugin.tagReviewers();
  }

  @Override
  public List<ReviewerSubject> subjects(ToexPlugin plugin, Corpus corpus) {
    List<ReviewerSubject> subjects = new ArrayList<>();
    for (TagReviewerFactory factory : plugin.tagReviewers()) {
      subjects.add(new ReviewerSubject(factory, false, corpus));
      if (!corpus.exclusive().isEmpty()) {
        subjects.add(new ReviewerSubject(factory, true, corpus));
      }
    }
    return subjects;
  }
}
