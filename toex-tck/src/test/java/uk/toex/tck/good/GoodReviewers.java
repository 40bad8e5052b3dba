package uk.toex.tck.good;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import uk.toex.api.Advice;
import uk.toex.api.Explanation;
import uk.toex.api.Explanation.Step;
import uk.toex.api.InputRefusedException;
import uk.toex.api.Measure;
import uk.toex.api.Progress;
import uk.toex.api.Provenance;
import uk.toex.api.report.Report;
import uk.toex.api.report.ReportClassifier;
import uk.toex.api.report.Tag;
import uk.toex.api.report.TagIssue;
import uk.toex.api.report.TagReviewer;
import uk.toex.spi.TagReviewerFactory;
import uk.toex.spi.TagReviewerSettings;
import uk.toex.spi.TrainingSettings;

/** Reviews tags by what {@link GoodClassifier} makes of the texts. */
public record GoodReviewers(String name) implements TagReviewerFactory {
  private static final Comparator<Advice<TagIssue>> ORDER =
      Comparator.<Advice<TagIssue>>comparingDouble(each -> -each.score())
          .thenComparing(each -> each.subject().reportId())
          .thenComparing(each -> each.subject().tag());

  @Override
  public TagReviewer create(TagReviewerSettings settings) {
    return (reports, progress) -> review(reports, settings, progress);
  }

  private static List<Advice<TagIssue>> review(
      List<Report> reports, TagReviewerSettings settings, Progress progress) {
    Map<Tag, Integer> counts = new TreeMap<>();
    reports.forEach(report -> report.tags().forEach(tag -> counts.merge(tag, 1, Integer::sum)));
    counts.values().removeIf(count -> count < settings.minReports());
    if (counts.size() < 2) {
      throw new InputRefusedException("fewer than two tags with enough reports: " + counts);
    }
    List<Tag> tags = List.copyOf(counts.keySet());
    ReportClassifier classifier =
        new GoodClassifiers("inner")
            .train(
                reports,
                new TrainingSettings(tags, settings.exclusive(), settings.seed(), 1),
                progress);
    Instant now = Instant.now();
    Provenance provenance =
        new Provenance(
            "1.0",
            "review",
            new TreeMap<>(),
            List.of(),
            List.of(),
            settings.seed(),
            new TreeMap<>(),
            "java",
            now,
            now);
    List<Advice<TagIssue>> advice = new ArrayList<>();
    for (Report report : reports) {
      double[] scores = classifier.probabilities(report.text());
      for (int tag = 0; tag < scores.length; tag++) {
        boolean carried = report.tags().contains(tags.get(tag));
        double wrong = carried ? 1 - scores[tag] : scores[tag];
        if (wrong > 0.5 && wrong < 1) {
          TagIssue.Kind kind = carried ? TagIssue.Kind.WRONG : TagIssue.Kind.MISSING;
          double total = Math.log(wrong) - Math.log1p(-wrong);
          advice.add(
              new Advice<>(
                  new TagIssue(report.id(), tags.get(tag), kind, null),
                  wrong,
                  Measure.probability(
                      "tag-issue", "How likely it is that the tag is wrong as given."),
                  new Explanation("log-odds", List.of(new Step("text", total)), 0, total),
                  provenance));
        }
      }
    }
    advice.sort(ORDER);
    return advice;
  }
}
