package uk.toex.host;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import uk.toex.api.Advice;
import uk.toex.api.CancelledException;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;
import uk.toex.api.report.TagIssue;
import uk.toex.api.report.TagReviewer;
import uk.toex.spi.TagReviewerFactory;
import uk.toex.spi.TagReviewerSettings;

/** A plugin's tag reviewer behind its {@link Guard}. Thread-safe. */
public final class GuardedReviewer implements TagReviewer {

  private final String name;
  private final Guard guard;
  private final TagReviewerFactory factory;
  private final TagReviewerSettings settings;

  GuardedReviewer(
      String name, Guard guard, TagReviewerFactory factory, TagReviewerSettings settings) {
    this.name = name;
    this.guard = guard;
    this.factory = factory;
    this.settings = settings;
  }

  /**
   * Reviews, and says what came of it: advice on reports of the collection, each once a tag, most
   * probable first.
   *
   * @throws CancelledException if the caller asked to stop
   */
  public Outcome<List<Advice<TagIssue>>> attempt(List<Report> reports, Progress progress) {
    Set<String> ids = new HashSet<>();
    Set<Tag> tags = new HashSet<>();
    for (Report report : reports) {
      ids.add(report.id());
      tags.addAll(report.tags());
    }
    long most = (long) ids.size() * tags.size();
    Lent lent = new Lent(reports, progress);
    Outcome<List<Advice<TagIssue>>> outcome;
    try {
      outcome =
          guard.call(
              "reviewing by " + name,
              guard.settings().trainingDeadline(),
              () ->
                  checked(
                      factory.create(settings).review(lent.reports(), lent.progress()), ids, most));
    } finally {
      lent.takeBack(); // Also where the caller was interrupted.
    }
    if (!(outcome instanceof Outcome.Scored<?>) && progress.cancelled()) {
      throw new CancelledException("reviewing by " + name);
    }
    return outcome;
  }

  /**
   * @throws InputRefusedException if the plugin does not take the collection, or is not asked any
   *     more
   * @throws PluginFailedException if it fails or is late
   */
  @Override
  public List<Advice<TagIssue>> review(List<Report> reports, Progress progress) {
    Outcome<List<Advice<TagIssue>>> outcome = attempt(reports, progress);
    if (outcome instanceof Outcome.Scored<List<Advice<TagIssue>>> scored) {
      return scored.value();
    }
    String message = "The reviewer " + name + " gave no advice: " + outcome.problem() + ".";
    throw outcome instanceof Outcome.Refused<?>
        ? new InputRefusedException(message)
        : new PluginFailedException(message);
  }

  private static Outcome<List<Advice<TagIssue>>> checked(
      List<Advice<TagIssue>> advice, Set<String> ids, long most) {
    List<Advice<TagIssue>> all = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Advice<TagIssue> each : advice) {
      // A list may have no end, and this loop must, when its call is given up.
      if (all.size() == most || Thread.currentThread().isInterrupted()) {
        return new Outcome.Failed<>("more advice than reports and tags allow");
      }
      TagIssue issue = each.subject();
      if (!ids.contains(issue.reportId())) {
        return new Outcome.Failed<>("advice on a report that there is not: " + issue.reportId());
      }
      if (!seen.add(issue.reportId() + "\n" + issue.tag())) {
        return new Outcome.Failed<>(
            "advice twice on the tag " + issue.tag() + " of " + issue.reportId());
      }
      if (!(each.score() >= 0 && each.score() <= 1)) {
        return new Outcome.Failed<>("a probability of " + each.score());
      }
      if (!all.isEmpty() && all.get(all.size() - 1).score() < each.score()) {
        return new Outcome.Failed<>("advice out of order, at " + issue.reportId());
      }
      all.add(each);
    }
    return new Outcome.Scored<>(all);
  }
}
