package uk.toex.tck.broken;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import uk.toex.api.Advice;
import uk.toex.api.Explanation;
import uk.toex.api.Explanation.Step;
import uk.toex.api.Measure;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.Tag;
import uk.toex.api.report.TagIssue;
import uk.toex.api.report.TagReviewer;
import uk.toex.spi.ReportClassifierFactory;
import uk.toex.spi.TagReviewerFactory;
import uk.toex.spi.TagReviewerSettings;
import uk.toex.tck.good.GoodReviewers;

/** Breaks V1201 to V1209. */
public final class BrokenReviewers {
  private BrokenReviewers() {}

  private abstract static class Reviews extends Bent {
    abstract List<Advice<TagIssue>> bend(List<Advice<TagIssue>> good);

    List<Advice<TagIssue>> review(TagReviewer good, List<Report> reports, Progress progress) {
      return bend(new ArrayList<>(good.review(reports, progress)));
    }

    private record Factory(Reviews plugin) implements TagReviewerFactory {
      @Override
      public String name() {
        return "second-look";
      }

      @Override
      public TagReviewer create(TagReviewerSettings settings) {
        TagReviewer good = plugin.good(settings);
        return (reports, progress) -> plugin.review(good, reports, progress);
      }
    }

    TagReviewer good(TagReviewerSettings settings) {
      return new GoodReviewers("good").create(settings);
    }

    @Override
    public List<ReportClassifierFactory> reportClassifiers() {
      return List.of();
    }

    @Override
    public List<TagReviewerFactory> tagReviewers() {
      return List.of(new Factory(this));
    }
  }

  private static Advice<TagIssue> with(Advice<TagIssue> advice, TagIssue other) {
    return new Advice<>(
        other, advice.score(), advice.measure(), advice.explanation(), advice.provenance());
  }

  private static List<Advice<TagIssue>> first(
      List<Advice<TagIssue>> advice, UnaryOperator<Advice<TagIssue>> change) {
    advice.set(0, change.apply(advice.get(0)));
    return advice;
  }

  /** Least probable first. */
  public static class V1201 extends Reviews {
    @Override
    List<Advice<TagIssue>> bend(List<Advice<TagIssue>> good) {
      Collections.reverse(good);
      return good;
    }
  }

  /** About a report that is not there. */
  public static class V1202 extends Reviews {
    @Override
    List<Advice<TagIssue>> bend(List<Advice<TagIssue>> good) {
      return first(
          good,
          each -> {
            TagIssue issue = each.subject();
            return with(each, new TagIssue("nowhere", issue.tag(), issue.kind(), null));
          });
    }
  }

  /** Takes missing for wrong. */
  public static class V1203 extends Reviews {
    @Override
    List<Advice<TagIssue>> bend(List<Advice<TagIssue>> good) {
      return first(
          good,
          each -> {
            TagIssue issue = each.subject();
            TagIssue.Kind other =
                issue.kind() == TagIssue.Kind.WRONG ? TagIssue.Kind.MISSING : TagIssue.Kind.WRONG;
            return with(each, new TagIssue(issue.reportId(), issue.tag(), other, null));
          });
    }
  }

  /** Scores from 0 to 100. */
  public static class V1204 extends Reviews {
    @Override
    List<Advice<TagIssue>> bend(List<Advice<TagIssue>> good) {
      Measure percent = new Measure("percent", 0, 100, "How sure it is.");
      good.replaceAll(
          each ->
              new Advice<>(
                  each.subject(),
                  each.score() * 100,
                  percent,
                  each.explanation(),
                  each.provenance()));
      return good;
    }
  }

  /** Explains another score. */
  public static class V1205 extends Reviews {
    @Override
    List<Advice<TagIssue>> bend(List<Advice<TagIssue>> good) {
      Explanation why = new Explanation("log-odds", List.of(new Step("guess", -3)), 0, -3);
      return first(
          good,
          each ->
              new Advice<>(each.subject(), each.score(), each.measure(), why, each.provenance()));
    }
  }

  /** Says it twice. */
  public static class V1206 extends Reviews {
    @Override
    List<Advice<TagIssue>> bend(List<Advice<TagIssue>> good) {
      good.add(0, good.get(0));
      return good;
    }
  }

  /** Finds nothing wrong with what has no tags. */
  public static class V1207 extends Reviews {
    @Override
    List<Advice<TagIssue>> review(TagReviewer good, List<Report> reports, Progress progress) {
      boolean bare = reports.stream().allMatch(report -> report.tags().isEmpty());
      return bare ? List.of() : good.review(reports, progress);
    }

    @Override
    List<Advice<TagIssue>> bend(List<Advice<TagIssue>> good) {
      return good;
    }
  }

  /** Sorts what it was given. */
  public static class V1208 extends Reviews {
    @Override
    List<Advice<TagIssue>> review(TagReviewer good, List<Report> reports, Progress progress) {
      List<Advice<TagIssue>> advice = good.review(reports, progress);
      if (reports instanceof ArrayList<Report>) {
        Collections.reverse(reports);
      }
      return advice;
    }

    @Override
    List<Advice<TagIssue>> bend(List<Advice<TagIssue>> good) {
      return good;
    }
  }

  /** Judges tags by a single report. */
  public static class V1209 extends Reviews {
    @Override
    List<Advice<TagIssue>> review(TagReviewer good, List<Report> reports, Progress progress) {
      List<Advice<TagIssue>> advice = new ArrayList<>(good.review(reports, progress));
      for (Report report : reports) {
        for (Tag tag : report.tags()) {
          if (tag.code().equals("KIT-RARE")) {
            TagIssue issue = new TagIssue(report.id(), tag, TagIssue.Kind.WRONG, null);
            advice.add(with(advice.get(0), issue));
          }
        }
      }
      return advice;
    }

    @Override
    List<Advice<TagIssue>> bend(List<Advice<TagIssue>> good) {
      return good;
    }
  }
}
