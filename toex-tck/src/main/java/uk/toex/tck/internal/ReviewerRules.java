package uk.toex.tck.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.toex.api.Advice;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;
import uk.toex.api.report.TagIssue;
import uk.toex.tck.internal.ReviewerSubject.Ready;
import uk.toex.tck.internal.Verdict.Broken;

/** V1201 to V1209: tag reviewers. */
final class ReviewerRules {
  private static final Comparator<Advice<TagIssue>> ORDER =
      Comparator.<Advice<TagIssue>>comparingDouble(each -> -each.score())
          .thenComparing(each -> each.subject().reportId())
          .thenComparing(each -> each.subject().tag());

  private ReviewerRules() {}

  static List<Check> all() {
    return List.of(
        advice(
            "V1201",
            "advice comes most probable first, ties by report id, then tag",
            (reports, all) -> {
              for (int i = 1; i < all.size(); i++) {
                Advice<TagIssue> before = all.get(i - 1);
                Advice<TagIssue> after = all.get(i);
                Broken.unless(
                    ORDER.compare(before, after) <= 0,
                    () -> told(before) + " comes before " + told(after));
              }
            }),
        advice(
            "V1202",
            "advice is about reports and tags of the collection",
            (reports, all) -> {
              Set<Tag> tags = new HashSet<>();
              reports.values().forEach(report -> tags.addAll(report.tags()));
              for (Advice<TagIssue> each : all) {
                TagIssue issue = each.subject();
                Tag other = issue.suggestedTag();
                Broken.unless(
                    reports.containsKey(issue.reportId())
                        && tags.contains(issue.tag())
                        && (other == null || tags.contains(other)),
                    () -> told(each));
              }
            }),
        advice(
            "V1203",
            "a missing tag is not carried, a wrong one is",
            (reports, all) -> {
              for (Advice<TagIssue> each : all) {
                Report report = reports.get(each.subject().reportId());
                boolean wrong = each.subject().kind() == TagIssue.Kind.WRONG;
                Broken.unless(
                    report == null || report.tags().contains(each.subject().tag()) == wrong,
                    () -> told(each));
              }
            }),
        advice(
            "V1204",
            "scores are probabilities",
            (reports, all) -> {
              for (Advice<TagIssue> each : all) {
                Broken.unless(
                    each.measure().min() == 0
                        && each.measure().max() == 1
                        && each.score() >= 0
                        && each.score() <= 1,
                    () -> told(each) + " on " + each.measure());
              }
            }),
        advice(
            "V1205",
            "an explanation in log-odds has those of the score as its total",
            (reports, all) -> {
              for (Advice<TagIssue> each : all) {
                if (each.explanation().scale().equals("log-odds")) {
                  ExplanationRules.requireLogOdds(each.explanation().total(), each.score());
                }
              }
            }),
        advice(
            "V1206",
            "nothing is advised twice",
            (reports, all) -> {
              Set<TagIssue> seen = new HashSet<>();
              for (Advice<TagIssue> each : all) {
                TagIssue issue = each.subject();
                Broken.unless(
                    seen.add(new TagIssue(issue.reportId(), issue.tag(), issue.kind(), null)),
                    () -> told(each));
              }
            }),
        Check.each(
            ReviewerSubject.class,
            "V1207",
            "a collection without tags is refused, and says why",
            (trial, subject) -> {
              List<Report> bare = new ArrayList<>();
              for (Report report : subject.work().reports()) {
                bare.add(Report.of(report.id(), report.text()));
              }
              try {
                ready(trial, subject).review(bare, Progress.NONE);
              } catch (InputRefusedException e) {
                Broken.unless(!String.valueOf(e.getMessage()).isBlank(), () -> "no reason given");
                return;
              }
              throw new Broken("it was reviewed");
            }),
        Check.each(
            ReviewerSubject.class,
            "V1208",
            "a review leaves the reports as they were",
            (trial, subject) -> {
              List<Report> reports = new ArrayList<>(subject.work().reports());
              List<Report> before = List.copyOf(reports);
              ready(trial, subject).review(reports, Progress.NONE);
              Broken.unless(before.equals(reports), () -> "their list is another afterwards");
            }),
        Check.each(
            ReviewerSubject.class,
            "V1209",
            "a tag that too few reports carry is not reviewed",
            (trial, subject) -> {
              List<Report> reports = new ArrayList<>(subject.work().reports());
              reports.add(Report.of("kit-rare", reports.get(0).text(), "KIT-RARE"));
              Work work = subject.work().with(reports);
              Ready ready = subject.create(work, ReviewerSubject.MIN_REPORTS);
              for (Advice<TagIssue> each : ready.review(reports, Progress.NONE)) {
                Broken.unless(!each.subject().tag().code().equals("KIT-RARE"), () -> told(each));
              }
            }));
  }

  private interface Look {
    void at(Map<String, Report> reports, List<Advice<TagIssue>> advice);
  }

  private static Check advice(String id, String sentence, Look look) {
    return Check.each(
        ReviewerSubject.class,
        id,
        sentence,
        (trial, subject) -> {
          Map<String, Report> reports = new HashMap<>();
          subject.work().reports().forEach(report -> reports.put(report.id(), report));
          List<Advice<TagIssue>> all =
              ready(trial, subject).review(subject.work().reports(), Progress.NONE);
          trial.note(all.size() + " pieces of advice");
          look.at(reports, all);
        });
  }

  private static Ready ready(Trial trial, ReviewerSubject subject) {
    return trial.probe(subject, Ready.class);
  }

  private static String told(Advice<TagIssue> advice) {
    return Told.shortened(advice.subject() + " at " + advice.score());
  }
}
