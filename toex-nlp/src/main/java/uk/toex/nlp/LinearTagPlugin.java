package uk.toex.nlp;

import java.util.List;
import uk.toex.api.Progress;
import uk.toex.api.report.Report;
import uk.toex.api.report.ReportClassifier;
import uk.toex.api.report.TagReviewer;
import uk.toex.nlp.internal.Versions;
import uk.toex.spi.Capability;
import uk.toex.spi.ModelCard;
import uk.toex.spi.PluginDescriptor;
import uk.toex.spi.ReportClassifierFactory;
import uk.toex.spi.SpiVersion;
import uk.toex.spi.TagReviewerFactory;
import uk.toex.spi.TagReviewerSettings;
import uk.toex.spi.ToexPlugin;
import uk.toex.spi.TrainingSettings;

/** TOEX's own classifier and tag review, offered as any other plugin's are. */
public final class LinearTagPlugin implements ToexPlugin {

  private static final ModelCard CARD =
      new ModelCard(
          "Suggests which tags a report's text fits, and which tags of a collection are probably"
              + " missing or wrong, for an analyst to look at. Not for decisions without one, and"
              + " not about people: it reads how reports are worded, not what anybody did.",
          "Counts of words and word pairs, weighed by tf-idf; logistic regression and complement"
              + " naive Bayes, fused into one linear score a tag; calibrated out of fold through a"
              + " noise channel fitted to the tags as given. docs/architecture.md describes it.",
          "No pretrained weights: it learns from the reports it is given only.",
          "Classification of reuters-topics on its own split, the 21 tags with at least 100 reports:"
              + " macro-F1 0.827. Tag review: average precision 0.72 on 982 human errors among 5,029"
              + " news items with exclusive tags; 0.87 to 0.88 on reuters-topics with injected errors"
              + " (seeds 1 to 3). Nothing was measured on police reports.",
          "Tags on few reports are learned badly; below some hundred, probabilities are rough. Texts"
              + " that fit two tags are flagged although both are right. It reads no word order beyond"
              + " pairs, no negation, and learns from the tags given, with what is one-sided in them.",
          "the TOEX project, through its issue tracker");

  /** For {@link java.util.ServiceLoader}. */
  public LinearTagPlugin() {}

  @Override
  public PluginDescriptor descriptor() {
    return PluginDescriptor.builder(LinearTagModel.ID, Versions.ofPlugin())
        .vendor("TOEX")
        .licence("Apache-2.0")
        .spi(SpiVersion.COMPILED)
        .capabilities(
            Capability.DETERMINISTIC,
            Capability.THREAD_SAFE,
            Capability.EXPLAINS,
            Capability.STREAMING)
        .modelCard(CARD)
        .build();
  }

  @Override
  public List<ReportClassifierFactory> reportClassifiers() {
    return List.of(new Classifiers(LinearTagModel.ID));
  }

  @Override
  public List<TagReviewerFactory> tagReviewers() {
    return List.of(new Reviewers(ReviewSettings.Method.NOISE_CHANNEL.id()));
  }

  private record Classifiers(String name) implements ReportClassifierFactory {
    @Override
    public ReportClassifier train(
        List<Report> reports, TrainingSettings settings, Progress progress) {
      return LinearTagModel.train(reports, settings, progress);
    }
  }

  private record Reviewers(String name) implements TagReviewerFactory {
    @Override
    public TagReviewer create(TagReviewerSettings settings) {
      return new TagReview(
          ReviewSettings.defaults()
              .withExclusive(settings.exclusive())
              .withMinReports(settings.minReports())
              .withSeed(settings.seed())
              .withThreads(settings.threads()));
    }
  }
}
